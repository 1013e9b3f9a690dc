package pt.vez.associations;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import pt.vez.shared.Zones;

/** What the calendar does to agreements: reminders before the last day, and the end on it. Days are those of Lisbon. */
@Service
public class AgreementCalendar {
    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    AgreementCalendar(JdbcClient jdbc, ApplicationEventPublisher events, Clock clock) {
        this.jdbc = jdbc;
        this.events = events;
        this.clock = clock;
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
            tell(id, Agreement.Change.ENDED, "");
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
