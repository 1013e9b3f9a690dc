package pt.vez.invitations.internal.replacement;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import pt.vez.invitations.internal.replacement.Replacement.Move;
import pt.vez.invitations.internal.replacement.Replacement.Person;
import pt.vez.invitations.internal.replacement.Replacement.Seat;
import pt.vez.shared.GeoPoint;

/** The plan of replacements against trying out everything, on cases small enough for that. */
class ReplacementTest {
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 17, 18, 19, 20, 21, 22, 23, 24})
    void itCostsNoMoreThanTheBestThereIs(long seed) {
        SmallReplacements setting = SmallReplacements.random(seed, false);
        var result = Replacement.solve(setting.people(), setting.seats(), setting.centres());
        assertThat(result.left()).isEmpty();
        double found = result.moves().stream()
                .mapToDouble(move -> setting.cost(move.person(), move.seat()))
                .sum();
        double least = setting.leastCost();
        assertThat(found).isLessThanOrEqualTo(least + Math.max(0.05, Math.abs(least) * 0.05));
    }

    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13, 14, 15, 16})
    void familiesStayTogetherAndTheOrderIsKept(long seed) {
        SmallReplacements setting = SmallReplacements.random(seed, true);
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
        result.moves()
                .forEach(one -> result.moves()
                        .forEach(other -> assertThat(wouldRatherHave(setting, one, other))
                                .as("%s has a worse place and a seat %s would rather have", other, one)
                                .isFalse()));
    }

    /** Whether somebody alone would come nearer to their day with the seat of a worse place, at no cost to both together. */
    private static boolean wouldRatherHave(SmallReplacements setting, Move one, Move other) {
        boolean sameCentre = one.seat().centre().equals(other.seat().centre());
        boolean alone = one.person().family() == null && other.person().family() == null;
        double now = setting.cost(one.person(), one.seat()) + setting.cost(other.person(), other.seat());
        double swapped = setting.cost(one.person(), other.seat()) + setting.cost(other.person(), one.seat());
        return sameCentre
                && alone
                && one.person().place() < other.person().place()
                && setting.cost(one.person(), other.seat()) < setting.cost(one.person(), one.seat()) - 1e-9
                && swapped <= now + 1e-9;
    }

    @Test
    void anEarlierDayIsAsMuchOfAChangeAsALaterOne() {
        LocalDate had = LocalDate.of(2026, 12, 16);
        UUID centre = new UUID(0, 1);
        var town = new GeoPoint(38.72, -9.14);
        var person = new Person(new UUID(1, 1), "BIO", town, town, had, 1, null, false);
        List<Seat> seats = Stream.of(had.minusDays(9), had.minusDays(2), had.plusDays(3), had.plusDays(8))
                .map(day -> new Seat(
                        new UUID(2, day.toEpochDay()),
                        1,
                        centre,
                        "BIO",
                        day.atTime(9, 0).toInstant(ZoneOffset.UTC),
                        day.atTime(9, 20).toInstant(ZoneOffset.UTC),
                        day,
                        false))
                .toList();
        var result = Replacement.solve(List.of(person), seats, Map.of(centre, town));
        assertThat(result.moves()).singleElement().satisfies(move -> {
            assertThat(move.seat().day()).isEqualTo(had.minusDays(2));
            assertThat(move.days()).isEqualTo(-2);
        });
    }
}
