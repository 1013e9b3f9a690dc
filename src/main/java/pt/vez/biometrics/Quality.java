package pt.vez.biometrics;

import java.util.List;

/**
 * What a sample measured.
 *
 * @param score 0 to 100, comparable only between samples of one kind; it is not an NFIQ value
 * @param failed how many tries of this sample failed so far, this one included
 * @param kept false when a better one was there before, and stays
 */
public record Quality(List<Measure> measures, int score, int failed, boolean kept) {
    public Quality(List<Measure> measures, int score, int failed) {
        this(measures, score, failed, true);
    }

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
        return kept && !passes() && failed >= SECOND_LOOK_AFTER;
    }

    public Quality after(int failures) {
        return new Quality(measures, score, failures, kept);
    }

    public Quality notKept() {
        return new Quality(measures, score, failed, false);
    }

    /** Nothing fails, but the mediator has to look at something before it is good. */
    public boolean isToBeConfirmed() {
        return passes() && measures.stream().anyMatch(measure -> measure.verdict() == Verdict.WARN);
    }
}
