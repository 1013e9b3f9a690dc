package pt.vez.invitations;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.jgrapht.alg.flow.mincost.CapacityScalingMinimumCostFlow;
import org.jgrapht.alg.flow.mincost.MinimumCostFlowProblem;
import org.jgrapht.graph.DefaultWeightedEdge;
import org.jgrapht.graph.SimpleDirectedWeightedGraph;
import org.jspecify.annotations.Nullable;
import pt.vez.shared.GeoPoint;

/**
 * Finds another seat for everybody a closure touches. Which centre how many people go to is decided by a minimum-cost flow
 * over days and kilometres; within a centre everybody takes the earliest seat left, in the order of their place, and a
 * family takes seats that follow each other. So nobody has a seat that somebody with a better place would rather have had
 * and could have used.
 */
public final class Replacement {
    /** So many kilometres weigh as much as one day. */
    public static final int KILOMETRES_PER_DAY = 20;

    private static final int SCALE = 100;
    /** Costs stay positive: nobody comes this much nearer. */
    private static final int FARTHEST = 5_000;

    private static final long NOWHERE = 1_000_000L;

    private Replacement() {}

    /**
     * Somebody who needs another seat.
     *
     * @param place order, smallest first
     * @param family people with the same family get consecutive seats; null for somebody alone
     * @param first whether this person also may have seats of the reserve and chooses before all others
     */
    public record Person(
            UUID id,
            String service,
            GeoPoint home,
            GeoPoint fromCentre,
            LocalDate fromDay,
            int place,
            @Nullable UUID family,
            boolean first) {}

    public record Seat(
            UUID slot,
            int seat,
            UUID centre,
            String service,
            Instant start,
            Instant end,
            LocalDate day,
            boolean reserve) {}

    /** @param kilometres farther from home than before; negative when nearer */
    public record Move(Person person, Seat seat, int days, double kilometres) {}

    /** @param left people for whom there is no seat */
    public record Result(List<Move> moves, List<Person> left) {}

    /** People who must sit together, or one alone. */
    private record Unit(List<Person> people, int place) {
        int size() {
            return people.size();
        }

        Person lead() {
            return people.getFirst();
        }
    }

    /** Everybody of one group adds the same kilometres wherever they go. */
    private record Group(GeoPoint home, GeoPoint from) {}

    public static Result solve(Collection<Person> people, Collection<Seat> seats, Map<UUID, GeoPoint> centres) {
        List<Move> moves = new ArrayList<>();
        List<Person> left = new ArrayList<>();
        Map<String, List<Seat>> seatsByService = new HashMap<>();
        seats.forEach(seat -> seatsByService
                .computeIfAbsent(seat.service(), service -> new ArrayList<>())
                .add(seat));
        Map<String, List<Unit>> units = new TreeMap<>();
        units(people)
                .forEach(unit -> units.computeIfAbsent(unit.lead().service(), service -> new ArrayList<>())
                        .add(unit));
        units.forEach((service, all) -> {
            Set<Seat> free = new HashSet<>(seatsByService.getOrDefault(service, List.of()));
            List<Unit> first = all.stream().filter(unit -> unit.lead().first()).toList();
            List<Unit> others =
                    all.stream().filter(unit -> !unit.lead().first()).toList();
            place(first, free, centres, moves, left);
            moves.forEach(move -> free.remove(move.seat()));
            free.removeIf(Seat::reserve);
            place(others, free, centres, moves, left);
        });
        return new Result(moves, left);
    }

    private static List<Unit> units(Collection<Person> people) {
        Map<Object, List<Person>> together = new LinkedHashMap<>();
        people.stream()
                .sorted(Comparator.comparingInt(Person::place))
                .forEach(person -> together.computeIfAbsent(
                                person.family() == null ? person.id() : person.family() + person.service(),
                                key -> new ArrayList<>())
                        .add(person));
        return together.values().stream()
                .map(list -> {
                    boolean first = list.stream().anyMatch(Person::first);
                    List<Person> same = list.stream()
                            .map(person -> new Person(
                                    person.id(),
                                    person.service(),
                                    person.home(),
                                    person.fromCentre(),
                                    person.fromDay(),
                                    person.place(),
                                    person.family(),
                                    first))
                            .toList();
                    return new Unit(same, same.getFirst().place());
                })
                .sorted(Comparator.comparingInt(Unit::place))
                .toList();
    }

