package pt.vez.biometrics;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import pt.vez.shared.Actor;

/** Times and quality of captures as numbers, for training and forecasts. They hold nothing of a person's body. */
public interface CaptureFigures {
    /** Samples below which nothing is said about a person's way of working. */
    int FEWEST_SAMPLES = 10;

    /** Samples right at the first try, in hundredths, below which a refresher is suggested. */
    int REFRESHER_BELOW = 60;

    /**
     * @param medianSeconds of the step, from the one before it
     * @param quality mean score, 0 to 100; 0 for steps without one
     * @param secondLooks samples kept by a second look
     * @param exempt how often the step was left out; not among the taken, and without a time
     */
    record StepFigures(
            CaptureStep step, int taken, int medianSeconds, int failures, int quality, int secondLooks, int exempt) {}

    /**
     * The quality of a mediator's portraits and fingerprints.
     *
     * @param firstTry samples right at the first try, in hundredths
     * @param secondLooks samples kept by a second look
     */
    record MediatorFigures(UUID accountId, String name, int samples, int firstTry, int quality, int secondLooks) {
        public boolean needsRefresher() {
            return samples >= FEWEST_SAMPLES && firstTry < REFRESHER_BELOW;
        }
    }

    /** What sessions of a service took from beginning to sealing, beside what is planned for it. */
    record ServiceFigures(String service, int sessions, Duration planned, Duration median) {}

    /** Days of Lisbon, both included. An administrator sees all captures, a mediator their own. */
    List<StepFigures> bySteps(Actor actor, LocalDate from, LocalDate until);

    /** For administrators: who might need a refresher first; at most a hundred. Days of Lisbon, both included. */
    List<MediatorFigures> byMediators(Actor administrator, LocalDate from, LocalDate until);

    /** For administrators; sessions sealed on these days of Lisbon, both included. */
    List<ServiceFigures> byServices(Actor administrator, LocalDate from, LocalDate until);
}
