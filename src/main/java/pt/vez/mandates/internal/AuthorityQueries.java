package pt.vez.mandates.internal;

import static pt.vez.shared.Zones.LISBON;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import pt.vez.mandates.Authority.Question;
import pt.vez.mandates.MandateView;

/**
 * Everything that decides about the authority of a mediator, in one statement: of one moment, and one round trip. The joins
 * are read in the order written: nothing is left for the optimiser to search, which would cost more than the reading. Each
 * is by a key. Conditions a question does not ask for are left out.
 */
@Repository
class AuthorityQueries {
    private static final String WITHOUT_COURSE = "true as certified";
    private static final String WITH_COURSE = "t.account_id is not null as certified";
    private static final String WITHOUT_PROCEDURE = "true as covered";
    private static final String WITH_PROCEDURE = "c.agreement_id is not null as covered";

    private static final String CERTIFICATE = """
              left join training_valid_certificate t on t.account_id = :account and t.course_code = :course
                   and t.valid_to >= :today and t.valid_from <= :today
            """;

    private static final String PROCEDURE = """
              left join associations_agreed_procedure c on c.agreement_id = g.id and c.procedure_code = :procedure
            """;

    private static final String ABOUT_NOTHING = statement(WITHOUT_PROCEDURE, WITHOUT_COURSE, "", "");
    private static final String ABOUT_COURSE = statement(WITHOUT_PROCEDURE, WITH_COURSE, CERTIFICATE, "");
    private static final String ABOUT_PROCEDURE = statement(WITH_PROCEDURE, WITHOUT_COURSE, "", PROCEDURE);
    private static final String ABOUT_BOTH = statement(WITH_PROCEDURE, WITH_COURSE, CERTIFICATE, PROCEDURE);

    private final JdbcClient jdbc;

    AuthorityQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * What holds for a mediator under one agreement of their partner.
     *
     * @param partnerId null without a partner that is active
     * @param centre where the mediator is on shift now; null off duty
     * @param agreement null without an agreement in force
     * @param covered the agreement covers the procedure asked for, or none was
     * @param here the agreement covers the centre
     * @param certified for the course asked for, or none was
     */
    record Grounds(
            boolean active,
            @Nullable UUID partnerId,
            @Nullable UUID centre,
            boolean declared,
            boolean certified,
            @Nullable UUID agreement,
            boolean covered,
            boolean here,
            @Nullable MandateInHand mandate) {}

    /**
     * The mandate claimed.
     *
     * @param scopes names of {@link pt.vez.mandates.Scope}; one the product does not know grants nothing
     */
    record MandateInHand(
            UUID partnerId,
            UUID applicantId,
            boolean isActive,
            @Nullable Instant expiresAt,
            Set<String> scopes) {}

    /** The shift the mediator is on now is the duty of their partner that has begun and not ended. */
    private static String statement(String covered, String certified, String certificate, String procedure) {
        return """
                select straight_join a.active, p.id as partner_id, r.centre_id as centre, x.version is not null as declared,
                       g.id as agreement, e.agreement_id is not null as here, m.partner_id as mandate_partner, m.applicant_id, m.state,
                       m.expires_at, m.scopes,
                """ + covered + ", " + certified + """

                  from identity_public_account a
                  left join mandates_mandate m on m.id = :mandate
                  left join associations_accepted_declaration x on x.account_id = :account and x.version = :declaration
                """ + certificate + """
                  left join associations_membership b on b.account_id = :account and b.since <= :today
                       and (b.until_date is null or b.until_date >= :today)
                  left join associations_active_partner p on p.id = b.partner_id
                  left join rota_planned_duty r on r.account_id = :account and r.ends_at > :now and r.starts_at <= :now
                       and r.partner_id = p.id
                  left join associations_agreement_in_force g on g.partner_id = p.id and g.valid_from <= :today
                       and g.valid_to >= :today
                """ + procedure + """
                  left join associations_agreed_centre e on e.agreement_id = g.id and e.centre_id = r.centre_id
                 where a.id = :account
                """;
    }

    private static String statement(Question question) {
        if (question.deed().course() != null) {
            return question.procedure() == null ? ABOUT_COURSE : ABOUT_BOTH;
        }
        return question.procedure() == null ? ABOUT_NOTHING : ABOUT_PROCEDURE;
    }

    /**
     * One for each agreement in force, or one without any; empty without such an account.
     *
     * @param declaration the version of the declaration in force
     */
    List<Grounds> of(Question question, int declaration, Instant now) {
        return jdbc.sql(statement(question))
                .param("now", now)
                .param("today", LocalDate.ofInstant(now, LISBON))
                .param("account", question.mediator())
                .param("mandate", question.mandate())
                .param("procedure", question.procedure())
                .param("course", question.deed().course())
                .param("declaration", declaration)
                .query((row, n) -> new Grounds(
                        row.getBoolean("active"),
                        row.getObject("partner_id", UUID.class),
                        row.getObject("centre", UUID.class),
                        row.getBoolean("declared"),
                        row.getBoolean("certified"),
                        row.getObject("agreement", UUID.class),
                        row.getBoolean("covered"),
                        row.getBoolean("here"),
                        row.getObject("mandate_partner", UUID.class) == null
                                ? null
                                : new MandateInHand(
                                        row.getObject("mandate_partner", UUID.class),
                                        row.getObject("applicant_id", UUID.class),
                                        MandateView.State.ACTIVE.name().equals(row.getString("state")),
                                        row.getObject("expires_at", Instant.class),
                                        Set.copyOf(
                                                List.of(row.getString("scopes").split(","))))))
                .list();
    }
}
