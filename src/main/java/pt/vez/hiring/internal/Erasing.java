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
    private final ErasureRepository erasures;
    private final Transactions transactions;
    private final Clock clock;

    Erasing(
            CallRepository calls,
            CvFiles files,
            Journal journal,
            ErasureRepository erasures,
            Transactions transactions,
            Clock clock) {
        this.calls = calls;
        this.files = files;
        this.journal = journal;
        this.erasures = erasures;
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
        erasures.closeBefore(calls.today(), clock.instant());
    }

    private List<UUID> due() {
        Instant now = clock.instant();
        return erasures.due(
                now, now.atZone(LISBON).minusMonths(MONTHS_AFTER_CLOSING).toInstant(), AT_ONCE);
    }

    /** The file goes first: should the rest fail, the next run finds the application again. */
    private int erase(UUID id) {
        return transactions.run(() -> {
            files.erase(id);
            boolean erased = erasures.erase(id, clock.instant());
            if (erased) {
                journal.record(Actor.system(id), "application.erased", null, null, id.toString());
            }
            return erased ? 1 : 0;
        });
    }
}
