package pt.vez.training;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import pt.vez.platform.Transactions;
import pt.vez.shared.Actor;
import pt.vez.shared.InvalidInput;
import pt.vez.shared.LocalText;
import pt.vez.shared.NotAuthorised;
import pt.vez.shared.Role;
import pt.vez.training.internal.OwnTraining;
import pt.vez.training.internal.TestAttempts;
import pt.vez.training.internal.TestAttempts.Attempt;
import pt.vez.training.internal.TestAttempts.Standing;
import pt.vez.training.internal.TestGrading;
import pt.vez.training.internal.TestPapers;

/**
 * The test after a session. Questions are drawn and shuffled here, every answer is kept here the moment it is chosen,
 * and the time runs here: a closed browser loses nothing and wins nothing.
 */
@Service
public class CourseTests {
    private final JdbcClient jdbc;
    private final TestAttempts attempts;
    private final TestPapers papers;
    private final TestGrading grading;
    private final OwnTraining own;
    private final Transactions transactions;
    private final Clock clock;

    CourseTests(
            JdbcClient jdbc,
            TestAttempts attempts,
            TestPapers papers,
            TestGrading grading,
            OwnTraining own,
            Transactions transactions,
            Clock clock) {
        this.jdbc = jdbc;
        this.attempts = attempts;
        this.papers = papers;
        this.grading = grading;
        this.own = own;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** State of a learner's test of a session. */
    public enum TestState {
        /** Not before attendance is recorded. */
        CLOSED,
        OPEN,
        RUNNING,
        PASSED,
        /** All attempts are used: the session has to be taken again. */
        USED_UP,
        /** Sixty days after the session the test closes. */
        OVER
    }

    /**
     * @param needed right answers needed of those asked
     * @param used attempts begun
     * @param lastRight right answers of the last attempt that was handed in
     */
    public record Outlook(
            LocalText course,
            TestState state,
            int asked,
            int needed,
            Duration time,
            int used,
            int allowed,
            Instant closes,
            @Nullable Integer lastRight,
            int lastAsked,
            @Nullable UUID certificate) {
        public int left() {
            return allowed - used;
        }
    }

    /** @param chosen number of the option chosen so far, as shown */
    public record Item(
            int position,
            LocalText text,
            List<LocalText> options,
            @Nullable Integer chosen) {}

    public record Sheet(UUID attempt, Instant endsAt, Duration whole, List<Item> items) {}

    /** @throws NotAuthorised for an enrolment of another person */
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
        Integer own = jdbc.sql("select count(*) from training_enrolment where id = ? and account_id = ?")
                .params(enrolment, actor.accountId())
                .query(Integer.class)
                .single();
        if (own == 0) {
            throw new NotAuthorised("error.role");
        }
    }

    /** Hands in what ran out of time. */
    private void settle(UUID enrolment) {
        attempts.running(enrolment).filter(each -> each.isOver(clock.instant())).ifPresent(grading::grade);
    }

    /**
     * Begins an attempt, or goes on with the one that runs.
     *
     * @throws InvalidInput when no test is open
     * @throws NotAuthorised for administrators: they read the answers
     */
    public Sheet start(Actor actor, UUID enrolment) {
        require(actor, enrolment);
        own.requireNoSightOfAnswers(actor);
        return transactions.run(() -> {
            UUID locked = jdbc.sql("select id from training_enrolment where id = ? for update")
                    .param(enrolment)
                    .query(UUID.class)
                    .single();
            settle(locked);
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

    /**
     * Keeps an answer; it may be changed until the test is handed in.
     *
     * @param option number of the option as shown, from 0
     * @throws InvalidInput when the time is over or the test was handed in
     */
    @Transactional
    public void answer(Actor actor, UUID attemptId, int position, int option) {
        Attempt attempt = own(actor, attemptId);
        if (attempt.isOver(clock.instant()) || !papers.answer(attempt, position, option)) {
            throw new InvalidInput("training.test.late");
        }
    }

    /** @param certificate given when the test was passed */
    public record Result(
            boolean passed,
            int right,
            int asked,
            int needed,
            @Nullable UUID certificate) {}

    /** Hands the test in; a second time gives the same answer. */
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
