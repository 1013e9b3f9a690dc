package pt.vez.training.internal;

import java.time.Clock;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Ends what time ended: tests nobody handed in, and waiting lists of sessions that have begun. */
@Component
public class TrainingOverdue {
    private static final int BATCH = 100;
    private final JdbcClient jdbc;
    private final TestAttempts attempts;
    private final TestGrading grading;
    private final Clock clock;

    TrainingOverdue(JdbcClient jdbc, TestAttempts attempts, TestGrading grading, Clock clock) {
        this.jdbc = jdbc;
        this.attempts = attempts;
        this.grading = grading;
        this.clock = clock;
    }

    /** Grades the answers that were kept in time. */
    @Transactional
    public void handIn() {
        attempts.forgotten(BATCH).forEach(grading::grade);
    }

    /** Who still waited when a session began is free for another. */
    @Transactional
    public void closeWaitingLists() {
        jdbc.sql("update training_enrolment e join training_session s on s.id = e.session_id"
                        + " set e.state = 'MISSED', e.current_key = null"
                        + " where e.state = 'WAITING' and s.starts_at <= ?")
                .param(clock.instant())
                .update();
    }
}