    private static void place(
            List<Unit> units, Set<Seat> free, Map<UUID, GeoPoint> centres, List<Move> moves, List<Person> left) {
        if (units.isEmpty()) {
            return;
        }
        Map<UUID, Day> days = new LinkedHashMap<>();
        centres.keySet().stream()
                .sorted()
                .forEach(centre -> days.put(centre, new Day(java.util.Objects.requireNonNull(centres.get(centre)))));
        free.stream()
                .sorted(Comparator.comparing(Seat::start)
                        .thenComparing(Seat::slot)
                        .thenComparingInt(Seat::seat))
                .forEach(seat -> {
                    Day day = days.get(seat.centre());
                    if (day != null) {
                        day.add(seat);
                    }
                });
        Map<Group, Map<UUID, Integer>> shares = shares(units, days);
        List<Unit> again = new ArrayList<>();
        for (Unit unit : units) {
            Group group = group(unit);
            Map<UUID, Integer> share = shares.getOrDefault(group, new HashMap<>());
            UUID centre = best(unit, share, group, days);
            if (centre == null || !seat(unit, at(days, centre), moves)) {
                again.add(unit);
            } else {
                share.merge(centre, -unit.size(), Integer::sum);
            }
        }
        for (Unit unit : again) {
            // What the flow could not foresee: a family for which no seats follow each other where it was sent.
            UUID centre = days.entrySet().stream()
                    .filter(entry -> entry.getValue().earliest(unit.size()) != null)
                    .min(Comparator.comparingDouble(entry -> cost(unit, entry.getValue())))
                    .map(Map.Entry::getKey)
                    .orElse(null);
            if (centre == null || !seat(unit, at(days, centre), moves)) {
                left.addAll(unit.people());
            }
        }
    }

    private static Group group(Unit unit) {
        return new Group(unit.lead().home(), unit.lead().fromCentre());
    }

    private static double kilometres(Group group, GeoPoint centre) {
        return group.home().kilometresTo(centre) - group.home().kilometresTo(group.from());
    }

    private static Day at(Map<UUID, Day> days, UUID centre) {
        return java.util.Objects.requireNonNull(days.get(centre));
    }

    private static double cost(Unit unit, Day day) {
        List<Seat> seats = day.earliest(unit.size());
        long epochDay = seats == null ? 0 : seats.getFirst().day().toEpochDay();
        return epochDay + kilometres(group(unit), day.point) / KILOMETRES_PER_DAY;
    }

    /** The nearest centre in which the group still has as many places as the unit needs, else the one with most. */
    private static @Nullable UUID best(Unit unit, Map<UUID, Integer> shares, Group group, Map<UUID, Day> days) {
        Comparator<Map.Entry<UUID, Integer>> enough = Comparator.comparing(share -> share.getValue() < unit.size());
        return shares.entrySet().stream()
                .filter(share -> share.getValue() > 0)
                .min(enough.thenComparingDouble(share -> unit.size() == 1
                        ? kilometres(group, at(days, share.getKey()).point)
                        : cost(unit, at(days, share.getKey()))))
                .map(Map.Entry::getKey)
                .orElse(null);
    }

    private static boolean seat(Unit unit, Day day, List<Move> moves) {
        List<Seat> seats = day.earliest(unit.size());
        if (seats == null) {
            return false;
        }
        day.take(seats);
        for (int i = 0; i < seats.size(); i++) {
            Person person = unit.people().get(i);
            Seat seat = seats.get(i);
            moves.add(new Move(
                    person,
                    seat,
                    (int) (seat.day().toEpochDay() - person.fromDay().toEpochDay()),
                    kilometres(new Group(person.home(), person.fromCentre()), day.point)));
        }
        return true;
    }

