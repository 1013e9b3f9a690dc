package pt.vez.biometrics;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import pt.vez.shared.Actor;

/** Times and quality of captures as numbers, for training and forecasts. They hold nothing of a person's body. */
public interface CaptureFigures {
    /**
     * @param medianSeconds of the step, from the one before it
     * @param quality mean score, 0 to 100; 0 for steps without one
     * @param secondLooks samples kept by a second look
     */
    record StepFigures(CaptureStep step, int taken, int medianSeconds, int failures, int quality, int secondLooks) {}

    /** Days of Lisbon, both included. An administrator sees all captures, a mediator their own. */
    List<StepFigures> bySteps(Actor actor, LocalDate from, LocalDate until);

    /** What a session took from beginning to sealing, median of the last 90 days; half an hour while none is known. */
    Duration typicalSession();
}
