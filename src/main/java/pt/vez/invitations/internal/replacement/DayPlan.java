package pt.vez.invitations.internal.replacement;

import java.util.Arrays;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeSet;
import java.util.function.LongPredicate;
import org.jspecify.annotations.Nullable;

/**
 * Assigns the people of one centre to its days, so that the sum of the days they are moved by is smallest
 * (minimum-cost flow). People choose one after the other, each the nearest day; a day is a choice only while the sum
 * for the others stays smallest, which holds exactly along the edges of a minimum-cost flow.
 */
final class DayPlan {
    private final long[] days;
    /** How many more people the day takes. */
    private final int[] planned;
    /** How many people pass from the day to the next one; negative when they pass towards the past. */
    private final int[] passing;

    private DayPlan(long[] days) {
        this.days = days;
        this.planned = new int[days.length];
        this.passing = new int[days.length];
    }

    /**
     * @param people by the day they had
     * @param seats free, by day
     */
    static DayPlan of(SortedMap<Long, Integer> people, SortedMap<Long, Integer> seats) {
        var all = new TreeSet<>(people.keySet());
        all.addAll(seats.keySet());
        var plan = new DayPlan(all.stream().mapToLong(Long::longValue).toArray());
        int count = people.values().stream().mapToInt(Integer::intValue).sum();
        if (count > 0) {
            plan.solve(people, seats, count);
        }
        return plan;
    }

    private void solve(Map<Long, Integer> people, Map<Long, Integer> seats, int count) {
        var flow = new Flow();
        for (long day : days) {
            flow.add(day);
        }
        line(flow, days, count, 1);
        for (long day : days) {
            flow.begin(day, people.getOrDefault(day, 0));
            flow.drain(day, Math.min(count, seats.getOrDefault(day, 0)));
        }
        flow.solve();
        for (int i = 0; i < days.length; i++) {
            planned[i] = flow.drained(days[i]);
            if (i + 1 < days.length) {
                passing[i] = flow.through(days[i], days[i + 1]) - flow.through(days[i + 1], days[i]);
            }
        }
    }

    /** Connects each day with the next, both ways, at the price of the days between. */
    private static void line(Flow flow, long[] days, int most, long perDay) {
        for (int i = 0; i + 1 < days.length; i++) {
            long cost = (days[i + 1] - days[i]) * perDay;
            flow.connect(days[i], days[i + 1], most, cost);
            flow.connect(days[i + 1], days[i], most, cost);
        }
    }

    /**
     * The nearest day that so many may still choose together; of two as near, the later one.
     *
     * @param usable whether the day has what they need
     */
    @Nullable
    Long nearest(long from, int n, LongPredicate usable) {
        int start = Arrays.binarySearch(days, from);
        if (start < 0) {
            return null;
        }
        int later = start;
        while (later >= 0 && !(planned[later] >= n && usable.test(days[later]))) {
            later = passing[later] >= n ? later + 1 : -1;
        }
        int sooner = start;
        while (sooner >= 0 && !(planned[sooner] >= n && usable.test(days[sooner]))) {
            sooner = sooner > 0 && passing[sooner - 1] <= -n ? sooner - 1 : -1;
        }
        if (later < 0 && sooner < 0) {
            return null;
        }
        boolean onward = sooner < 0 || later >= 0 && days[later] - from <= from - days[sooner];
        return days[onward ? later : sooner];
    }

    /** So many have chosen this day. */
    void take(long from, long to, int n) {
        int start = Arrays.binarySearch(days, from);
        int end = Arrays.binarySearch(days, to);
        planned[end] -= n;
        for (int i = start; i < end; i++) {
            passing[i] -= n;
        }
        for (int i = end; i < start; i++) {
            passing[i] += n;
        }
    }
}
