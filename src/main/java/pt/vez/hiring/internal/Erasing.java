package pt.vez.hiring.internal;

import static pt.vez.shared.Zones.LISBON;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import pt.vez.audit.Journal;
import pt.vez.platform.FaultIsolation;
import pt.vez.platform.Transactions;
import pt.vez.shared.Actor;

/**
 * Ends calls after their deadline, and erases the personal data of candidates twelve months after the call closed or
 * thirty days after they withdrew (Regulation (EU) 2016/679, art. 5(1)(e)). A count and an entry in the journal
 * without a person stay.
 */
@Component
class Erasing {
    static final int MONTHS_AFTER_CLOSING = 12;
    private static final int AT_ONCE = 200;
    private final CallRepository calls;
    private final CvFiles files;
    private final Journal journal;
    private final JdbcClient jdbc;
    private final Transactions transactions;
    private final Clock clock;

    Erasing(
            CallRepository calls,
            CvFiles files,
            Journal journal,
            JdbcClient jdbc,
            Transactions transactions,
            Clock clock) {
        this.calls = calls;
        this.files = files;
        this.journal = journal;
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.clock = clock;
    }

    @Configuration(proxyBeanMethods = false)
    static class Job {
        @Bean
        RecurringTask<Void> endTermsOfHiring(Erasing erasing) {
            return Tasks.recurring("hiring-terms", Schedules.fixedDelay(Duration.ofHours(1)))
                    .execute((instance, context) -> erasing.run());
        }
    }

    void run() {
        FaultIsolation.steps("hiring-terms", this::closeOverdue, files::sweep, this::eraseDue);
    }

    /** As long as some can be erased: what cannot is tried again by the next run. */
    private void eraseDue() {
        int erased;
        do {
            erased = FaultIsolation.each("hiring-terms", due(), this::erase);
        } while (erased > 0);
    }

    private void closeOverdue() {
        jdbc.sql("update hiring_call set state = 'CLOSED', closed_at = ? where state = 'OPEN' and deadline < ?")
                .params(clock.instant(), calls.today())
                .update();
    }

    private List<UUID> due() {
        Instant now = clock.instant();
        return jdbc.sql("select a.id from hiring_application a join hiring_call c on c.id = a.call_id"
                        + " where a.erased_at is null and (a.erase_after <= ? or c.closed_at <= ?) limit " + AT_ONCE)
                .params(
                        now,
                        now.atZone(LISBON).minusMonths(MONTHS_AFTER_CLOSING).toInstant())
                .query(UUID.class)
                .list();
    }

    /** The file goes first: should the rest fail, the next run finds the application again. */
    private int erase(UUID id) {
        return transactions.run(() -> {
            files.erase(id);
            jdbc.sql("delete from hiring_score where application_id = ?")
                    .param(id)
                    .update();
            int erased = jdbc.sql("update hiring_application set body = null, token_hash = null, email_hash = null,"
                            + " reason = null, other_hours = null, erased_at = ? where id = ? and erased_at is null")
                    .params(clock.instant(), id)
                    .update();
            if (erased == 1) {
                journal.record(Actor.system(id), "application.erased", null, null, id.toString());
            }
            return erased;
        });
    }
}
