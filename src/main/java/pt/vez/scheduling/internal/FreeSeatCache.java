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

    private final Map<UUID, Hints> known = new ConcurrentHashMap<>();
    private final FreeSeatQueries seats;

    FreeSeatCache(FreeSeatQueries seats) {
        this.seats = seats;
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

        Looked(FreeSeatQueries.Untaken any) {
            this.time = new Time(any.slot(), any.service(), any.start(), any.zone(), any.centre());
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
        for (FreeSeatQueries.Untaken seat : seats.untaken(slots, now)) {
            Looked known = looked.computeIfAbsent(seat.slot(), slot -> new Looked(seat));
            if (seat.unserved()) {
                known.unserved = true;
            } else {
                known.seats.add(seat.number());
            }
        }
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
