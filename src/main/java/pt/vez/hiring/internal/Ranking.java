package pt.vez.hiring.internal;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import pt.vez.hiring.Criterion;
import pt.vez.hiring.Screening.Ranked;
import pt.vez.hiring.Screening.Score;

/** Pure arithmetic of criteria, weights and scores. */
final class Ranking {
    private Ranking() {}

    /** Those with a score first, the best at the beginning; equals in the order in which they were received. */
    static final Comparator<Ranked> ORDER = Comparator.comparing(
                    Ranked::score, Comparator.nullsLast(Comparator.<Double>reverseOrder()))
            .thenComparing(Ranked::receivedAt)
            .thenComparing(Ranked::id);

    /** The weighted mean of the means of all criteria; null while one of them has no score. */
    static @Nullable Double score(List<Criterion> criteria, Collection<Score> scores) {
        double sum = 0;
        int weights = 0;
        for (Criterion criterion : criteria) {
            OptionalDouble mean = mean(criterion, scores);
            if (mean.isEmpty()) {
                return null;
            }
            sum += criterion.weight() * mean.getAsDouble();
            weights += criterion.weight();
        }
        return weights == 0 ? null : sum / weights;
    }

    /** Criteria with at least one score. */
    static int scored(List<Criterion> criteria, Collection<Score> scores) {
        return (int) criteria.stream()
                .filter(criterion -> mean(criterion, scores).isPresent())
                .count();
    }

    /** In order, each with its rank. */
    static List<Ranked> ranked(List<Ranked> unordered) {
        return unordered.stream()
                .map(each -> new Ranked(
                        each.id(),
                        each.name(),
                        each.state(),
                        each.receivedAt(),
                        each.score(),
                        rank(each.score(), unordered),
                        each.scored()))
                .sorted(ORDER)
                .toList();
    }

    private static @Nullable Integer rank(@Nullable Double score, List<Ranked> all) {
        if (score == null) {
            return null;
        }
        long better = all.stream()
                .map(Ranked::score)
                .filter(other -> other != null && other > score)
                .count();
        return (int) better + 1;
    }

    private static OptionalDouble mean(Criterion criterion, Collection<Score> scores) {
        return scores.stream()
                .filter(score -> score.criterion().equals(criterion.id()))
                .mapToInt(Score::points)
                .average();
    }
}
