package pt.vez.invitations.internal.replacement;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import pt.vez.shared.GeoPoint;

/**
 * Finds another seat for each appointment a closure touches, as near as possible to its day and centre; an earlier day
 * counts as much as a later one. How many people of a group go to which centre is decided by a minimum-cost flow over
 * days and kilometres. Within a centre people choose in the order of their rank, each the nearest day that does not
 * raise the cost of the others by more; a family gets consecutive seats.
 */
final class Replacement {
    /** So many kilometres weigh as much as one day. */
    public static final int KILOMETRES_PER_DAY = 20;

    private Replacement() {}

    /**
     * A person who needs another seat.
     *
     * @param place order, smallest first
     * @param family people with the same family get consecutive seats; null for a person alone
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
            boolean first) {

        private Person choosingFirst(boolean first) {
            return new Person(id, service, home, fromCentre, fromDay, place, family, first);
        }
    }

    public record Seat(
            UUID slot,
            int seat,
            UUID centre,
            String service,
            Instant start,
            Instant end,
            LocalDate day,
            boolean reserve) {}

    /**
     * @param days later than before; negative when earlier
     * @param kilometres farther from home than before; negative when nearer
     */
    public record Move(Person person, Seat seat, int days, double kilometres) {}

    /** @param left people for whom there is no seat */
    public record Result(List<Move> moves, List<Person> left) {}

    /**
     * What a move costs a person, in days.
     *
     * @param days either way
     * @param kilometres farther than before
     */
    public static double cost(long days, double kilometres) {
        return Math.abs(days) + kilometres / KILOMETRES_PER_DAY;
    }

    /** How much farther from home the centre is than the one before. */
    static double kilometres(GeoPoint home, GeoPoint before, GeoPoint centre) {
        return home.kilometresTo(centre) - home.kilometresTo(before);
    }

    /** People who must sit together, or one alone. */
    private record Unit(List<Person> people) {
        int size() {
            return people.size();
        }

        Person lead() {
            return people.getFirst();
        }

        long day() {
            return lead().fromDay().toEpochDay();
        }

        double kilometres(GeoPoint centre) {
            return Replacement.kilometres(lead().home(), lead().fromCentre(), centre);
        }
    }

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
                    return new Unit(list.stream()
                            .map(person -> person.choosingFirst(first))
                            .toList());
                })
                .sorted(Comparator.comparingInt(unit -> unit.lead().place()))
                .toList();
    }

    private static void place(
            List<Unit> units, Set<Seat> free, Map<UUID, GeoPoint> points, List<Move> moves, List<Person> left) {
        if (units.isEmpty()) {
            return;
        }
        Map<UUID, FreeSeats> centres = centres(free, points);
        Map<UUID, List<Unit>> sent = new LinkedHashMap<>();
        List<Unit> again = new ArrayList<>();
        // A family counts as one group, that of its lead: all its members go to the same centre.
        var shares = new Shares(
                units.stream()
                        .flatMap(unit -> unit.people().stream().map(each -> unit.lead()))
                        .toList(),
                centres);
        for (Unit unit : units) {
            Map<UUID, Integer> share = shares.of(shares.group(unit.lead()));
            UUID centre = best(unit, share, centres);
            if (centre == null) {
                again.add(unit);
            } else {
                share.merge(centre, -unit.size(), Integer::sum);
                sent.computeIfAbsent(centre, any -> new ArrayList<>()).add(unit);
            }
        }
        sent.forEach((centre, all) -> seat(all, seats(centres, centre), moves, again));
        again.sort(Comparator.comparingInt(unit -> unit.lead().place()));
        for (Unit unit : again) {
            // What the flow could not foresee: a family for which no seats follow each other where it was sent.
            List<Seat> run = centres.values().stream()
                    .map(seats -> seats.nearest(unit.day(), unit.size()))
                    .filter(Objects::nonNull)
                    .min(Comparator.comparingDouble(found -> cost(
                            found.getFirst().day().toEpochDay() - unit.day(),
                            unit.kilometres(
                                    seats(centres, found.getFirst().centre()).point()))))
                    .orElse(null);
            if (run == null) {
                left.addAll(unit.people());
            } else {
                sit(unit, run, seats(centres, run.getFirst().centre()), moves);
            }
        }
    }

    private static Map<UUID, FreeSeats> centres(Set<Seat> free, Map<UUID, GeoPoint> points) {
        Map<UUID, FreeSeats> centres = new LinkedHashMap<>();
        points.keySet().stream()
                .sorted()
                .forEach(centre -> centres.put(centre, new FreeSeats(Objects.requireNonNull(points.get(centre)))));
        free.stream()
                .sorted(Comparator.comparing(Seat::start)
                        .thenComparing(Seat::slot)
                        .thenComparingInt(Seat::seat))
                .forEach(seat -> {
                    FreeSeats seats = centres.get(seat.centre());
                    if (seats != null) {
                        seats.add(seat);
                    }
                });
        return centres;
    }

    private static FreeSeats seats(Map<UUID, FreeSeats> centres, UUID centre) {
        return Objects.requireNonNull(centres.get(centre));
    }

    /** The nearest centre in which the group still has as many places as the unit needs, else the nearest with any. */
    private static @Nullable UUID best(Unit unit, Map<UUID, Integer> shares, Map<UUID, FreeSeats> centres) {
        Comparator<Map.Entry<UUID, Integer>> enough = Comparator.comparing(share -> share.getValue() < unit.size());
        return shares.entrySet().stream()
                .filter(share -> share.getValue() > 0)
                .min(enough.thenComparingDouble(share ->
                                unit.kilometres(seats(centres, share.getKey()).point()))
                        .thenComparing(Map.Entry::getKey))
                .map(Map.Entry::getKey)
                .orElse(null);
    }

    /**
     * Seats all people sent to one centre, in the order of their rank. People without a seat there are tried again
     * later.
     */
    private static void seat(List<Unit> units, FreeSeats seats, List<Move> moves, List<Unit> again) {
        DayPlan plan = null;
        for (int i = 0; i < units.size(); i++) {
            Unit unit = units.get(i);
            if (plan == null) {
                plan = plan(units.subList(i, units.size()), seats);
            }
            Long day = plan.nearest(unit.day(), unit.size(), at -> seats.run(at, unit.size()) != null);
            List<Seat> run = day == null ? seats.nearest(unit.day(), unit.size()) : seats.run(day, unit.size());
            if (run == null) {
                again.add(unit);
                plan = unit.size() > 1 ? null : plan;
                continue;
            }
            if (day == null) {
                // Seats in a row were not where the plan had counted on single ones: for the others it is made anew.
                plan = null;
            } else {
                plan.take(unit.day(), day, unit.size());
            }
            sit(unit, run, seats, moves);
        }
    }

    private static DayPlan plan(List<Unit> units, FreeSeats seats) {
        var people = new TreeMap<Long, Integer>();
        units.forEach(unit -> people.merge(unit.day(), unit.size(), Integer::sum));
        return DayPlan.of(people, seats.perDay());
    }

    private static void sit(Unit unit, List<Seat> run, FreeSeats seats, List<Move> moves) {
        seats.take(run);
        for (int i = 0; i < run.size(); i++) {
            Person person = unit.people().get(i);
            Seat seat = run.get(i);
            moves.add(new Move(
                    person,
                    seat,
                    (int) (seat.day().toEpochDay() - person.fromDay().toEpochDay()),
                    kilometres(person.home(), person.fromCentre(), seats.point())));
        }
    }
}