    /** How many people of each group go to which centre, for the least days and kilometres in all. */
    private static Map<Group, Map<UUID, Integer>> shares(List<Unit> units, Map<UUID, Day> days) {
        Map<Group, Integer> demand = new LinkedHashMap<>();
        units.forEach(unit -> demand.merge(group(unit), unit.size(), Integer::sum));
        int people = demand.values().stream().mapToInt(Integer::intValue).sum();
        var graph = new SimpleDirectedWeightedGraph<Object, DefaultWeightedEdge>(DefaultWeightedEdge.class);
        Map<DefaultWeightedEdge, Integer> capacity = new HashMap<>();
        String sink = "sink";
        String nowhere = "nowhere";
        graph.addVertex(sink);
        graph.addVertex(nowhere);
        connect(graph, capacity, nowhere, sink, people, 0);
        long base = days.values().stream()
                .flatMap(day -> day.perDay().keySet().stream())
                .mapToLong(Long::longValue)
                .min()
                .orElse(0);
        days.forEach((centre, day) -> {
            graph.addVertex(centre);
            int reached = 0;
            for (var each : day.perDay().entrySet()) {
                if (reached >= people) {
                    break;
                }
                var node = List.of(centre, each.getKey());
                graph.addVertex(node);
                int seats = Math.min(people, each.getValue());
                connect(graph, capacity, centre, node, seats, (each.getKey() - base) * SCALE);
                connect(graph, capacity, node, sink, seats, 0);
                reached += seats;
            }
        });
        Map<Object, Integer> supply = new HashMap<>();
        supply.put(sink, -people);
        demand.forEach((group, count) -> {
            graph.addVertex(group);
            supply.put(group, count);
            connect(graph, capacity, group, nowhere, count, NOWHERE);
            days.forEach((centre, day) -> connect(
                    graph,
                    capacity,
                    group,
                    centre,
                    count,
                    Math.round((kilometres(group, day.point) + FARTHEST) * SCALE / KILOMETRES_PER_DAY)));
        });
        var flow = new CapacityScalingMinimumCostFlow<Object, DefaultWeightedEdge>()
                .getMinimumCostFlow(new MinimumCostFlowProblem.MinimumCostFlowProblemImpl<>(
                        graph, node -> supply.getOrDefault(node, 0), edge -> capacity.getOrDefault(edge, 0)));
        Map<Group, Map<UUID, Integer>> shares = new HashMap<>();
        demand.keySet().forEach(group -> {
            Map<UUID, Integer> share = new HashMap<>();
            days.keySet().forEach(centre -> {
                DefaultWeightedEdge edge = graph.getEdge(group, centre);
                int count = (int) Math.round(flow.getFlow(edge));
                if (count > 0) {
                    share.put(centre, count);
                }
            });
            shares.put(group, share);
        });
        return shares;
    }

    private static void connect(
            SimpleDirectedWeightedGraph<Object, DefaultWeightedEdge> graph,
            Map<DefaultWeightedEdge, Integer> capacity,
            Object from,
            Object to,
            int count,
            long cost) {
        DefaultWeightedEdge edge = graph.addEdge(from, to);
        graph.setEdgeWeight(edge, cost);
        capacity.put(edge, count);
    }

    /** The free seats of one centre by time. The search for a run of seats never looks twice at what is used up. */
    private static final class Day {
        private final GeoPoint point;
        private final TreeMap<Instant, Deque<Seat>> byStart = new TreeMap<>();
        private final Map<Integer, Instant> searched = new HashMap<>();
        private final TreeMap<Long, Integer> perDay = new TreeMap<>();

        Day(GeoPoint point) {
            this.point = point;
        }

        void add(Seat seat) {
            byStart.computeIfAbsent(seat.start(), start -> new ArrayDeque<>()).add(seat);
            perDay.merge(seat.day().toEpochDay(), 1, Integer::sum);
        }

        TreeMap<Long, Integer> perDay() {
            return perDay;
        }

        @Nullable
        List<Seat> earliest(int n) {
            Instant from = searched.getOrDefault(n, Instant.MIN);
            for (var entry = byStart.ceilingEntry(from); entry != null; entry = byStart.higherEntry(entry.getKey())) {
                List<Seat> run = run(entry.getValue().peekFirst(), n);
                if (run != null) {
                    searched.put(n, entry.getKey());
                    return run;
                }
            }
            searched.put(n, Instant.MAX);
            return null;
        }

        private @Nullable List<Seat> run(@Nullable Seat first, int n) {
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

        void take(List<Seat> seats) {
            for (Seat seat : seats) {
                Deque<Seat> at = byStart.get(seat.start());
                if (at != null) {
                    at.remove(seat);
                    if (at.isEmpty()) {
                        byStart.remove(seat.start());
                    }
                }
            }
        }
    }
}
