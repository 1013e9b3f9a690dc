package pt.vez.scheduling.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
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
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.stereotype.Service;
import pt.vez.scheduling.Availability;
import pt.vez.scheduling.CentreId;
import pt.vez.scheduling.OfferedTime;
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
    private static final String COUNT =
            "select s.id, s.centre_id, s.service_code, s.starts_at, s.ends_at, coalesce(sum(t.quota = 'PUBLIC'"
                    + " and (t.open_from is null or t.open_from <= :now) and not t.uncovered"
                    + " and (o.slot_id is null or (o.kind <> 'CONFIRMED' and o.expires_at < :now))), 0)"
                    + " from scheduling_slot s left join scheduling_seat t on t.slot_id = s.id"
                    + " left join scheduling_occupancy o on o.slot_id = t.slot_id and o.seat = t.seat";

    private final NamedParameterJdbcTemplate jdbc;
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

    AvailabilitySnapshot(NamedParameterJdbcTemplate jdbc, Clock clock) {
        super("seat-board");
        this.jdbc = jdbc;
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
        jdbc.query(
                COUNT + " where s.starts_at between :now and :until group by s.id",
                new MapSqlParameterSource("now", now).addValue("until", now.plus(HORIZON)),
                this::put);
        Set.copyOf(free.keySet()).forEach(this::publish);
        lastRebuilt = now;
    }

    private void put(ResultSet row) throws SQLException {
        String key = key(row.getString(3), row.getObject(2, UUID.class));
        Instant start = row.getObject(4, Instant.class);
        int seats = row.getInt(6);
        UUID slot = row.getObject(1, UUID.class);
        if (seats == 0) {
            left.remove(slot);
        } else {
            left.put(slot, new Left(seats));
        }
        var times = free.computeIfAbsent(key, any -> new TreeMap<>());
        if (seats == 0) {
            times.remove(start);
        } else {
            times.put(start, new OfferedTime(slot, start, row.getObject(5, Instant.class), seats));
        }
    }

    /** Every slot something happened to is counted anew: doing it twice is harmless. */
    private void changed() {
        Instant now = clock.instant();
        Set<UUID> slots = new HashSet<>(occupied(now));
        slots.addAll(jdbc.query(
                "select slot_id from scheduling_freed where at >= :since",
                Map.of("since", lastFreed.minus(LOOK_BACK)),
                (row, n) -> row.getObject(1, UUID.class)));
        lastFreed = now;
        slots.addAll(jdbc.query(
                "select slot_id from scheduling_seat where open_from > :since and open_from <= :now",
                Map.of("since", lastOpened, "now", now),
                (row, n) -> row.getObject(1, UUID.class)));
        lastOpened = now;
        Set<String> touched = new HashSet<>();
        List<UUID> all = new ArrayList<>(slots);
        for (int from = 0; from < all.size(); from += CHUNK) {
            jdbc.query(
                    COUNT + " where s.id in (:slots) group by s.id",
                    new MapSqlParameterSource("now", now)
                            .addValue("slots", all.subList(from, Math.min(all.size(), from + CHUNK))),
                    row -> {
                        put(row);
                        touched.add(key(row.getString(3), row.getObject(2, UUID.class)));
                    });
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
        jdbc.query(
                "select hold_id, slot_id from scheduling_occupancy where hold_id >= :since",
                Map.of(
                        "since",
                        Ids.first(now.minus(far ? LOOK_BACK : SHORT_LOOK_BACK).toEpochMilli())),
                row -> {
                    UUID hold = row.getObject(1, UUID.class);
                    if (!seenHolds.contains(hold)) {
                        UUID slot = row.getObject(2, UUID.class);
                        Left counted = left.get(slot);
                        if (counted == null || counted.mayBeOver()) {
                            slots.add(slot);
                        }
                    }
                    recent.add(hold);
                });
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
