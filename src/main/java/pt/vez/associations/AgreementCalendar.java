package pt.vez.associations;

import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import pt.vez.platform.FaultIsolation;
import pt.vez.platform.Transactions;
import pt.vez.shared.Zones;

/** Time-driven steps of agreements: reminders before the last day, and the end on it. Days are those of Lisbon. */
@Service
public class AgreementCalendar {
    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;
    private final Transactions transactions;
    private final Clock clock;

    AgreementCalendar(JdbcClient jdbc, ApplicationEventPublisher events, Transactions transactions, Clock clock) {
        this.jdbc = jdbc;
        this.events = events;
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * Agreements whose last day is over are closed, once, and who rests on them is told.
     *
     * @return how many
     */
    public int closeOver() {
        List<UUID> over = jdbc.sql("select id from associations_agreement where closed_at is null and valid_to < ?"
                        + " order by valid_to limit 100")
                .param(today())
                .query(UUID.class)
                .list();
        return FaultIsolation.each("associations-agreements", over, id -> transactions.run(() -> close(id)));
    }

    private int close(UUID id) {
        int closed = jdbc.sql("update associations_agreement set closed_at = ? where id = ? and closed_at is null"
                        + " and valid_to < ?")
                .params(clock.instant(), id, today())
                .update();
        if (closed == 1) {
            tell(id, Agreement.Change.ENDED, "");
            tellIfWithout(id, "TERM");
        }
        return closed;
    }

    /**
     * Ninety, thirty and seven days before the last day, once each.
     *
     * @return how many reminders
     */
    public int remind() {
        LocalDate today = today();
        List<Near> near = jdbc.sql("select g.id, g.partner_id as partner, p.name, g.reference, g.valid_to as until"
                        + " from associations_agreement g"
                        + " join associations_partner p on p.id = g.partner_id where g.closed_at is null"
                        + " and g.ended_at is null and g.valid_to between ? and ?")
                .params(today, today.plusDays(90))
                .query(Near.class)
                .list();
        return FaultIsolation.each("associations-agreements", near, one -> transactions.run(() -> remind(one, today)));
    }

    private record Near(UUID id, UUID partner, String name, String reference, LocalDate until) {}

    private int remind(Near one, LocalDate today) {
        int left = (int) ChronoUnit.DAYS.between(today, one.until());
        int step = left <= 7 ? 7 : left <= 30 ? 30 : 90;
        int first = jdbc.sql("update associations_agreement set reminded_days = ? where id = ?"
                        + " and (reminded_days is null or reminded_days > ?)")
                .params(step, one.id(), step)
                .update();
        if (first == 1) {
            events.publishEvent(new Agreement.Ending(one.id(), one.partner(), one.name(), one.reference(), left));
        }
        return first;
    }

    void tell(UUID agreementId, Agreement.Change change, String reason) {
        record Known(UUID partner, String reference) {}
        Known known = jdbc.sql("select partner_id as partner, reference from associations_agreement where id = :id")
                .param("id", agreementId)
                .query(Known.class)
                .single();
        events.publishEvent(
                new Agreement.AgreementStopped(agreementId, known.partner(), known.reference(), change, reason));
    }

    void tellIfWithout(UUID agreementId, String cause) {
        record Left(UUID id, String name) {}
        jdbc.sql("select p.id, p.name from associations_agreement a join associations_partner p on p.id = a.partner_id"
                        + " where a.id = :id and not exists (select 1 from associations_agreement g"
                        + " where g.partner_id = a.partner_id and " + Agreements.IN_FORCE + ")")
                .param("id", agreementId)
                .param("today", today())
                .query(Left.class)
                .optional()
                .ifPresent(left ->
                        events.publishEvent(new Agreement.PartnerWithoutAgreement(left.id(), left.name(), cause)));
    }

    private LocalDate today() {
        return Zones.today(clock);
    }
}
