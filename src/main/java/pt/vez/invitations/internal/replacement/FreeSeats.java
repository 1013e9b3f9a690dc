package pt.vez.invitations.internal.replacement;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import pt.vez.invitations.internal.replacement.Replacement.Seat;
import pt.vez.shared.GeoPoint;

/** The seats of one centre that are still free, by day. Days are counted since 1970 ({@code toEpochDay}). */
final class FreeSeats {
    private final GeoPoint point;
    private final TreeMap<Long, OneDay> days = new TreeMap<>();

    FreeSeats(GeoPoint point) {
        this.point = point;
    }

    GeoPoint point() {
        return point;
    }

    /** Seats come in the order of their start. */
    void add(Seat seat) {
        days.computeIfAbsent(seat.day().toEpochDay(), day -> new OneDay()).add(seat);
    }

    /** Seats left, by day. */
    TreeMap<Long, Integer> perDay() {
        var counts = new TreeMap<Long, Integer>();
        days.forEach((day, seats) -> {
            if (seats.left > 0) {
                counts.put(day, seats.left);
            }
        });
        return counts;
    }

    /** The first seats of the day that follow each other, or null. */
    @Nullable
    List<Seat> run(long day, int n) {
        OneDay seats = days.get(day);
        return seats == null ? null : seats.run(n);
    }

    /** Seats that follow each other on the day nearest to the given one; of two days as near, the later one. */
    @Nullable
    List<Seat> nearest(long from, int n) {
        Long later = days.ceilingKey(from);
        Long sooner = days.lowerKey(from);
        while (later != null || sooner != null) {
            boolean onward = sooner == null || later != null && later - from <= from - sooner;
            Long day = onward ? later : sooner;
            List<Seat> run = day == null ? null : run(day, n);
            if (run != null) {
                return run;
            }
            if (onward) {
                later = later == null ? null : days.higherKey(later);
            } else {
                sooner = sooner == null ? null : days.lowerKey(sooner);
            }
        }
        return null;
    }

    void take(List<Seat> seats) {
        for (Seat seat : seats) {
            OneDay day = days.get(seat.day().toEpochDay());
            if (day != null) {
                day.take(seat);
            }
        }
    }

    /** One day by time. A search that found nothing is not made again: seats only become fewer. */
    private static final class OneDay {
        private final TreeMap<Instant, Deque<Seat>> byStart = new TreeMap<>();
        private final Set<Integer> without = new HashSet<>();
        private int left;

        void add(Seat seat) {
            byStart.computeIfAbsent(seat.start(), start -> new ArrayDeque<>()).add(seat);
            left++;
        }

        void take(Seat seat) {
            Deque<Seat> at = byStart.get(seat.start());
            if (at != null && at.remove(seat)) {
                left--;
                if (at.isEmpty()) {
                    byStart.remove(seat.start());
                }
            }
        }

        @Nullable
        List<Seat> run(int n) {
            if (left < n || without.contains(n)) {
                return null;
            }
            for (Deque<Seat> first : byStart.values()) {
                List<Seat> run = from(first.peekFirst(), n);
                if (run != null) {
                    return run;
                }
            }
            without.add(n);
            return null;
        }

        private @Nullable List<Seat> from(@Nullable Seat first, int n) {
            List<Seat> run = new ArrayList<>(n);
            Seat seat = first;
            while (seat != null) {
                run.add(seat);
                if (run.size() == n) {
                    return run;
                }
                Deque<Seat> next = byStart.get(seat.end());
                seat = next == null ? null : next.peekFirst();
            }
            return null;
        }
    }
}
