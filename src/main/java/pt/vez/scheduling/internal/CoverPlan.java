package pt.vez.scheduling.internal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.UUID;
import pt.vez.rota.Staffing.Stint;

/**
 * Assigns persons on duty to seats, one seat at a time each: pure arithmetic. Booked seats come first, at any time of
 * the day, then held ones, then free ones. Of the persons who could serve a seat the one whose duty ends first gets
 * it, so that the others are left for later seats.
 */
final class CoverPlan {
    private final Map<String, List<Stint>> people = new HashMap<>();
    private final Map<UUID, NavigableMap<Instant, Instant>> busy = new HashMap<>();

    /**
     * Seats that begin at one time for one service.
     *
     * @param course whose certificate serves them
     * @param wanted how many of each rank; those of the first are served first
     */
    record Demand(String course, Instant start, Instant end, List<Integer> wanted) {
        int total() {
            return wanted.stream().mapToInt(Integer::intValue).sum();
        }
    }

    private CoverPlan(Map<String, List<Stint>> people) {
        people.forEach((course, stints) -> this.people.put(
                course,
                stints.stream()
                        .sorted(Comparator.comparing(stint -> stint.duty().end()))
                        .toList()));
    }

    /**
     * The number of covered seats of each demand and rank.
     *
     * @param people by the course whose certificate they hold
     * @return in the order of the demands; of each as many numbers as it has ranks
     */
    static List<int[]> served(List<Demand> demands, Map<String, List<Stint>> people) {
        var plan = new CoverPlan(people);
        List<int[]> served = new ArrayList<>();
        demands.forEach(demand -> served.add(new int[demand.wanted().size()]));
        List<Integer> inOrder = new ArrayList<>();
        int ranks = 0;
        for (int i = 0; i < demands.size(); i++) {
            inOrder.add(i);
            ranks = Math.max(ranks, demands.get(i).wanted().size());
        }
        inOrder.sort(Comparator.comparing(i -> demands.get(i).start()));
        for (int rank = 0; rank < ranks; rank++) {
            for (int i : inOrder) {
                Demand demand = demands.get(i);
                if (rank < demand.wanted().size()) {
                    served.get(i)[rank] = plan.take(demand, demand.wanted().get(rank));
                }
            }
        }
        return served;
    }

    /** @return how many of the seats are covered */
    private int take(Demand demand, int seats) {
        int taken = 0;
        for (Stint stint : people.getOrDefault(demand.course(), List.of())) {
            if (taken == seats) {
                break;
            }
            if (stint.serves(demand.start(), demand.end()) && isFree(stint, demand)) {
                busy.computeIfAbsent(stint.duty().id(), duty -> new TreeMap<>()).put(demand.start(), demand.end());
                taken++;
            }
        }
        return taken;
    }

    private boolean isFree(Stint stint, Demand demand) {
        NavigableMap<Instant, Instant> times = busy.get(stint.duty().id());
        if (times == null) {
            return true;
        }
        var before = times.lowerEntry(demand.end());
        return before == null || !before.getValue().isAfter(demand.start());
    }

    /** How many attendances one person can do between two instants. */
    static int attendances(List<Demand> demands, Instant from, Instant until) {
        int done = 0;
        Instant free = from;
        for (Demand demand :
                demands.stream().sorted(Comparator.comparing(Demand::start)).toList()) {
            if (!demand.start().isBefore(free) && !demand.end().isAfter(until)) {
                free = demand.end();
                done++;
            }
        }
        return done;
    }
}
