package pt.vez.associations;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import pt.vez.associations.Agreement.State;
import pt.vez.associations.Agreement.Terms;
import pt.vez.audit.Journal;
import pt.vez.shared.Actor;
import pt.vez.shared.Ids;
import pt.vez.shared.InvalidInput;
import pt.vez.shared.Role;

/**
 * Agreements with partner bodies: concluded, changed, suspended and ended by an administrator, read by their parties and
 * nobody else. Nothing about them is cached: authority that rests on one ends with the commit that ends it.
 */
@Service
public class Agreements {
    /** When an agreement is in force on {@code :today}; what authority asks too. */
    public static final String IN_FORCE =
            "g.valid_from <= :today and g.valid_to >= :today and g.suspended_at is null and g.ended_at is null";

    private static final ZoneId LISBON = ZoneId.of("Europe/Lisbon");
    private static final int MOST_MEDIATORS = 500;
    private final JdbcClient jdbc;
    private final Associations associations;
    private final AgreementPapers papers;
    private final Journal journal;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Agreements(
            JdbcClient jdbc,
            Associations associations,
            Journal journal,
            AgreementPapers papers,
            ApplicationEventPublisher events,
            Clock clock) {
        this.jdbc = jdbc;
        this.associations = associations;
        this.journal = journal;
        this.papers = papers;
        this.events = events;
        this.clock = clock;
    }

    /** Newest first. @throws NotAuthorised for anybody but an administrator and the members of this partner */
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
        cover(id, terms);
        journal.record(actor, "agreement.concluded", null, null, id.toString());
        events.publishEvent(new Agreement.AgreementChanged(partnerId));
        return id;
    }

    /** Takes effect with the commit, also for whoever is in a visit. */
    @Transactional
    public void change(Actor actor, UUID id, Terms terms) {
        actor.require(Role.ADMINISTRATOR);
        requireSound(terms);
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
        if (terms.procedures().isEmpty() || terms.centres().isEmpty()) {
            throw new InvalidInput("agreement.covers.nothing");
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
        tellIfWithout(id, "ENDED");
    }

    /** Agreements whose last day is over are closed, once, and who rests on them is told. @return how many */
    @Transactional
    public int closeOver() {
        List<UUID> over = jdbc.sql("select id from associations_agreement where closed_at is null and valid_to < ?"
                        + " order by valid_to limit 100 for update skip locked")
                .param(today())
                .query(UUID.class)
                .list();
        for (UUID id : over) {
            jdbc.sql("update associations_agreement set closed_at = ? where id = ?")
                    .params(clock.instant(), id)
                    .update();
            tellIfWithout(id, "TERM");
        }
        return over.size();
    }

    /** Ninety, thirty and seven days before the last day, once each. @return how many reminders */
    @Transactional
    public int remind() {
        record Near(
                UUID id,
                UUID partner,
                String name,
                String reference,
                LocalDate until,
                @Nullable Integer told) {}
        LocalDate today = today();
        List<Near> near = jdbc.sql("select g.id, g.partner_id as partner, p.name, g.reference, g.valid_to as until,"
                        + " g.reminded_days as told from associations_agreement g"
                        + " join associations_partner p on p.id = g.partner_id where g.closed_at is null"
                        + " and g.ended_at is null and g.valid_to between ? and ? for update skip locked")
                .params(today, today.plusDays(90))
                .query(Near.class)
                .list();
        int sent = 0;
        for (Near one : near) {
            int left = (int) java.time.temporal.ChronoUnit.DAYS.between(today, one.until());
            int step = left <= 7 ? 7 : left <= 30 ? 30 : 90;
            Integer told = one.told();
            if (told == null || told > step) {
                jdbc.sql("update associations_agreement set reminded_days = ? where id = ?")
                        .params(step, one.id())
                        .update();
                events.publishEvent(new Agreement.Ending(one.id(), one.partner(), one.name(), one.reference(), left));
                sent++;
            }
        }
        return sent;
    }

    private void tellChanged(UUID agreementId) {
        events.publishEvent(
                new Agreement.AgreementChanged(jdbc.sql("select partner_id from associations_agreement where id = ?")
                        .param(agreementId)
                        .query(UUID.class)
                        .single()));
    }

    private void tellIfWithout(UUID agreementId, String cause) {
        record Left(UUID id, String name) {}
        jdbc.sql("select p.id, p.name from associations_agreement a join associations_partner p on p.id = a.partner_id"
                        + " where a.id = :id and not exists (select 1 from associations_agreement g"
                        + " where g.partner_id = a.partner_id and " + IN_FORCE + ")")
                .param("id", agreementId)
                .param("today", today())
                .query(Left.class)
                .optional()
                .ifPresent(left ->
                        events.publishEvent(new Agreement.PartnerWithoutAgreement(left.id(), left.name(), cause)));
    }

    private LocalDate today() {
        return LocalDate.now(clock.withZone(LISBON));
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
