package pt.vez.scheduling.internal;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import pt.vez.scheduling.CentreId;
import pt.vez.scheduling.SeatQuota;

/** Makes and drops the times of a centre and their seats. What is there already stays as it is. */
@Component
class SlotRepository {
    private final JdbcClient jdbc;
    private final JdbcTemplate batch;

    SlotRepository(JdbcClient jdbc, JdbcTemplate batch) {
        this.jdbc = jdbc;
        this.batch = batch;
    }

    /** A time to make. */
    record NewSlot(UUID id, String service, Instant start, Instant end) {}

    void insert(CentreId centre, LocalDate date, List<NewSlot> slots) {
        batch.batchUpdate(
                """
                insert ignore into scheduling_slot (id, centre_id, service_code, starts_at, ends_at, local_date)
                values (?, ?, ?, ?, ?, ?)
                """,
                slots.stream()
                        .map(each ->
                                new Object[] {each.id(), centre.value(), each.service(), each.start(), each.end(), date
                                })
                        .toList());
    }

    /** A seat to make. */
    record NewSeat(UUID slot, int number, UUID desk, SeatQuota quota) {}

    void insertSeats(List<NewSeat> seats) {
        batch.batchUpdate(
                "insert ignore into scheduling_seat (slot_id, seat, desk_id, quota) values (?, ?, ?, ?)",
                seats.stream()
                        .map(each -> new Object[] {
                            each.slot(),
                            each.number(),
                            each.desk(),
                            each.quota().name()
                        })
                        .toList());
    }

    /** Tells every node that seats of these slots changed. */
    void publishFreed(Collection<UUID> slots, Instant now) {
        batch.batchUpdate(
                "insert into scheduling_freed (slot_id, at) values (?, ?)",
                slots.stream().map(each -> new Object[] {each, now}).toList());
    }

    /** @param highest number of a seat, 0 where there is none */
    record Slot(UUID id, String service, Instant start, int highest) {}

    List<Slot> of(CentreId centre, LocalDate date) {
        return jdbc.sql("""
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
                        row.getString("service_code"),
                        row.getObject("starts_at", Instant.class),
                        row.getInt("highest")))
                .list();
    }

    /** The foreign key from occupancy to seat refuses to drop a seat that was taken meanwhile; then it simply stays. */
    void dropSeats(UUID slot, List<Integer> seats) {
        jdbc.sql("""
                        delete t from scheduling_seat t
                        left join scheduling_occupancy o on o.slot_id = t.slot_id and o.seat = t.seat
                        where t.slot_id = :slot and t.seat in (:seats) and o.slot_id is null
                        """).param("slot", slot).param("seats", seats).update();
    }

    /** Slots without a seat that never had an appointment. */
    void dropEmpty(CentreId centre, LocalDate date) {
        jdbc.sql("""
                        delete s from scheduling_slot s left join scheduling_seat t on t.slot_id = s.id
                        where s.centre_id = :centre and s.local_date = :day and t.slot_id is null
                            and not exists (select 1 from scheduling_appointment a where a.slot_id = s.id)
                        """).param("centre", centre.value()).param("day", date).update();
    }
}
