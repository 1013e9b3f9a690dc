package pt.vez.invitations.internal.replacement;

import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import pt.vez.casework.CaseId;
import pt.vez.casework.CaseRef;
import pt.vez.invitations.WaitingList.Wish;
import pt.vez.scheduling.SeatReservations.FreeSeat;

/** The waiting list: what applicants wish for, and who is next for a seat. */
@Component
class WishRepository {
    private final JdbcClient jdbc;
    private final Clock clock;

    WishRepository(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    Optional<Wish> active(CaseId caseId) {
        Set<UUID> centres =
                new HashSet<>(jdbc.sql("select centre_id from invitations_wish_centre where case_id = :case")
                        .param("case", caseId.value())
                        .query(UUID.class)
                        .list());
        return jdbc.sql("""
                        select weekdays, notice_hours, before_at from invitations_wish where case_id = :case and active
                        """)
                .param("case", caseId.value())
                .query((row, n) -> new Wish(
                        centres,
                        weekdays(row.getInt("weekdays")),
                        row.getInt("notice_hours"),
                        row.getObject("before_at", Instant.class)))
                .optional();
    }

    private static Set<DayOfWeek> weekdays(int bits) {
        Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
        for (DayOfWeek day : DayOfWeek.values()) {
            if ((bits & bit(day)) != 0) {
                days.add(day);
            }
        }
        return days;
    }

    private static int bit(DayOfWeek day) {
        return 1 << (day.getValue() - 1);
    }

    /** Replaces what the case wished for; its place in time stays. */
    void save(CaseRef ref, Wish wish) {
        jdbc.sql("""
                        insert into invitations_wish (case_id, service_code, weekdays, notice_hours, before_at, since, active)
                        values (:case, :service, :weekdays, :notice, :before, :now, true)
                        on duplicate key update weekdays = values(weekdays), notice_hours = values(notice_hours),
                            before_at = values(before_at), active = true
                        """)
                .param("case", ref.id().value())
                .param("service", ref.serviceCode())
                .param(
                        "weekdays",
                        wish.weekdays().stream().mapToInt(WishRepository::bit).sum())
                .param("notice", wish.noticeHours())
                .param("before", wish.before())
                .param("now", clock.instant())
                .update();
        jdbc.sql("delete from invitations_wish_centre where case_id = :case")
                .param("case", ref.id().value())
                .update();
        for (UUID centre : wish.centres()) {
            jdbc.sql("insert into invitations_wish_centre (case_id, centre_id) values (:case, :centre)")
                    .param("case", ref.id().value())
                    .param("centre", centre)
                    .update();
        }
    }

    void end(CaseId caseId) {
        jdbc.sql("update invitations_wish set active = false where case_id = :case")
                .param("case", caseId.value())
                .update();
    }

    /** @param appointment that the seat would replace */
    record Next(CaseId caseId, @Nullable UUID appointment) {}

    /**
     * Locks and returns the first in order whom the seat suits, who has no other offer, and to whom it was not offered
     * before.
     *
     * @param zone of the centre: it says on which day of the week the seat is
     */
    Optional<Next> lockNext(FreeSeat seat, ZoneId zone) {
        return jdbc.sql("""
                        select w.case_id, a.id as appointment_id
                          from invitations_wish w
                          join invitations_wish_centre c on c.case_id = w.case_id
                          join invitations_priority p on p.case_id = w.case_id
                          left join scheduling_case_appointment a
                            on a.case_id = w.case_id and a.service_code = w.service_code and a.active
                          left join scheduling_slot_time s on s.id = a.slot_id
                         where w.service_code = :service and w.active and c.centre_id = :centre
                           and (w.weekdays & :day) <> 0
                           and :start >= timestampadd(hour, w.notice_hours, :now)
                           and (w.before_at is null or :start < w.before_at)
                           and (s.starts_at is null or :start < s.starts_at)
                           and not exists (select 1 from invitations_offer o where o.case_id = w.case_id and o.live)
                           and not exists (select 1 from invitations_offer o
                                            where o.case_id = w.case_id and o.slot_id = :slot and o.seat = :seat)
                         order by p.score desc, w.since, w.case_id
                         limit 1
                           for update skip locked
                        """)
                .param("service", seat.service())
                .param("centre", seat.centre())
                .param("day", bit(seat.start().atZone(zone).getDayOfWeek()))
                .param("start", seat.start())
                .param("now", clock.instant())
                .param("slot", seat.slot())
                .param("seat", seat.seat())
                .query((row, n) -> new Next(
                        new CaseId(row.getObject("case_id", UUID.class)), row.getObject("appointment_id", UUID.class)))
                .optional();
    }
}
