package pt.vez.scheduling.internal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import pt.vez.platform.BatchInsert;

/** Seats and appointments of many people at once, with one statement each. */
@Component
class BookingBatchRepository {
    /**
     * Takes the seats that are open for all. Locks the rows of the seats until the transaction ends, so that a closure
     * waits for the booking or the booking for it, and reads no occupancy: its key decides who has the seat.
     */
    private static final String TAKE = """
            insert ignore into scheduling_occupancy (slot_id, seat, kind, case_id, service_code, hold_id, appointment_id)
            with wanted (slot_id, seat, case_id, service_code, hold_id, appointment_id) as (values %s)
            select f.slot_id, f.seat, 'CONFIRMED', w.case_id, w.service_code, w.hold_id, w.appointment_id
            from wanted w
            straight_join scheduling_served_seat f on f.slot_id = w.slot_id and f.seat = w.seat
            where f.quota = 'PUBLIC' and f.opens_at <= ?
            lock in share mode
            returning hold_id
            """;

    private final JdbcClient jdbc;
    private final JdbcTemplate batch;

    BookingBatchRepository(JdbcClient jdbc, JdbcTemplate batch) {
        this.jdbc = jdbc;
        this.batch = batch;
    }

    /** A seat that a case shall have, with the ids of the rows to make. */
    record Wanted(UUID slot, int seat, UUID caseId, String service, UUID hold, UUID appointment) {}

    /**
     * Gives each seat to its case where the seat is public, open and not taken.
     *
     * @param wanted in the order in which the seats are locked
     * @return the holds that won
     */
    Set<UUID> take(List<Wanted> wanted, Instant now) {
        List<Object> params = new ArrayList<>();
        for (Wanted each : wanted) {
            Collections.addAll(
                    params, each.slot(), each.seat(), each.caseId(), each.service(), each.hold(), each.appointment());
        }
        params.add(now);
        return new HashSet<>(batch.query(
                TAKE.formatted(String.join(", ", Collections.nCopies(wanted.size(), "(?, ?, ?, ?, ?, ?)"))),
                (row, n) -> row.getObject("hold_id", UUID.class),
                params.toArray()));
    }

    /** An appointment that is still active. */
    record Active(UUID caseId, String service, UUID appointment, Instant start) {}

    List<Active> active(Collection<UUID> cases) {
        return jdbc.sql("""
                        select a.case_id, a.service_code, a.id, s.starts_at
                        from scheduling_appointment a
                        join scheduling_slot s on s.id = a.slot_id
                        where a.case_id in (:cases) and a.active
                        """)
                .param("cases", cases)
                .query((row, n) -> new Active(
                        row.getObject("case_id", UUID.class),
                        row.getString("service_code"),
                        row.getObject("id", UUID.class),
                        row.getObject("starts_at", Instant.class)))
                .list();
    }

    /** An appointment to write. */
    record Appointment(UUID id, String code, UUID caseId, String service, UUID slot, int seat) {}

    /** @throws org.springframework.dao.DuplicateKeyException when a code is in use; nothing is written then */
    void insert(List<Appointment> appointments, Instant bookedAt) {
        BatchInsert.insert(
                batch,
                "insert into scheduling_appointment (id, code, case_id, service_code, slot_id, seat, state, active,"
                        + " sequence, booked_at)",
                appointments.stream()
                        .map(each -> new @Nullable Object[] {
                            each.id(),
                            each.code(),
                            each.caseId(),
                            each.service(),
                            each.slot(),
                            each.seat(),
                            "BOOKED",
                            true,
                            0,
                            bookedAt
                        })
                        .toList());
    }
}
