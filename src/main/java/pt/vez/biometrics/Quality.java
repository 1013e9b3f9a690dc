package pt.vez.biometrics;

import java.util.List;

/**
 * What a sample measured.
 *
 * @param score 0 to 100, comparable only between samples of one kind; it is not an NFIQ value
 * @param failed how many tries of this sample failed so far, this one included
 */
public record Quality(List<Measure> measures, int score, int failed) {
    /** Failures after which a second look may keep the sample. */
    public static final int SECOND_LOOK_AFTER = 3;

    /** Outcome of a measure. */
    public enum Verdict {
        PASS,
        WARN,
        FAIL
    }

    public record Measure(QualityCheck check, Verdict verdict, int value) {}

    public boolean passes() {
        return measures.stream().noneMatch(measure -> measure.verdict() == Verdict.FAIL);
    }

    public boolean mayBeKept() {
        return !passes() && failed >= SECOND_LOOK_AFTER;
    }

    public Quality after(int failures) {
        return new Quality(measures, score, failures);
    }
}
