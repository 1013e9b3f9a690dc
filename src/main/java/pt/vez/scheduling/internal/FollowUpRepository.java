package pt.vez.scheduling.internal;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import pt.vez.platform.BatchInsert;
import pt.vez.scheduling.internal.BookingFollowUp.Made;
import pt.vez.shared.Ids;

/** Marks of bookings whose history is still to be written, and that history. */
@Component
class FollowUpRepository {
    private final JdbcClient jdbc;
    private final JdbcTemplate batch;

    FollowUpRepository(JdbcClient jdbc, JdbcTemplate batch) {
        this.jdbc = jdbc;
        this.batch = batch;
    }

    /** The first line of the history of these bookings. */
    void note(List<Made> made) {
        BatchInsert.insert(
                batch,
                "insert into scheduling_appointment_change (command_id, appointment_id, at, kind, to_start, to_centre,"
                        + " actor_id)",
                made.stream()
                        .map(each -> new Object[] {
                            each.command(),
                            each.appointment(),
                            each.at(),
                            "BOOKED",
                            each.start(),
                            each.centre(),
                            each.by()
                        })
                        .toList());
    }

    void insert(List<Made> made) {
        BatchInsert.insert(
                batch,
                "insert into scheduling_unsettled (appointment_id, command_id, pass_id)",
                made.stream()
                        .map(each -> new Object[] {each.appointment(), each.command(), each.by()})
                        .toList());
    }

    /** Marks made before the moment, oldest first, locked until the transaction ends; those another node has locked are left out. */
    List<UUID> lock(Instant before, int limit) {
        return jdbc.sql("""
                        select appointment_id from scheduling_unsettled
                        where appointment_id < :before order by appointment_id limit :limit
                        for update skip locked
                        """)
                .param("before", Ids.first(before.toEpochMilli()))
                .param("limit", limit)
                .query(UUID.class)
                .list();
    }

    /** The bookings of these marks, with the given id in the place of the applicant. */
    List<Made> read(List<UUID> appointments, UUID applicant) {
        return jdbc.sql("""
                        select a.id, a.case_id, a.code, a.service_code, u.command_id, u.pass_id, a.booked_at, s.starts_at,
                               c.name, c.zone
                        from scheduling_unsettled u
                        join scheduling_appointment a on a.id = u.appointment_id
                        join scheduling_slot s on s.id = a.slot_id
                        join scheduling_centre c on c.id = s.centre_id
                        where u.appointment_id in (:appointments)
                        """)
                .param("appointments", appointments)
                .query((row, n) -> new Made(
                        row.getObject("id", UUID.class),
                        row.getObject("case_id", UUID.class),
                        applicant,
                        row.getString("code"),
                        row.getString("service_code"),
                        row.getObject("command_id", UUID.class),
                        row.getObject("pass_id", UUID.class),
                        row.getObject("booked_at", Instant.class),
                        row.getObject("starts_at", Instant.class),
                        ZoneId.of(row.getString("zone")),
                        row.getString("name")))
                .list();
    }

    void remove(List<UUID> appointments) {
        BatchInsert.in(batch, "delete from scheduling_unsettled where appointment_id in", appointments);
    }
}
