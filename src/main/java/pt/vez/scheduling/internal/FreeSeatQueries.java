package pt.vez.scheduling.internal;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;
import pt.vez.casework.CaseId;
import pt.vez.scheduling.CentreId;
import pt.vez.scheduling.OfferedTime;
import pt.vez.scheduling.SeatQuota;

/** Which times have free seats. What a free seat is, is defined by the view {@code scheduling_open_seat}. */
@Component
class FreeSeatQueries {
    private static final RowMapper<Count> COUNT = (row, n) -> new Count(
            row.getObject("id", UUID.class),
            new CentreId(row.getObject("centre_id", UUID.class)),
            row.getString("service_code"),
            row.getObject("starts_at", Instant.class),
            row.getObject("ends_at", Instant.class),
            row.getInt("free"));
    private static final RowMapper<OfferedTime> TIME = (row, n) -> new OfferedTime(
            row.getObject("id", UUID.class),
            row.getObject("starts_at", Instant.class),
            row.getObject("ends_at", Instant.class),
            row.getInt("free"));

    /** A person's own hold never hides a time from them. */
    private static final String FREE_OR_OWN = """
             from scheduling_slot s
            join scheduling_open_seat f on f.slot_id = s.id and f.quota in (:quotas)
             and (f.free_from <= :now or f.opens_at <= :now and f.taken_as = 'HELD' and f.taken_by in (:own))
            where s.centre_id = :centre and s.service_code = :service
            """;

    private final JdbcClient jdbc;

    FreeSeatQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Which seats count as free for a person.
     *
     * @param own cases whose running holds count as free, at least one
     */
    record Choice(CentreId centre, String service, Set<SeatQuota> quotas, Collection<CaseId> own) {
        private StatementSpec in(StatementSpec statement, Instant now) {
            return statement
                    .param("centre", centre.value())
                    .param("service", service)
                    .param("quotas", SeatRepository.names(quotas))
                    .param("own", own.stream().map(CaseId::value).toList())
                    .param("now", now);
        }
    }

    /** The first day with a free seat in the window. */
    Optional<LocalDate> firstDay(Choice choice, Instant from, Instant until, Instant now) {
        return choice.in(jdbc.sql("select s.local_date" + FREE_OR_OWN + """
                                and s.starts_at between :from and :until
                                order by s.starts_at limit 1
                                """), now)
                .param("from", from)
                .param("until", until)
                .query(LocalDate.class)
                .optional();
    }

    /** The days with a free seat in the window, in order. */
    List<LocalDate> days(Choice choice, Instant from, Instant until, Instant now) {
        return choice.in(jdbc.sql("select distinct s.local_date" + FREE_OR_OWN + """
                                and s.starts_at between :from and :until
                                order by s.local_date
                                """), now)
                .param("from", from)
                .param("until", until)
                .query(LocalDate.class)
                .list();
    }

    /** The times of a day with a free seat that begin after {@code from}, in order. */
    List<OfferedTime> times(Choice choice, LocalDate day, Instant from, Instant now) {
        return choice.in(jdbc.sql("select s.id, s.starts_at, s.ends_at, count(*) as free" + FREE_OR_OWN + """
                                and s.local_date = :day and s.starts_at > :from
                                group by s.id, s.starts_at, s.ends_at
                                order by s.starts_at
                                """), now)
                .param("day", day)
                .param("from", from)
                .query(TIME)
                .list();
    }

    /** The times with a free seat that begin in the window, its end excluded, for a party that is no case. */
    List<OfferedTime> times(CentreId centre, String service, Instant from, Instant until, Instant now) {
        return jdbc.sql("""
                        select s.id, s.starts_at, s.ends_at, count(*) as free
                        from scheduling_slot s
                        join scheduling_open_seat f on f.slot_id = s.id
                        where s.centre_id = :centre and s.service_code = :service
                          and s.starts_at >= :from and s.starts_at < :until and f.free_from <= :now
                        group by s.id, s.starts_at, s.ends_at
                        order by s.starts_at
                        """)
                .param("centre", centre.value())
                .param("service", service)
                .param("from", from)
                .param("until", until)
                .param("now", now)
                .query(TIME)
                .list();
    }

