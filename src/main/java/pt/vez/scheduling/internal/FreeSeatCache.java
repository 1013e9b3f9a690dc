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
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Cache of seats that were free when read, for at most five minutes. Only hints: each request tries another seat, so
 * that people who want the same time do not collide, and the insert into the occupancy decides. A seat found taken
 * drops the slot from the cache. A seat that becomes free in between is offered after the next read only.
 */
@Component
class FreeSeatCache {
    private static final int MOST = 50_000;
    private static final Duration FRESH = Duration.ofMinutes(5);

    /** A hold whose time is over is swept within a minute; until then its seat is not among these. */
    private static final String FREE = "select s.id, t.seat, s.service_code, s.starts_at, c.zone, c.name, t.uncovered"
            + " from scheduling_slot s join scheduling_centre c on c.id = s.centre_id"
            + " join scheduling_seat t on t.slot_id = s.id"
            + " left join scheduling_occupancy o on o.slot_id = t.slot_id and o.seat = t.seat"
            + " where s.id in (:slots) and s.starts_at > :now and t.quota = 'PUBLIC'"
            + " and (t.open_from is null or t.open_from <= :now) and o.slot_id is null";

    private final Map<UUID, Hints> known = new ConcurrentHashMap<>();
    private final NamedParameterJdbcTemplate jdbc;

    FreeSeatCache(NamedParameterJdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** What all seats of a slot have in common. */
    record Time(UUID slot, String service, Instant start, ZoneId zone, String centre) {}

    record Seat(Time time, int number) {}

    /** Free seats of a slot in random order, each handed out once. */
    static final class Hints {
        private final Time time;
        private final short[] seats;
        private final boolean unserved;
        private final long until = System.nanoTime() + FRESH.toNanos();
        private final AtomicInteger next = new AtomicInteger();

        private Hints(Looked looked) {
            time = looked.time;
            unserved = looked.unserved;
            Collections.shuffle(looked.seats);
            seats = new short[looked.seats.size()];
            for (int i = 0; i < seats.length; i++) {
                seats[i] = looked.seats.get(i);
            }
        }

        private boolean isOver(Instant now) {
            return next.get() >= seats.length || System.nanoTime() - until > 0 || !time.start.isAfter(now);
        }

        /** Null when all were handed out. */
        @Nullable
        Seat poll() {
            int at = next.getAndIncrement();
            return at < seats.length ? new Seat(time, seats[at]) : null;
        }
    }

    /** A slot while its rows are read. */
    private static final class Looked {
        private final Time time;
        private final List<Short> seats = new ArrayList<>();
        private boolean unserved;

        Looked(Time time) {
            this.time = time;
        }
    }

    /** By slot; from memory where they were looked at lately and some are left. Nothing for a slot without any free seat. */
    Map<UUID, Hints> of(Set<UUID> slots, Instant now) {
        Map<UUID, Hints> found = new HashMap<>();
        Set<UUID> unknown = new HashSet<>();
        for (UUID slot : slots) {
            Hints hints = known.get(slot);
            if (hints == null || hints.isOver(now)) {
                unknown.add(slot);
            } else {
                found.put(slot, hints);
            }
        }
        if (!unknown.isEmpty()) {
            if (known.size() > MOST) {
                known.clear();
            }
            unknown.forEach(known::remove);
            look(unknown, now).forEach((slot, looked) -> {
                var hints = new Hints(looked);
                known.put(slot, hints);
                found.put(slot, hints);
            });
        }
        return found;
    }

    private Map<UUID, Looked> look(Set<UUID> slots, Instant now) {
        Map<UUID, Looked> looked = new HashMap<>();
        jdbc.query(FREE, Map.of("slots", slots, "now", now), row -> {
            UUID slot = row.getObject(1, UUID.class);
            Looked known = looked.get(slot);
            if (known == null) {
                known = new Looked(new Time(
                        slot,
                        row.getString(3),
                        row.getObject(4, Instant.class),
                        ZoneId.of(row.getString(5)),
                        row.getString(6)));
                looked.put(slot, known);
            }
            if (row.getBoolean(7)) {
                known.unserved = true;
            } else {
                known.seats.add(row.getShort(2));
            }
        });
        return looked;
    }

    /** Whether the last read found free seats of the slot that are withheld because no person on duty serves them. */
    boolean isUnserved(UUID slot) {
        Hints hints = known.get(slot);
        return hints != null && hints.unserved;
    }

    /** The seat was taken or closed meanwhile: the next request reads the database. */
    void forget(UUID slot) {
        known.remove(slot);
    }
}
