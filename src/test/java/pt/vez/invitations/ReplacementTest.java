package pt.vez.invitations;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import pt.vez.invitations.Replacement.Move;

/** The plan of replacements against trying out everything, on cases small enough for that. */
class ReplacementTest {
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
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