    /** The seats of the slot that are free, in random order: requests for one time do not queue behind one row. */
    List<Integer> seats(UUID slot, Set<SeatQuota> quotas, Instant now) {
        List<Integer> free = new ArrayList<>(jdbc.sql("""
                        select seat from scheduling_open_seat
                        where slot_id = :slot and quota in (:quotas) and free_from <= :now
                        """)
                .param("slot", slot)
                .param("quotas", SeatRepository.names(quotas))
                .param("now", now)
                .query(Integer.class)
                .list());
        Collections.shuffle(free);
        return free;
    }

    /** Whether the slot has seats that would be free but that no person on duty serves. */
    boolean isUnserved(UUID slot, Set<SeatQuota> quotas, Instant now) {
        return jdbc.sql("""
                        select exists (
                            select 1 from scheduling_seat_state
                            where slot_id = :slot and quota in (:quotas) and uncovered and free_from <= :now)
                        """)
                .param("slot", slot)
                .param("quotas", SeatRepository.names(quotas))
                .param("now", now)
                .query(Boolean.class)
                .single();
    }

    /**
     * A public seat without any occupancy.
     *
     * @param unserved withheld because no person on duty serves it
     */
    record Untaken(
            UUID slot, String service, Instant start, ZoneId zone, String centre, short number, boolean unserved) {}

    /**
     * The public seats of these slots that are open and have no occupancy. A hold whose time is over is swept within a
     * minute; until then its seat is not among these, because a batch of bookings does not remove it.
     */
    List<Untaken> untaken(Set<UUID> slots, Instant now) {
        return jdbc.sql("""
                        select s.id, s.service_code, s.starts_at, c.zone, c.name, f.seat, f.uncovered
                        from scheduling_slot s
                        join scheduling_centre c on c.id = s.centre_id
                        join scheduling_seat_state f on f.slot_id = s.id
                        where s.id in (:slots) and s.starts_at > :now
                          and f.quota = 'PUBLIC' and f.opens_at <= :now and f.taken_as is null
                        """)
                .param("slots", slots)
                .param("now", now)
                .query((row, n) -> new Untaken(
                        row.getObject("id", UUID.class),
                        row.getString("service_code"),
                        row.getObject("starts_at", Instant.class),
                        ZoneId.of(row.getString("zone")),
                        row.getString("name"),
                        row.getShort("seat"),
                        row.getBoolean("uncovered")))
                .list();
    }

    /** A slot and how many of its public seats are free, which may be none. */
    record Count(UUID slot, CentreId centre, String service, Instant start, Instant end, int free) {}

    /** The slots that begin in the window, by the seats that are free at its begin. */
    List<Count> count(Instant from, Instant until) {
        return jdbc.sql("""
                        select s.id, s.centre_id, s.service_code, s.starts_at, s.ends_at, count(f.seat) as free
                        from scheduling_slot s
                        left join scheduling_open_seat f
                          on f.slot_id = s.id and f.quota = 'PUBLIC' and f.free_from <= :from
                        where s.starts_at between :from and :until
                        group by s.id
                        """)
                .param("from", from)
                .param("until", until)
                .query(COUNT)
                .list();
    }

    /** These slots, by the seats that are free now. */
    List<Count> count(Collection<UUID> slots, Instant now) {
        return jdbc.sql("""
                        select s.id, s.centre_id, s.service_code, s.starts_at, s.ends_at, count(f.seat) as free
                        from scheduling_slot s
                        left join scheduling_open_seat f
                          on f.slot_id = s.id and f.quota = 'PUBLIC' and f.free_from <= :now
                        where s.id in (:slots)
                        group by s.id
                        """)
                .param("slots", slots)
                .param("now", now)
                .query(COUNT)
                .list();
    }

    /** Slots of seats that opened after the first moment and until the second. */
    List<UUID> opened(Instant since, Instant now) {
        return jdbc.sql("select slot_id from scheduling_seat where open_from > :since and open_from <= :now")
                .param("since", since)
                .param("now", now)
                .query(UUID.class)
                .list();
    }

    /** Slots something was freed in since the moment. */
    List<UUID> freed(Instant since) {
        return jdbc.sql("select slot_id from scheduling_freed where at >= :since")
                .param("since", since)
                .query(UUID.class)
                .list();
    }

    /** An occupancy by its time-ordered id. */
    record Taken(UUID hold, UUID slot) {}

    /** Occupancies from this id on. */
    List<Taken> taken(UUID first) {
        return jdbc.sql("select hold_id, slot_id from scheduling_occupancy where hold_id >= :first")
                .param("first", first)
                .query((row, n) ->
                        new Taken(row.getObject("hold_id", UUID.class), row.getObject("slot_id", UUID.class)))
                .list();
    }
}
