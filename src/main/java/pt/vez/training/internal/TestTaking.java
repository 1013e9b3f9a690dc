package pt.vez.training.internal;

import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import pt.vez.platform.Transactions;
import pt.vez.shared.Actor;
import pt.vez.shared.InvalidInput;
import pt.vez.shared.NotAuthorised;
import pt.vez.shared.Role;
import pt.vez.training.CourseTests;
import pt.vez.training.internal.AttemptRepository.Attempt;
import pt.vez.training.internal.AttemptRepository.Standing;

/** Tests as they are taken: one attempt at a time. */
@Service
class TestTaking implements CourseTests {
    private final EnrolmentRepository enrolments;
    private final AttemptRepository attempts;
    private final TestPapers papers;
    private final TestGrading grading;
    private final OwnTraining own;
    private final Transactions transactions;
    private final Clock clock;

    TestTaking(
            EnrolmentRepository enrolments,
            AttemptRepository attempts,
            TestPapers papers,
            TestGrading grading,
            OwnTraining own,
            Transactions transactions,
            Clock clock) {
        this.enrolments = enrolments;
        this.attempts = attempts;
        this.papers = papers;
        this.grading = grading;
        this.own = own;
        this.transactions = transactions;
        this.clock = clock;
    }

    @Override
    @Transactional
    public Outlook outlook(Actor actor, UUID enrolment) {
        require(actor, enrolment);
        settle(enrolment);
        Standing standing = attempts.standing(enrolment);
        Attempt last = standing.lastHandedIn();
        return new Outlook(
                standing.course().name(),
                standing.state(clock.instant()),
                standing.asked(),
                standing.course().rules().needed(standing.asked()),
                Duration.ofMinutes(standing.course().rules().minutes()),
                standing.attempts().size(),
                standing.course().rules().attempts(),
                standing.closes(),
                last == null ? null : last.right(),
                last == null ? 0 : last.asked(),
                standing.certificate());
    }

    private void require(Actor actor, UUID enrolment) {
        actor.require(Role.MEDIATOR);
        if (enrolments
                .find(enrolment)
                .filter(found -> found.person().equals(actor.accountId()))
                .isEmpty()) {
            throw new NotAuthorised("error.role");
        }
    }

    /** Hands in what ran out of time. */
    private void settle(UUID enrolment) {
        attempts.running(enrolment).filter(each -> each.isOver(clock.instant())).ifPresent(grading::grade);
    }

    @Override
    public Sheet start(Actor actor, UUID enrolment) {
        require(actor, enrolment);
        own.requireNoSightOfAnswers(actor);
        return transactions.run(() -> {
            enrolments.lock(enrolment);
            settle(enrolment);
            Standing standing = attempts.standing(enrolment);
            TestState state = standing.state(clock.instant());
            if (state == TestState.OPEN) {
                papers.draw(enrolment, standing);
            } else if (state != TestState.RUNNING) {
                throw new InvalidInput(
                        switch (state) {
                            case PASSED -> "training.test.passed";
                            case USED_UP -> "training.test.failed.over";
                            case OVER -> "training.test.over";
                            default -> "training.test.closed";
                        });
            }
            Attempt running = attempts.running(enrolment).orElseThrow();
            return new Sheet(
                    running.id(),
                    running.endsAt(),
                    Duration.between(running.startedAt(), running.endsAt()),
                    papers.items(running.id()));
        });
    }

    @Override
    @Transactional
    public void answer(Actor actor, UUID attemptId, int position, int option) {
        Attempt attempt = own(actor, attemptId);
        if (attempt.isOver(clock.instant()) || !papers.answer(attempt, position, option)) {
            throw new InvalidInput("training.test.late");
        }
    }

    @Override
    public Result submit(Actor actor, UUID attemptId) {
        own(actor, attemptId);
        return transactions.run(() -> {
            Attempt attempt = own(actor, attemptId);
            grading.grade(attempt);
            Attempt graded = attempts.get(attemptId).orElseThrow();
            Integer right = graded.right();
            return new Result(
                    graded.certificate() != null,
                    right == null ? 0 : right,
                    graded.asked(),
                    graded.needed(),
                    graded.certificate());
        });
    }

    private Attempt own(Actor actor, UUID attemptId) {
        Attempt attempt = attempts.get(attemptId).orElseThrow(() -> new NotAuthorised("error.role"));
        require(actor, attempt.enrolment());
        return attempt;
    }
}
