package pt.vez.associations;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import pt.vez.associations.Agreement.State;
import pt.vez.associations.Agreement.Terms;
import pt.vez.audit.Journal;
import pt.vez.shared.Actor;
import pt.vez.shared.ChangedMeanwhile;
import pt.vez.shared.Ids;
import pt.vez.shared.InvalidInput;
import pt.vez.shared.NotFound;
import pt.vez.shared.Role;
import pt.vez.shared.Zones;

/**
 * Agreements with partner bodies: concluded, changed, suspended and ended by an administrator, read by administrators
 * and members of the partner only. Nothing about them is cached: authority that rests on one ends with the commit that
 * ends it.
 */
@Service
public class Agreements {
    /** When an agreement is in force on {@code :today}; what authority asks too. */
    public static final String IN_FORCE =
            "g.valid_from <= :today and g.valid_to >= :today and g.suspended_at is null and g.ended_at is null";

    private static final int MOST_MEDIATORS = 500;
    private final JdbcClient jdbc;
    private final Associations associations;
    private final AgreementCalendar calendar;
    private final AgreementPapers papers;
    private final Journal journal;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Agreements(
            JdbcClient jdbc,
            Associations associations,
            Journal journal,
            AgreementCalendar calendar,
            AgreementPapers papers,
            ApplicationEventPublisher events,
            Clock clock) {
        this.jdbc = jdbc;
        this.associations = associations;
        this.journal = journal;
        this.calendar = calendar;
        this.papers = papers;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Newest first.
     *
     * @throws NotAuthorised for all actors but an administrator and the members of this partner
     */
    @Transactional(readOnly = true)
    public List<Agreement> of(Actor actor, UUID partnerId) {
        associations.requireParty(actor, partnerId);
        return jdbc.sql("select * from associations_agreement where partner_id = ? order by valid_from desc, id desc")
                .param(partnerId)
                .query((row, n) -> agreement(row))
                .list();
    }

    private Agreement agreement(ResultSet row) throws SQLException {
        UUID id = row.getObject("id", UUID.class);
        String suspended = row.getString("suspended_reason");
        String ended = row.getString("ended_reason");
        return new Agreement(
                id,
                row.getObject("partner_id", UUID.class),
                new Terms(
                        row.getString("reference"),
                        row.getObject("valid_from", LocalDate.class),
                        row.getObject("valid_to", LocalDate.class),
                        row.getInt("mediators"),
                        new HashSet<>(jdbc.sql(
                                        "select procedure_code from associations_agreement_procedure where agreement_id = ?")
                                .param(id)
                                .query(String.class)
                                .list()),
                        new HashSet<>(
                                jdbc.sql("select centre_id from associations_agreement_centre where agreement_id = ?")
                                        .param(id)
                                        .query(UUID.class)
                                        .list()),
                        row.getString("clause")),
                state(row),
                ended != null ? ended : suspended,
                papers.of(id));
    }

    private State state(ResultSet row) throws SQLException {
        LocalDate today = today();
        if (row.getObject("ended_at") != null
                || row.getObject("valid_to", LocalDate.class).isBefore(today)) {
            return State.ENDED;
        }
        if (row.getObject("suspended_at") != null) {
            return State.SUSPENDED;
        }
        return row.getObject("valid_from", LocalDate.class).isAfter(today) ? State.FUTURE : State.IN_FORCE;
    }

    /** @throws InvalidInput when it ends before it begins, covers nothing, or a number is out of bounds */
    @Transactional
    public UUID conclude(Actor actor, UUID partnerId, Terms terms) {
        actor.require(Role.ADMINISTRATOR);
        requireSound(terms);
        // Who concludes an agreement waits for who closes the partner at the same moment.
        if (jdbc.sql("select id from associations_partner where id = ? and active for update")
                .param(partnerId)
                .query(UUID.class)
                .optional()
                .isEmpty()) {
            throw new NotFound("error.notFound");
        }
        UUID id = Ids.next();
        jdbc.sql(
                        "insert into associations_agreement (id, partner_id, reference, valid_from, valid_to, mediators, clause,"
                                + " version) values (?, ?, ?, ?, ?, ?, ?, 0)")
                .params(
                        id,
                        partnerId,
                        terms.reference().strip(),
                        terms.from(),
                        terms.until(),
                        terms.mediators(),
                        terms.clause().strip())
                .update();
        requireEnough(partnerId);
        cover(id, terms);
        journal.record(actor, "agreement.concluded", null, null, id.toString());
        events.publishEvent(new Agreement.AgreementChanged(partnerId));
        return id;
    }

    /**
     * Requires that the agreements in force together allow for all current members of the partner.
     *
     * @throws InvalidInput naming how many there are
     */
    private void requireEnough(UUID partnerId) {
        Integer agreed = jdbc.sql("select coalesce(sum(g.mediators), -1) from associations_agreement g"
                        + " where g.partner_id = :partner and " + IN_FORCE)
                .param("partner", partnerId)
                .param("today", today())
                .query(Integer.class)
                .single();
        int members = associations.members(partnerId).size();
        if (agreed >= 0 && agreed < members) {
            throw new InvalidInput("agreement.mediators.fewer", members);
        }
    }

    /**
     * Takes effect with the commit, also in visits that are under way.
     *
     * @param seen what the caller's form was filled with
     * @throws ChangedMeanwhile when another writer changed the terms since
     * @throws InvalidInput when the terms do not hold together, or the agreement has ended
     */
    @Transactional
    public void change(Actor actor, UUID id, Terms seen, Terms terms) {
        actor.require(Role.ADMINISTRATOR);
        requireSound(terms);
        ChangedMeanwhile.requireSame(
                seen,
                jdbc.sql("select * from associations_agreement where id = ? for update")
                        .param(id)
                        .query((row, n) -> agreement(row).terms())
                        .optional()
                        .orElseThrow(() -> new NotFound("error.notFound")));
        one(jdbc.sql("update associations_agreement set reference = ?, valid_from = ?, valid_to = ?, mediators = ?,"
                        + " clause = ?, reminded_days = null, closed_at = null, version = version + 1"
                        + " where id = ? and ended_at is null")
                .params(
                        terms.reference().strip(),
                        terms.from(),
                        terms.until(),
                        terms.mediators(),
                        terms.clause().strip(),
                        id)
                .update());
        requireEnough(jdbc.sql("select partner_id from associations_agreement where id = ?")
                .param(id)
                .query(UUID.class)
                .single());
        jdbc.sql("delete from associations_agreement_procedure where agreement_id = ?")
                .param(id)
                .update();
        jdbc.sql("delete from associations_agreement_centre where agreement_id = ?")
                .param(id)
                .update();
        cover(id, terms);
        journal.record(actor, "agreement.changed", null, null, id.toString());
        tellChanged(id);
    }

    private void cover(UUID id, Terms terms) {
        terms.procedures()
                .forEach(code -> jdbc.sql("insert into associations_agreement_procedure values (?, ?)")
                        .params(id, code)
                        .update());
        terms.centres()
                .forEach(centre -> jdbc.sql("insert into associations_agreement_centre values (?, ?)")
                        .params(id, centre)
                        .update());
    }

    private static void requireSound(Terms terms) {
        if (terms.reference().isBlank() || terms.reference().length() > 60) {
            throw new InvalidInput("agreement.reference.missing");
        }
        if (terms.until().isBefore(terms.from())) {
            throw new InvalidInput("shifts.period");
        }
        if (terms.procedures().isEmpty()) {
            throw new InvalidInput("agreement.procedures.missing");
        }
        if (terms.centres().isEmpty()) {
            throw new InvalidInput("agreement.centres.missing");
        }
        if (terms.mediators() < 1 || terms.mediators() > MOST_MEDIATORS) {
            throw new InvalidInput("agreement.mediators.bounds");
        }
        if (terms.clause().length() > 4_000) {
            throw new InvalidInput("agreement.clause.long");
        }
    }

    /** Stops everything under it at once, until it is resumed. */
    @Transactional
    public void suspend(Actor actor, UUID id, String reason) {
        actor.require(Role.ADMINISTRATOR);
        one(jdbc.sql("update associations_agreement set suspended_at = ?, suspended_reason = ?, version = version + 1"
                        + " where id = ? and suspended_at is null and ended_at is null")
                .params(clock.instant(), reasoned(reason), id)
                .update());
        journal.record(actor, "agreement.suspended", null, null, id.toString());
        tellChanged(id);
        calendar.tell(id, Agreement.Change.SUSPENDED, reason.strip());
    }

    @Transactional
    public void resume(Actor actor, UUID id) {
        actor.require(Role.ADMINISTRATOR);
        one(jdbc.sql("update associations_agreement set suspended_at = null, suspended_reason = null,"
                        + " version = version + 1 where id = ? and suspended_at is not null and ended_at is null")
                .param(id)
                .update());
        journal.record(actor, "agreement.resumed", null, null, id.toString());
        tellChanged(id);
        calendar.tell(id, Agreement.Change.RESUMED, "");
    }

    /** Ends it for good; mandates that rest on it go to the agency's desk in the same transaction. */
    @Transactional
    public void end(Actor actor, UUID id, String reason) {
        actor.require(Role.ADMINISTRATOR);
        one(jdbc.sql("update associations_agreement set ended_at = ?, ended_reason = ?, closed_at = ?,"
                        + " version = version + 1 where id = ? and ended_at is null")
                .params(clock.instant(), reasoned(reason), clock.instant(), id)
                .update());
        journal.record(actor, "agreement.ended", null, null, id.toString());
        tellChanged(id);
        calendar.tell(id, Agreement.Change.ENDED, reason.strip());
        calendar.tellIfWithout(id, "ENDED");
    }

    private void tellChanged(UUID agreementId) {
        events.publishEvent(
                new Agreement.AgreementChanged(jdbc.sql("select partner_id from associations_agreement where id = ?")
                        .param(agreementId)
                        .query(UUID.class)
                        .single()));
    }

    private LocalDate today() {
        return Zones.today(clock);
    }

    private static String reasoned(String reason) {
        if (reason.isBlank() || reason.length() > 300) {
            throw new InvalidInput("agreement.reason.missing");
        }
        return reason.strip();
    }

    private static void one(int changed) {
        if (changed != 1) {
            throw new InvalidInput("agreement.changed");
        }
    }
}
