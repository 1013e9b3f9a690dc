package pt.vez.scheduling.internal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Service;
import pt.vez.scheduling.Availability;
import pt.vez.scheduling.CentreId;
import pt.vez.scheduling.OfferedTime;
import pt.vez.scheduling.internal.FreeSeatQueries.Count;
import pt.vez.scheduling.internal.FreeSeatQueries.Taken;
import pt.vez.shared.Ids;

/**
 * A node's snapshot of the free public seats. It is loaded once and then follows: four times a second it asks which
 * slots changed and counts only those again. New occupancies are found by their time-ordered hold ids, freed seats by
 * a table of their own.
 */
@Service
class AvailabilitySnapshot extends BackgroundLoop implements Availability {
    private static final Duration EARLIEST = Duration.ofMinutes(30);
    private static final Duration HORIZON = Duration.ofDays(70);
    private static final Duration LOOK_BACK = Duration.ofSeconds(3);
    /** A commit is seldom later than this; the longer look back comes with every eighth round. */
    private static final Duration SHORT_LOOK_BACK = Duration.ofMillis(600);

    private static final int SHORT_ROUNDS = 8;
    private static final Duration AGAIN = Duration.ofSeconds(30);
    private static final long PAUSE_MILLIS = 250;
    private static final int SHOWN = 200;
    private static final int CHUNK = 2_000;

    private final FreeSeatQueries seats;
    private final Clock clock;
    private final Map<String, TreeMap<Instant, OfferedTime>> free = new HashMap<>();
    /** Seats left of each slot, when they were last counted and as far as is known since. */
    private final Map<UUID, Left> left = new HashMap<>();

    private final Map<String, Listing> listings = new ConcurrentHashMap<>();
    private final CountDownLatch loaded = new CountDownLatch(1);
    private Set<UUID> seenHolds = new HashSet<>();
    private Instant lastFreed = Instant.EPOCH;
    private Instant lastOpened = Instant.EPOCH;
    private Instant lastRebuilt = Instant.EPOCH;
    private long version;
    private int round;
    private boolean whole;

    AvailabilitySnapshot(FreeSeatQueries seats, Clock clock) {
        super("seat-board");
        this.seats = seats;
        this.clock = clock;
    }

    /** Counting every seat of a slot at every booking would cost more than the bookings: few left are counted. */
    private static final class Left {
        private int seats;
        private final int enough;

        Left(int counted) {
            seats = counted;
            enough = Math.max(2, counted / 4);
        }

        /**
         * One more is gone.
         *
         * @return whether the slot is to be counted
         */
        boolean mayBeOver() {
            return --seats <= enough;
        }
    }

    @Override
    public Listing listing(String service, CentreId centre) {
        try {
            if (!loaded.await(10, TimeUnit.SECONDS)) {
                return Listing.NONE;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Listing.NONE;
        }
        return listings.getOrDefault(key(service, centre.value()), Listing.NONE);
    }

    private static String key(Count counted) {
        return key(counted.service(), counted.centre().value());
    }

    private static String key(String service, UUID centre) {
        return service + '/' + centre;
    }

    @Override
    long step() {
        if (whole) {
            changed();
        } else {
            load();
            whole = true;
            loaded.countDown();
        }
        return PAUSE_MILLIS;
    }

    @Override
    void failed() {
        whole = false;
    }

    /** A start after a stop begins with a whole picture. */
    @Override
    public void start() {
        whole = false;
        super.start();
    }

    private void load() {
        Instant now = clock.instant();
        free.clear();
        left.clear();
        listings.clear();
        lastFreed = now;
        lastOpened = now;
        seenHolds = new HashSet<>();
        seats.count(now, now.plus(HORIZON)).forEach(this::put);
        Set.copyOf(free.keySet()).forEach(this::publish);
        lastRebuilt = now;
    }

    private void put(Count counted) {
        if (counted.free() == 0) {
            left.remove(counted.slot());
        } else {
            left.put(counted.slot(), new Left(counted.free()));
        }
        var times = free.computeIfAbsent(key(counted), any -> new TreeMap<>());
        if (counted.free() == 0) {
            times.remove(counted.start());
        } else {
            times.put(counted.start(), new OfferedTime(counted.slot(), counted.start(), counted.end(), counted.free()));
        }
    }

    /** Every slot something happened to is counted anew: doing it twice is harmless. */
    private void changed() {
        Instant now = clock.instant();
        Set<UUID> slots = new HashSet<>(occupied(now));
        slots.addAll(seats.freed(lastFreed.minus(LOOK_BACK)));
        lastFreed = now;
        slots.addAll(seats.opened(lastOpened, now));
        lastOpened = now;
        Set<String> touched = new HashSet<>();
        List<UUID> all = new ArrayList<>(slots);
        for (int from = 0; from < all.size(); from += CHUNK) {
            for (Count counted : seats.count(all.subList(from, Math.min(all.size(), from + CHUNK)), now)) {
                put(counted);
                touched.add(key(counted));
            }
        }
        if (lastRebuilt.plus(AGAIN).isBefore(now)) {
            lastRebuilt = now;
            touched.addAll(free.keySet());
        }
        touched.forEach(this::publish);
    }

    /** Slots of seats taken lately, on this node or another. */
    private Set<UUID> occupied(Instant now) {
        boolean far = ++round % SHORT_ROUNDS == 0;
        Set<UUID> recent = far ? new HashSet<>() : seenHolds;
        Set<UUID> slots = new HashSet<>();
        Instant since = now.minus(far ? LOOK_BACK : SHORT_LOOK_BACK);
        for (Taken taken : seats.taken(Ids.first(since.toEpochMilli()))) {
            if (!seenHolds.contains(taken.hold())) {
                Left counted = left.get(taken.slot());
                if (counted == null || counted.mayBeOver()) {
                    slots.add(taken.slot());
                }
            }
            recent.add(taken.hold());
        }
        seenHolds = recent;
        return slots;
    }

    private void publish(String key) {
        Instant earliest = clock.instant().plus(EARLIEST);
        TreeMap<Instant, OfferedTime> times = free.getOrDefault(key, new TreeMap<>());
        var over = times.headMap(clock.instant());
        over.values().forEach(time -> left.remove(time.slotId()));
        over.clear();
        List<OfferedTime> first =
                times.tailMap(earliest).values().stream().limit(SHOWN).toList();
        Listing before = listings.getOrDefault(key, Listing.NONE);
        if (!slots(before.times()).equals(slots(first))) {
            listings.put(key, new Listing(++version, first));
        }
    }

    /** Readers see the slots only, not the number of seats left, so only another list of slots is a change for them. */
    private static List<UUID> slots(List<OfferedTime> times) {
        return times.stream().map(OfferedTime::slotId).toList();
    }
}
