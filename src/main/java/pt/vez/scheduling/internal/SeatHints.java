package pt.vez.scheduling.internal;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Seats that were free a moment ago. Only hints, so that people who want the same time do not all try the same seat; the
 * insert asks the database again.
 */
@Component
class SeatHints {
    private static final int MOST = 50_000;
    private static final Duration FRESH = Duration.ofSeconds(30);

    /** A hold whose time is over is swept within a minute; until then its seat is not among these. */
    private static final String FREE = "select s.id, t.seat, s.service_code, s.starts_at, c.zone, c.name, t.uncovered"
            + " from scheduling_slot s join scheduling_centre c on c.id = s.centre_id"
            + " join scheduling_seat t on t.slot_id = s.id"
            + " left join scheduling_occupancy o on o.slot_id = t.slot_id and o.seat = t.seat"
            + " where s.id in (:slots) and s.starts_at > :now and t.quota = 'PUBLIC'"
            + " and (t.open_from is null or t.open_from <= :now) and o.slot_id is null";

    private final Map<UUID, Hints> known = new ConcurrentHashMap<>();
    private final NamedParameterJdbcTemplate jdbc;

    SeatHints(NamedParameterJdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    record Seat(UUID slot, int seat, String service, Instant start, ZoneId zone, String centre) {}

    /** @param unserved whether there are seats nobody on duty serves */
    private record Hints(Queue<Seat> seats, boolean unserved, long until) {}

    private record Looked(List<Seat> seats, boolean[] unserved) {
        Looked() {
            this(new ArrayList<>(), new boolean[1]);
        }
    }

    /** Free seats by slot, each handed out once; from memory where they were looked at lately and some are left. */
    Map<UUID, Queue<Seat>> of(Set<UUID> slots, Instant now) {
        long moment = System.nanoTime();
        Map<UUID, Queue<Seat>> found = new HashMap<>();
        Set<UUID> unknown = new HashSet<>();
        for (UUID slot : slots) {
            Hints hints = known.get(slot);
            if (hints == null || hints.until() < moment || hints.seats().isEmpty()) {
                unknown.add(slot);
            } else {
                found.put(slot, hints.seats());
            }
        }
        if (!unknown.isEmpty()) {
            if (known.size() > MOST) {
                known.clear();
            }
            unknown.forEach(known::remove);
            look(unknown, now).forEach((slot, looked) -> {
                Collections.shuffle(looked.seats());
                var hints = new Hints(
                        new ConcurrentLinkedQueue<>(looked.seats()), looked.unserved()[0], moment + FRESH.toNanos());
                known.put(slot, hints);
                found.put(slot, hints.seats());
            });
        }
        return found;
    }

    private Map<UUID, Looked> look(Set<UUID> slots, Instant now) {
        Map<UUID, Looked> looked = new HashMap<>();
        jdbc.query(FREE, Map.of("slots", slots, "now", now), row -> {
            Looked slotSeats = looked.computeIfAbsent(row.getObject(1, UUID.class), slot -> new Looked());
            if (row.getBoolean(7)) {
                slotSeats.unserved()[0] = true;
                return;
            }
            slotSeats
                    .seats()
                    .add(new Seat(
                            row.getObject(1, UUID.class),
                            row.getInt(2),
                            row.getString(3),
                            row.getObject(4, Instant.class),
                            ZoneId.of(row.getString(5)),
                            row.getString(6)));
        });
        return looked;
    }

    /** Whether the last look found seats of the slot that are not given to anybody because nobody on duty serves them. */
    boolean isUnserved(UUID slot) {
        Hints hints = known.get(slot);
        return hints != null && hints.unserved();
    }

    /** Somebody was faster, or the seat was closed: the next look is at the database. */
    void forget(UUID slot) {
        known.remove(slot);
    }
}
