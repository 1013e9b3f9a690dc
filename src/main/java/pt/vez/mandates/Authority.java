package pt.vez.mandates;

import static pt.vez.shared.Zones.LISBON;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import pt.vez.associations.Agreements;
import pt.vez.associations.Associations;
import pt.vez.associations.Associations.Membership;
import pt.vez.associations.Declarations;
import pt.vez.shared.Actor;
import pt.vez.shared.NotAuthorised;
import pt.vez.shared.Role;

/**
 * May this mediator do this for this person at this centre now, and if not, which condition fails?
 *
 * <p>One statement reads everything that decides, so that the answer is of one moment and costs one round trip.
 * Nothing is remembered between two questions but which declaration is in force, for a second: what was withdrawn is
 * withdrawn for the next one, on every node.
 */
@Service
public class Authority {

    /**
     * One row for each agreement in force, or one without any. A join in the order written: nothing is left for the
     * optimiser to search, which would cost more than the reading.
     */
    private static String statement(boolean procedure, boolean course) {
        return "select straight_join a.active, p.id as partner_id, r.centre_id as centre, x.version is not null as declared,"
                + (course ? " t.id is not null" : " true") + " as certified, g.id as agreement,"
                + (procedure ? " c.agreement_id is not null" : " true")
                + " as about, e.agreement_id is not null as here,"
                + " m.association_id, m.applicant_id, m.state, m.expires_at, m.scopes from identity_account a"
                + " left join mandates_mandate m on m.id = :mandate"
                + " left join associations_acceptance x on x.account_id = :account and x.version = :declaration"
                + (course
                        ? " left join training_certificate t on t.account_id = :account and t.course_code = :course"
                                + " and t.valid_to >= :today and t.valid_from <= :today and t.revoked_at is null"
                        : "")
                + " left join associations_member b on b.account_id = :account and b.since <= :today"
                + " and (b.until_date is null or b.until_date >= :today)"
                + " left join associations_partner p on p.id = b.partner_id and p.active"
                // The shift the mediator is on now: the duty of their partner that has begun and not ended.
                + " left join rota_duty r on r.account_id = :account and r.ends_at > :now and r.starts_at <= :now"
                + " and r.state = 'PLANNED' and r.partner_id = p.id"
                + " left join associations_agreement g on g.partner_id = p.id and " + Agreements.IN_FORCE
                + (procedure
                        ? " left join associations_agreement_procedure c on c.agreement_id = g.id"
                                + " and c.procedure_code = :procedure"
                        : "")
                + " left join associations_agreement_centre e on e.agreement_id = g.id and e.centre_id = r.centre_id"
                + " where a.id = :account";
    }

    private static final String ABOUT_ALL = statement(true, true);
    private static final String ABOUT_PROCEDURE = statement(true, false);
    private static final String ABOUT_COURSE = statement(false, true);
    private static final String ABOUT_NOTHING = statement(false, false);

    private static String statement(Question question) {
        if (question.deed().course() != null) {
            return question.procedure() == null ? ABOUT_COURSE : ABOUT_ALL;
        }
        return question.procedure() == null ? ABOUT_NOTHING : ABOUT_PROCEDURE;
    }

    private final NamedParameterJdbcTemplate jdbc;
    private final Associations associations;
    private final Declarations declarations;
    private final Clock clock;

    Authority(NamedParameterJdbcTemplate jdbc, Associations associations, Declarations declarations, Clock clock) {
        this.jdbc = jdbc;
        this.associations = associations;
        this.declarations = declarations;
        this.clock = clock;
    }

    /**
     * The question.
     *
     * @param mandate the mandate claimed, for deeds that need one
     * @param applicant whose matter it is; null when it is about no person yet
     * @param procedure code of the procedure; null for deeds that are about none
     * @param centre where; null for the centre the mediator is on shift at now
     */
    public record Question(
            UUID mediator,
            Permission deed,
            @Nullable UUID mandate,
            @Nullable UUID applicant,
            @Nullable String procedure,
            @Nullable UUID centre) {
        /** About no particular person. */
        public static Question desk(UUID mediator) {
            return new Question(mediator, Permission.DESK, null, null, null, null);
        }
    }

    /** @return the first condition that fails; nothing when the deed may be done */
    @Transactional(readOnly = true)
    public Optional<AuthorityRequirement> missing(Question question) {
        Instant now = clock.instant();
        var values = new HashMap<String, @Nullable Object>(
                Map.of("now", now, "today", LocalDate.ofInstant(now, LISBON), "account", question.mediator()));
        values.put("mandate", question.mandate());
        values.put("procedure", question.procedure());
        values.put("course", question.deed().course());
        values.put("declaration", declarations.version());
        return Objects.requireNonNull(jdbc.query(statement(question), values, rows -> {
            if (!rows.next()) {
                return Optional.of(AuthorityRequirement.ACCOUNT);
            }
            // Of several agreements the one that goes furthest counts.
            AuthorityRequirement furthest = judged(rows, question, now);
            while (furthest != null && rows.next()) {
                AuthorityRequirement other = judged(rows, question, now);
                furthest = other == null || other.compareTo(furthest) > 0 ? other : furthest;
            }
            return Optional.ofNullable(furthest);
        }));
    }

