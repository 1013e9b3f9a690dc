package pt.vez.invitations;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import pt.vez.invitations.Replacement.Move;
import pt.vez.invitations.Replacement.Person;
import pt.vez.invitations.Replacement.Seat;
import pt.vez.shared.GeoPoint;

/** The plan of replacements against trying out everything, on cases small enough for that. */
class ReplacementTest {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 26);
    private static final GeoPoint[] TOWNS = {
        new GeoPoint(38.72, -9.14), new GeoPoint(41.15, -8.61), new GeoPoint(40.21, -8.42)
    };

    private record Setting(List<Person> people, List<Seat> seats, Map<UUID, GeoPoint> centres) {}

    private static Setting random(long seed, boolean families) {
        var random = new Random(seed);
        UUID[] ids = {new UUID(0, 1), new UUID(0, 2), new UUID(0, 3)};
        Map<UUID, GeoPoint> centres = Map.of(ids[0], TOWNS[0], ids[1], TOWNS[1], ids[2], TOWNS[2]);
        List<Person> people = new ArrayList<>();
        UUID family = new UUID(9, seed);
        for (int i = 0; i < 6; i++) {
            boolean member = families && i < 2;
            GeoPoint home = TOWNS[member ? 0 : random.nextInt(3)];
            people.add(new Person(new UUID(1, i), "BIO", home, TOWNS[0], DAY, i + 1, member ? family : null, false));
        }
        List<Seat> seats = new ArrayList<>();
        for (int i = 0; i < 9; i++) {
            LocalDate day = DAY.plusDays(1 + random.nextInt(20));
            Instant start = day.atTime(LocalTime.of(9, 0)).toInstant(ZoneOffset.UTC);
            UUID centre = ids[i % 3];
            seats.add(seat(centre, start, day, i));
            if (families && i < 3) {
                seats.add(seat(centre, start.plus(Duration.ofMinutes(20)), day, 100 + i));
            }
        }
        return new Setting(people, seats, centres);
    }

    private static Seat seat(UUID centre, Instant start, LocalDate day, int number) {
        return new Seat(new UUID(2, number), 1, centre, "BIO", start, start.plus(Duration.ofMinutes(20)), day, false);
    }

    private static double cost(Person person, Seat seat, Map<UUID, GeoPoint> centres) {
        double kilometres = person.home().kilometresTo(centres.get(seat.centre()))
                - person.home().kilometresTo(person.fromCentre());
        return seat.day().toEpochDay() - person.fromDay().toEpochDay() + kilometres / Replacement.KILOMETRES_PER_DAY;
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void itCostsNoMoreThanTheBestThereIs(long seed) {
        Setting setting = random(seed, false);
        var result = Replacement.solve(setting.people(), setting.seats(), setting.centres());
        assertThat(result.left()).isEmpty();
        double found = result.moves().stream()
                .mapToDouble(move -> cost(move.person(), move.seat(), setting.centres()))
                .sum();
        double least = exact(setting);
        assertThat(found).isLessThanOrEqualTo(least + Math.max(0.05, Math.abs(least) * 0.05));
    }

    /** The least cost of all assignments of people to seats, by going through sets of used seats. */
    private static double exact(Setting setting) {
        int seats = setting.seats().size();
        double[] least = new double[1 << seats];
        java.util.Arrays.fill(least, Double.MAX_VALUE);
        least[0] = 0;
        double best = Double.MAX_VALUE;
        for (int set = 0; set < least.length; set++) {
            int next = Integer.bitCount(set);
            if (least[set] == Double.MAX_VALUE) {
                continue;
            }
            if (next == setting.people().size()) {
                best = Math.min(best, least[set]);
                continue;
            }
            for (int seat = 0; seat < seats; seat++) {
                if ((set & (1 << seat)) == 0) {
                    double cost = least[set]
                            + cost(setting.people().get(next), setting.seats().get(seat), setting.centres());
                    int after = set | (1 << seat);
                    least[after] = Math.min(least[after], cost);
                }
            }
        }
        return best;
    }

    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13, 14, 15, 16})
    void familiesStayTogetherAndTheOrderIsKept(long seed) {
        Setting setting = random(seed, true);
        var result = Replacement.solve(setting.people(), setting.seats(), setting.centres());
        List<Move> family = result.moves().stream()
                .filter(move -> move.person().family() != null)
                .sorted(Comparator.comparing(move -> move.seat().start()))
                .toList();
        assertThat(family).hasSize(2);
        assertThat(family.get(0).seat().centre()).isEqualTo(family.get(1).seat().centre());
        assertThat(family.get(0).seat().end()).isEqualTo(family.get(1).seat().start());
        assertThat(new HashSet<>(result.moves().stream().map(Move::seat).toList()))
                .hasSize(result.moves().size());
        for (Move one : result.moves()) {
            for (Move other : result.moves()) {
                boolean sameCentre = one.seat().centre().equals(other.seat().centre());
                boolean alone = one.person().family() == null && other.person().family() == null;
                if (sameCentre && alone && one.person().place() < other.person().place()) {
                    assertThat(one.seat().start())
                            .isBeforeOrEqualTo(other.seat().start());
                }
            }
        }
    }
}
