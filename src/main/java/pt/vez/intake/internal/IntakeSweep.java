package pt.vez.intake.internal;

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
import org.springframework.transaction.support.TransactionTemplate;
import pt.vez.platform.FaultIsolation;

/**
 * Destroys the keys of old shifts. Erases an intake with its photographs a month after it arrived: by then it is a
 * case, which holds the data and papers, or the person did not come back (GDPR art. 5(1)(e)).
 */
@Component
class IntakeSweep {
    static final Duration KEPT = Duration.ofDays(30);
    private static final int BATCH = 200;
    private final IntakeEraseRepository intakes;
    private final PhotographRepository stored;
    private final ShiftGrants grants;
    private final IntakePhotographs photographs;
    private final TransactionTemplate transaction;
    private final Clock clock;

    IntakeSweep(
            IntakeEraseRepository intakes,
            PhotographRepository stored,
            ShiftGrants grants,
            IntakePhotographs photographs,
            TransactionTemplate transaction,
            Clock clock) {
        this.intakes = intakes;
        this.stored = stored;
        this.grants = grants;
        this.photographs = photographs;
        this.transaction = transaction;
        this.clock = clock;
    }

    void run() {
        FaultIsolation.steps(
                "intake-sweep", () -> transaction.executeWithoutResult(status -> grants.destroyOld()), this::eraseOld);
    }

    private void eraseOld() {
        Instant before = clock.instant().minus(KEPT);
        List<UUID> old = intakes.receivedBefore(before, BATCH);
        FaultIsolation.forEach("intake-sweep", old, this::erase);
    }

    /** Files last: if the job stops in between, a file without its key is unreadable. */
    private void erase(UUID id) {
        List<StoredPhotograph> files = stored.of(id);
        transaction.executeWithoutResult(status -> intakes.erase(id));
        photographs.delete(files);
    }

    @Configuration(proxyBeanMethods = false)
    static class Job {
        @Bean
        RecurringTask<Void> eraseOldIntakes(IntakeSweep sweep) {
            return Tasks.recurring("intake-sweep", Schedules.fixedDelay(Duration.ofHours(6)))
                    .execute((instance, context) -> sweep.run());
        }
    }
}
