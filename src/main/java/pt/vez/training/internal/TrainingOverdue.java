package pt.vez.training.internal;

import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import pt.vez.platform.FaultIsolation;
import pt.vez.platform.Transactions;

/**
 * Ends what is overdue: tests that were not handed in, waiting lists of sessions that have begun, places of people who
 * left.
 */
@Component
public class TrainingOverdue {
    private static final int BATCH = 100;
    private final JdbcClient jdbc;
    private final TestAttempts attempts;
    private final TestGrading grading;
    private final SessionRepository sessions;
    private final SessionSeats seats;
    private final Transactions transactions;
    private final Clock clock;

    TrainingOverdue(
            JdbcClient jdbc,
            TestAttempts attempts,
            TestGrading grading,
            SessionRepository sessions,
            SessionSeats seats,
            Transactions transactions,
            Clock clock) {
        this.jdbc = jdbc;
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
        record Gone(UUID enrolment, UUID session) {}
        List<Gone> gone = jdbc.sql("select e.id as enrolment, e.session_id as session from training_enrolment e"
                        + " join training_session s on s.id = e.session_id and s.starts_at > ? and s.cancelled_at is null"
                        + " where e.state in ('SEATED', 'WAITING') and not exists (select 1 from identity_account a"
                        + " join identity_account_role r on r.account_id = a.id and r.role = 'MEDIATOR'"
                        + " where a.id = e.account_id and a.active) order by e.session_id limit " + BATCH)
                .param(clock.instant())
                .query(Gone.class)
                .list();
        FaultIsolation.each(
                "training-settling",
                gone,
                each -> transactions.run(() -> {
                    sessions.lock(each.session());
                    jdbc.sql("update training_enrolment set state = 'WITHDRAWN', seat = null, current_key = null"
                                    + " where id = ? and state in ('SEATED', 'WAITING')")
                            .param(each.enrolment())
                            .update();
                    seats.moveUp(each.session());
                    return 1;
                }));
    }

    /** Ends the waiting list of a session that has begun; its people may enrol in another. */
    @Transactional
    public void closeWaitingLists() {
        jdbc.sql("update training_enrolment e join training_session s on s.id = e.session_id"
                        + " set e.state = 'MISSED', e.current_key = null"
                        + " where e.state = 'WAITING' and s.starts_at <= ?")
                .param(clock.instant())
                .update();
    }
}
