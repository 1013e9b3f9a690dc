package pt.vez.scheduling.internal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import pt.vez.rota.Staffing.Stint;

/**
 * Puts people on duty behind seats, each behind one at a time: pure arithmetic. What is booked comes first; among those
 * who could, whoever goes home first takes the seat, so that the others are there later.
 */
final class CoverPlan {
    private CoverPlan() {}

    /** Seats that begin at one time for one service, so many of them booked. */
    record Demand(Instant start, Instant end, int seats, int booked) {}

    /** Seats of that time nobody stands behind. */
    record Shortfall(Instant start, Instant end, int seats, int appointments) {}

    static List<Shortfall> shortfalls(List<Demand> demands, List<Stint> stints) {
        Map<Stint, Instant> busyUntil = new HashMap<>();
        List<Stint> byEnd = stints.stream()
                .sorted(Comparator.comparing(stint -> stint.duty().end()))
                .toList();
        Map<Instant, List<Demand>> byStart =
                demands.stream().collect(Collectors.groupingBy(Demand::start, TreeMap::new, Collectors.toList()));
        List<Shortfall> found = new ArrayList<>();
        byStart.forEach((start, together) -> {
            Map<Demand, Integer> booked = new HashMap<>();
            together.forEach(
                    demand -> booked.put(demand, demand.booked() - taken(demand, demand.booked(), byEnd, busyUntil)));
            for (Demand demand : together) {
                int free = demand.seats() - demand.booked();
                int appointments = booked.getOrDefault(demand, 0);
                int seats = free - taken(demand, free, byEnd, busyUntil) + appointments;
                if (seats > 0) {
                    found.add(new Shortfall(start, demand.end(), seats, appointments));
                }
            }
        });
        return found;
    }

    /** How many of the seats somebody takes. */
    private static int taken(Demand demand, int seats, List<Stint> byEnd, Map<Stint, Instant> busyUntil) {
        int taken = 0;
        for (Stint stint : byEnd) {
            if (taken == seats) {
                break;
            }
            if (stint.serves(demand.start(), demand.end())
                    && !busyUntil.getOrDefault(stint, Instant.MIN).isAfter(demand.start())) {
                busyUntil.put(stint, demand.end());
                taken++;
            }
        }
        return taken;
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