    private static @Nullable AuthorityRequirement judged(ResultSet row, Question question, Instant now)
            throws SQLException {
        if (!row.getBoolean("active")) {
            return AuthorityRequirement.ACCOUNT;
        }
        UUID partner = row.getObject("partner_id", UUID.class);
        UUID centre = row.getObject("centre", UUID.class);
        if (partner == null || row.getObject("agreement") == null) {
            return AuthorityRequirement.AGREEMENT;
        }
        if (!row.getBoolean("about")) {
            return AuthorityRequirement.PROCEDURE;
        }
        if (!row.getBoolean("declared")) {
            return AuthorityRequirement.DECLARATION;
        }
        if (question.deed().onShift()) {
            if (centre == null || (question.centre() != null && !centre.equals(question.centre()))) {
                return AuthorityRequirement.SHIFT;
            }
            if (!row.getBoolean("here")) {
                return AuthorityRequirement.CENTRE;
            }
        }
        if (!row.getBoolean("certified")) {
            return AuthorityRequirement.CERTIFICATE;
        }
        Scope scope = question.deed().scope();
        return scope == null ? null : mandated(row, partner, question, scope, now);
    }

    private static @Nullable AuthorityRequirement mandated(
            ResultSet row, UUID partner, Question question, Scope scope, Instant now) throws SQLException {
        Instant expires = row.getObject("expires_at", Instant.class);
        boolean live = partner.equals(row.getObject("association_id", UUID.class))
                && MandateView.State.ACTIVE.name().equals(row.getString("state"))
                && expires != null
                && now.isBefore(expires)
                && (question.applicant() == null
                        || question.applicant().equals(row.getObject("applicant_id", UUID.class)));
        if (!live) {
            return AuthorityRequirement.MANDATE;
        }
        return Arrays.asList(row.getString("scopes").split(",")).contains(scope.name())
                ? null
                : AuthorityRequirement.SCOPE;
    }

    /** @throws NotAuthorised naming the condition that fails and what to do; it undoes nothing of who catches it */
    @Transactional(readOnly = true, noRollbackFor = NotAuthorised.class)
    public void require(Actor actor, Permission deed, @Nullable UUID applicant, @Nullable String procedure) {
        require(actor, new Question(actor.accountId(), deed, actor.mandateId(), applicant, procedure, null));
    }

    /**
     * Requires authority for desk work at this centre.
     *
     * @throws NotAuthorised as above
     */
    @Transactional(readOnly = true, noRollbackFor = NotAuthorised.class)
    public void requireAt(Actor actor, UUID centre) {
        require(actor, new Question(actor.accountId(), Permission.DESK, null, null, null, centre));
    }

    /**
     * For a deed about no particular person.
     *
     * @return the association the actor does it for
     * @throws NotAuthorised as above
     */
    @Transactional(readOnly = true)
    public Membership member(Actor actor, Permission deed) {
        return member(actor, deed, null);
    }

    /** As above, about a procedure. */
    @Transactional(readOnly = true)
    public Membership member(Actor actor, Permission deed, @Nullable String procedure) {
        require(actor, deed, null, procedure);
        return associations.requireMembership(actor);
    }

    private void require(Actor actor, Question question) {
        actor.require(Role.MEDIATOR);
        missing(question).ifPresent(authorityRequirement -> {
            throw refusal(actor, authorityRequirement);
        });
    }

    /**
     * Why a mediator who is in no visit of this person may not do this: the first condition that fails, and when
     * nothing else does, the mandate. It does not depend on the person, so that it tells nothing about them.
     */
    @Transactional(readOnly = true)
    public NotAuthorised refusal(Actor actor, Permission deed) {
        if (!actor.is(Role.MEDIATOR)) {
            return new NotAuthorised("error.role");
        }
        return refusal(
                actor,
                missing(new Question(actor.accountId(), deed, null, null, null, null))
                        .orElse(AuthorityRequirement.MANDATE));
    }

    /**
     * The refusal in the words of the reader: who coordinates a partner is told what to do, not to ask the
     * coordinator.
     */
    @Transactional(readOnly = true)
    public AuthorityRefused refusal(Actor actor, AuthorityRequirement authorityRequirement) {
        return switch (authorityRequirement) {
            case AGREEMENT -> {
                NotAuthorised why = associations.withoutAgreement(actor.accountId());
                yield new AuthorityRefused(
                        authorityRequirement, why.key(), why.args().toArray());
            }
            case SHIFT, CENTRE ->
                new AuthorityRefused(
                        authorityRequirement,
                        associations.coordinates(actor.accountId())
                                ? authorityRequirement.key() + ".coordinator"
                                : authorityRequirement.key());
            default -> new AuthorityRefused(authorityRequirement, authorityRequirement.key());
        };
    }
}
