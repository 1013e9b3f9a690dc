package pt.vez.invitations.internal.replacement;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import pt.vez.invitations.internal.replacement.Replacement.Person;
import pt.vez.invitations.internal.replacement.Replacement.Seat;
import pt.vez.shared.GeoPoint;

/** Replacements small enough to try out everything, made from a seed. */
public record SmallReplacements(List<Person> people, List<Seat> seats, Map<UUID, GeoPoint> centres) {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 26);
    private static final GeoPoint[] TOWNS = {
        new GeoPoint(38.72, -9.14), new GeoPoint(41.15, -8.61), new GeoPoint(40.21, -8.42)
    };

    public static SmallReplacements random(long seed, boolean families) {
        var random = new Random(seed);
        UUID[] ids = {new UUID(0, 1), new UUID(0, 2), new UUID(0, 3)};
        Map<UUID, GeoPoint> centres = Map.of(ids[0], TOWNS[0], ids[1], TOWNS[1], ids[2], TOWNS[2]);
        List<Person> people = new ArrayList<>();
        UUID family = new UUID(9, seed);
        for (int i = 0; i < 6; i++) {
            boolean member = families && i < 2;
            GeoPoint home = TOWNS[member ? 0 : random.nextInt(3)];
            LocalDate had = member ? DAY : DAY.plusDays(random.nextInt(5));
            people.add(new Person(new UUID(1, i), "BIO", home, TOWNS[0], had, i + 1, member ? family : null, false));
        }
        List<Seat> seats = new ArrayList<>();
        for (int i = 0; i < 9; i++) {
            LocalDate day = DAY.plusDays(random.nextInt(25) - 7L);
            Instant start = day.atTime(LocalTime.of(9, 0)).toInstant(ZoneOffset.UTC);
            UUID centre = ids[i % 3];
            seats.add(seat(centre, start, day, i));
            if (families && i < 3) {
                seats.add(seat(centre, start.plus(Duration.ofMinutes(20)), day, 100 + i));
            }
        }
        return new SmallReplacements(people, seats, centres);
    }

    private static Seat seat(UUID centre, Instant start, LocalDate day, int number) {
        return new Seat(new UUID(2, number), 1, centre, "BIO", start, start.plus(Duration.ofMinutes(20)), day, false);
    }

    /** Days either way and kilometres added, in days. */
    public double cost(Person person, Seat seat) {
        double kilometres = person.home().kilometresTo(centres.get(seat.centre()))
                - person.home().kilometresTo(person.fromCentre());
        return Replacement.cost(seat.day().toEpochDay() - person.fromDay().toEpochDay(), kilometres);
    }

    /** What the solution costs that {@link Replacement} finds. */
    public double foundCost() {
        return Replacement.solve(people, seats, centres).moves().stream()
                .mapToDouble(move -> cost(move.person(), move.seat()))
                .sum();
    }

    /** The least cost of all assignments of people to seats, by going through sets of used seats. */
    public double leastCost() {
        int all = seats.size();
        double[] least = new double[1 << all];
        java.util.Arrays.fill(least, Double.MAX_VALUE);
        least[0] = 0;
        double best = Double.MAX_VALUE;
        for (int set = 0; set < least.length; set++) {
            int next = Integer.bitCount(set);
            if (least[set] == Double.MAX_VALUE) {
                continue;
            }
            if (next == people.size()) {
                best = Math.min(best, least[set]);
                continue;
            }
            for (int seat = 0; seat < all; seat++) {
                if ((set & (1 << seat)) == 0) {
                    double cost = least[set] + cost(people.get(next), seats.get(seat));
                    int after = set | (1 << seat);
                    least[after] = Math.min(least[after], cost);
                }
            }
        }
        return best;
    }
}
