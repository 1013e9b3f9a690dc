package pt.vez.training.internal;

import java.time.Clock;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import pt.vez.platform.FaultIsolation;
import pt.vez.platform.Transactions;

/**
 * Ends what is overdue: tests that were not handed in, waiting lists of sessions that have begun, places of people who
 * left.
 */
@Component
class TrainingOverdue {
    private static final int BATCH = 100;
    private final EnrolmentRepository enrolments;
    private final AttemptRepository attempts;
    private final TestGrading grading;
    private final SessionRepository sessions;
    private final SessionSeats seats;
    private final Transactions transactions;
    private final Clock clock;

    TrainingOverdue(
            EnrolmentRepository enrolments,
            AttemptRepository attempts,
            TestGrading grading,
            SessionRepository sessions,
            SessionSeats seats,
            Transactions transactions,
            Clock clock) {
        this.enrolments = enrolments;
        this.attempts = attempts;
        this.grading = grading;
        this.sessions = sessions;
        this.seats = seats;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Grades the answers that were kept in time. */
    public void handIn() {
        FaultIsolation.each(
                "training-settling",
                attempts.forgotten(BATCH),
                attempt -> transactions.run(() -> {
                    grading.grade(attempt);
                    return 1;
                }));
    }

    /** Frees the places of people who may no longer learn, for people on the waiting list. */
    public void freePlacesOfClosedAccounts() {
        FaultIsolation.each(
                "training-settling",
                enrolments.ofFormerMediators(clock.instant(), BATCH),
                each -> transactions.run(() -> {
                    sessions.lock(each.session());
                    enrolments.withdraw(each.enrolment());
                    seats.moveUp(each.session());
                    return 1;
                }));
    }

    /** Ends the waiting list of a session that has begun; its people may enrol in another. */
    @Transactional
    public void closeWaitingLists() {
        enrolments.closeWaitingLists(clock.instant());
    }
}
