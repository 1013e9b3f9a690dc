package pt.vez.scheduling.internal;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import pt.vez.scheduling.CentreId;
import pt.vez.scheduling.Publishing;
import pt.vez.scheduling.QuotaShare;
import pt.vez.scheduling.internal.PublishedSeatQueries.Seat;
import pt.vez.scheduling.internal.SeatPlan.PlannedSeat;
import pt.vez.shared.Ids;

/** Publishes one day of one centre. Doing it twice changes nothing. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class DayPublishing {
    private final PublishedSeatQueries published;
    private final CoverMarks marks;
    private final SeatClosureRepository closures;
    private final JdbcClient jdbc;
    private final JdbcTemplate batch;
    private final Clock clock;

    DayPublishing(
            PublishedSeatQueries published,
            CoverMarks marks,
            SeatClosureRepository closures,
            JdbcClient jdbc,
            JdbcTemplate batch,
            Clock clock) {
        this.published = published;
        this.marks = marks;
        this.closures = closures;
        this.jdbc = jdbc;
        this.batch = batch;
        this.clock = clock;
    }

    /** What exists is read under the lock of the centre, so that what was done meanwhile is seen. */
    public Publishing.Day publish(CentrePlan plan, LocalDate date) {
        UUID centre = plan.id().value();
        marks.lock(centre);
        DayChange change = DayChange.of(plan, date, published.of(plan.id(), date, date), clock.instant());
        drop(change.gone());
        if (!change.added().isEmpty()) {
            add(plan.id(), date, change.added());
        }
        if (!change.gone().isEmpty()) {
            dropEmptySlots(centre, date);
        }
        closures.settle(centre, date);
        // In the same commit: a new seat without cover is never offered.
        marks.settle(centre, date);
        return change.day();
    }

    /** The foreign key from occupancy to seat refuses to drop a seat that was taken meanwhile; then it simply stays. */
    private void drop(List<Seat> gone) {
        Map<UUID, List<Integer>> free = gone.stream()
                .filter(seat -> !seat.occupied())
                .collect(Collectors.groupingBy(Seat::slot, Collectors.mapping(Seat::seat, Collectors.toList())));
        free.forEach((slot, seats) ->
                jdbc.sql("""
                        delete t from scheduling_seat t
                        left join scheduling_occupancy o on o.slot_id = t.slot_id and o.seat = t.seat
                        where t.slot_id = :slot and t.seat in (:seats) and o.slot_id is null
                        """).param("slot", slot).param("seats", seats).update());
    }

    private record Slot(UUID id, String key, int highest) {}

    private void add(CentreId centre, LocalDate date, List<PlannedSeat> added) {
        QuotaShare share = share(centre);
        Map<String, List<PlannedSeat>> bySlot = added.stream().collect(Collectors.groupingBy(DayPublishing::slot));
        batch.batchUpdate(
                """
                        insert ignore into scheduling_slot (id, centre_id, service_code, starts_at, ends_at, local_date)
                        values (?, ?, ?, ?, ?, ?)
                        """,
                bySlot.values().stream()
                        .map(List::getFirst)
                        .map(seat ->
                                new Object[] {Ids.next(), centre.value(), seat.service(), seat.start(), seat.end(), date
                                })
                        .toList());
        Map<String, Slot> slots = slots(centre, date);
        List<Object[]> seats = new ArrayList<>();
        List<Object[]> freed = new ArrayList<>();
        bySlot.forEach((key, each) -> {
            Slot slot = slots.get(key);
            if (slot == null) {
                throw new IllegalStateException("a slot that was just made is not there: " + key);
            }
            int seat = slot.highest();
            for (PlannedSeat planned : each) {
                seats.add(new Object[] {
                    slot.id(),
                    ++seat,
                    planned.desk(),
                    SeatPlan.quota(share, planned).name()
                });
            }
            freed.add(new Object[] {slot.id(), clock.instant()});
        });
        batch.batchUpdate("insert into scheduling_freed (slot_id, at) values (?, ?)", freed);
        batch.batchUpdate(
                "insert ignore into scheduling_seat (slot_id, seat, desk_id, quota) values (?, ?, ?, ?)", seats);
    }

    private static String slot(PlannedSeat seat) {
        return seat.service() + "@" + seat.start().toEpochMilli();
    }

    private QuotaShare share(CentreId centre) {
        return jdbc.sql("select assisted_percent, reserve_percent from scheduling_quota where centre_id = ?")
                .param(centre.value())
                .query((row, number) -> new QuotaShare(row.getInt(1), row.getInt(2)))
                .optional()
                .orElse(QuotaShare.NONE);
    }

    /** The slots of the day and the highest number of a seat of each. */
    private Map<String, Slot> slots(CentreId centre, LocalDate date) {
        Map<String, Slot> slots = new HashMap<>();
        jdbc.sql("""
                        select s.id, s.service_code, s.starts_at, coalesce(max(t.seat), 0) as highest
                        from scheduling_service v
                        join scheduling_slot s on s.centre_id = :centre and s.service_code = v.code and s.local_date = :day
                        left join scheduling_seat t on t.slot_id = s.id
                        group by s.id
                        """)
                .param("centre", centre.value())
                .param("day", date)
                .query((row, number) -> new Slot(
                        row.getObject("id", UUID.class),
                        row.getString("service_code") + "@"
                                + row.getObject("starts_at", Instant.class).toEpochMilli(),
                        row.getInt("highest")))
                .list()
                .forEach(slot -> slots.put(slot.key(), slot));
        return slots;
    }

    private void dropEmptySlots(UUID centre, LocalDate date) {
        jdbc.sql("""
                        delete s from scheduling_slot s left join scheduling_seat t on t.slot_id = s.id
                        where s.centre_id = :centre and s.local_date = :day and t.slot_id is null
                            and not exists (select 1 from scheduling_appointment a where a.slot_id = s.id)
                        """).param("centre", centre).param("day", date).update();
    }
}
