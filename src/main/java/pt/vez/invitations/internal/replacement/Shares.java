package pt.vez.invitations.internal.replacement;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import pt.vez.invitations.internal.replacement.Replacement.Person;
import pt.vez.shared.GeoPoint;

/**
 * How many people of each group go to which centre, for the least days and kilometres in all: one minimum-cost flow
 * from where and when people had their appointment, through the days of every centre, to its seats.
 */
final class Shares {
    private static final int SCALE = 100;
    /** Offset that keeps costs positive: no move brings a person this many kilometres nearer. */
    private static final int FARTHEST = 5_000;
    /** Above so many ways days are taken together for the choice of a centre; each centre's own plan is exact again. */
    private static final int MOST_WAYS = 20_000;

    private final int together;
    private final Map<Group, Map<UUID, Integer>> shares = new HashMap<>();

    /** All people of one group are moved by the same days and kilometres, whichever centre they go to. */
    record Group(GeoPoint home, GeoPoint from, long day) {}

    private record CentreDay(UUID centre, long day) {}

    Shares(List<Person> people, Map<UUID, FreeSeats> centres) {
        long homes = people.stream()
                .map(each -> List.of(each.home(), each.fromCentre()))
                .distinct()
                .count();
        long days = people.stream().map(Person::fromDay).distinct().count();
        together = (int) Math.max(1, Math.ceilDiv(homes * days * centres.size(), MOST_WAYS));
        Map<Group, Integer> demand = new LinkedHashMap<>();
        people.forEach(each -> demand.merge(group(each), 1, Integer::sum));
        solve(demand, people.size(), centres);
    }

    Group group(Person person) {
        long day = person.fromDay().toEpochDay();
        return new Group(person.home(), person.fromCentre(), Math.floorDiv(day, together) * together + together / 2);
    }

    /** What is left of the group's shares, by centre; the caller subtracts each person it sends there. */
    Map<UUID, Integer> of(Group group) {
        return shares.getOrDefault(group, Map.of());
    }

    private void solve(Map<Group, Integer> demand, int people, Map<UUID, FreeSeats> centres) {
        var flow = new Flow();
        demand.keySet().forEach(flow::add);
        demand.forEach(flow::begin);
        centres.forEach((centre, seats) -> {
            Map<Long, Integer> perDay = seats.perDay();
            var days = new TreeSet<>(perDay.keySet());
            if (days.isEmpty()) {
                return;
            }
            demand.keySet().forEach(group -> days.add(group.day()));
            List<CentreDay> line = new ArrayList<>();
            for (long day : days) {
                var node = new CentreDay(centre, day);
                flow.add(node);
                flow.drain(node, Math.min(people, perDay.getOrDefault(day, 0)));
                if (!line.isEmpty()) {
                    long cost = (day - line.getLast().day()) * SCALE;
                    flow.connect(line.getLast(), node, people, cost);
                    flow.connect(node, line.getLast(), people, cost);
                }
                line.add(node);
            }
            demand.forEach((group, count) -> flow.connect(
                    group,
                    new CentreDay(centre, group.day()),
                    count,
                    Math.round((Replacement.kilometres(group.home(), group.from(), seats.point()) + FARTHEST)
                            * SCALE
                            / Replacement.KILOMETRES_PER_DAY)));
        });
        flow.solve();
        demand.keySet().forEach(group -> {
            Map<UUID, Integer> share = new HashMap<>();
            centres.forEach((centre, seats) -> {
                int count = flow.through(group, new CentreDay(centre, group.day()));
                if (count > 0) {
                    share.put(centre, count);
                }
            });
            shares.put(group, share);
        });
    }
}
