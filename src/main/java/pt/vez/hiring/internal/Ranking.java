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

    /** Complete ones first, the best of each at the beginning; equals in the order in which they were received. */
    static final Comparator<Ranked> ORDER = Comparator.comparing(Ranked::complete)
            .reversed()
            .thenComparing(Ranked::score, Comparator.nullsLast(Comparator.reverseOrder()))
            .thenComparing(Ranked::receivedAt)
            .thenComparing(Ranked::id);

    /** The weighted mean of the means of those criteria that were scored; null when none was. */
    static @Nullable Double score(List<Criterion> criteria, Collection<Score> scores) {
        double sum = 0;
        int weights = 0;
        for (Criterion criterion : criteria) {
            OptionalDouble mean = mean(criterion, scores);
            if (mean.isPresent()) {
                sum += criterion.weight() * mean.getAsDouble();
                weights += criterion.weight();
            }
        }
        return weights == 0 ? null : sum / weights;
    }

    static boolean isComplete(List<Criterion> criteria, Collection<Score> scores) {
        return criteria.stream().allMatch(criterion -> mean(criterion, scores).isPresent());
    }

    private static OptionalDouble mean(Criterion criterion, Collection<Score> scores) {
        return scores.stream()
                .filter(score -> score.criterion().equals(criterion.id()))
                .mapToInt(Score::points)
                .average();
    }
}
