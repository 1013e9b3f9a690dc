package pt.vez.scheduling.internal;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import pt.vez.casework.CaseId;
import pt.vez.scheduling.AppointmentView.State;
import pt.vez.scheduling.CentreId;
import pt.vez.scheduling.DeskDay.Closed;
import pt.vez.shared.LocalText;

/** The appointments of a day at a centre, what of it is closed, and where an account works. */
@Repository
class MediatorDayQueries {
    private final JdbcClient jdbc;
    private final Clock clock;

    MediatorDayQueries(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** @param isClosed whether the seat was closed after it had been booked */
    record Row(
            UUID id,
            Instant start,
            LocalText service,
            State state,
            @Nullable Instant arrivedAt,
            CaseId caseId,
            boolean isClosed) {}

    /** In the order of their times. */
    List<Row> appointments(CentreId centre, LocalDate day) {
        return jdbc.sql("""
                        select s.starts_at, v.name_pt, v.name_en, a.state, a.case_id, a.id, a.checked_in_at,
                            t.open_from = :never as closed
                        from scheduling_slot s
                        join scheduling_occupancy o on o.slot_id = s.id and o.kind = 'CONFIRMED'
                        join scheduling_seat t on t.slot_id = o.slot_id and t.seat = o.seat
                        join scheduling_appointment a on a.id = o.appointment_id
                        join scheduling_service v on v.code = a.service_code
                        where s.centre_id = :centre and s.local_date = :day
                        order by s.starts_at, a.id
                        """)
                .param("never", SeatClosureRepository.NEVER)
                .param("centre", centre.value())
                .param("day", day)
                .query((row, n) -> new Row(
                        row.getObject("id", UUID.class),
                        row.getObject("starts_at", Instant.class),
                        new LocalText(row.getString("name_pt"), row.getString("name_en")),
                        State.valueOf(row.getString("state")),
                        row.getObject("checked_in_at", Instant.class),
                        new CaseId(row.getObject("case_id", UUID.class)),
                        row.getBoolean("closed")))
                .list();
    }

    /** What the agency closed of the day; nothing when all seats are open. */
    Optional<Closed> closed(CentreId centre, LocalDate day) {
        List<String> reasons = jdbc.sql("""
                        select distinct c.reason
                        from scheduling_slot s
                        join scheduling_closed_seat k on k.slot_id = s.id
                        join scheduling_closure c on c.id = k.closure_id
                        where s.centre_id = :centre and s.local_date = :day
                        order by c.reason
                        """)
                .param("centre", centre.value())
                .param("day", day)
                .query(String.class)
                .list();
        if (reasons.isEmpty()) {
            return Optional.empty();
        }
        return jdbc.sql("""
                        select sum(t.open_from = :never) as closed, count(*) as seats
                        from scheduling_slot s join scheduling_seat t on t.slot_id = s.id
                        where s.centre_id = :centre and s.local_date = :day
                        """)
                .param("never", SeatClosureRepository.NEVER)
                .param("centre", centre.value())
                .param("day", day)
                .query((row, n) -> new Closed(row.getInt("closed"), row.getInt("seats"), reasons))
                .optional()
                .filter(each -> each.seats() > 0);
    }

    /** What came last: the choice, or the shift that goes on. */
    Optional<CentreId> place(UUID account) {
        return jdbc.sql("""
                        select c.id
                        from (
                            select centre_id, chosen_at as since from scheduling_desk_place where account_id = :me
                            union all
                            select centre_id, starts_at from rota_planned_duty
                            where account_id = :me and starts_at <= :now and ends_at > :now
                        ) place
                        join scheduling_centre c on c.id = place.centre_id and c.active
                        order by place.since desc limit 1
                        """)
                .param("me", account)
                .param("now", clock.instant())
                .query((row, n) -> new CentreId(row.getObject(1, UUID.class)))
                .optional();
    }

    /** Keeps where the account works from now on; another centre gives up the desk. */
    void choose(UUID account, CentreId centre) {
        jdbc.sql("""
                        insert into scheduling_desk_place (account_id, centre_id, chosen_at) values (:me, :centre, :now)
                        on duplicate key update desk_id = if(centre_id = values(centre_id), desk_id, null),
                            centre_id = values(centre_id), chosen_at = values(chosen_at)
                        """)
                .param("me", account)
                .param("centre", centre.value())
                .param("now", clock.instant())
                .update();
    }
}
