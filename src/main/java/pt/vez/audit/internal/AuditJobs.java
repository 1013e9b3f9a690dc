package pt.vez.audit.internal;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import java.time.Duration;
import java.time.LocalTime;
import java.util.Optional;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import pt.vez.platform.FaultIsolation;

@Configuration(proxyBeanMethods = false)
class AuditJobs {
    /** Every night all seals are compared with their entries; a broken one is an error in the log. */
    @Bean
    RecurringTask<Void> verifyTheJournal(JournalSeals seals) {
        return Tasks.recurring("audit-verify", Schedules.daily(LocalTime.of(3, 30)))
                .execute((instance, context) -> seals.verify());
    }

    @Bean
    RecurringTask<Void> sealTheJournal(JournalSeals seals, SecurityEventLog events) {
        return Tasks.recurring("audit-seal", Schedules.fixedDelay(Duration.ofHours(1)))
                .execute((instance, context) -> FaultIsolation.steps(
                        "audit-seal", () -> sealAll(seals), () -> dropNames(seals), events::sweep));
    }

    /** Entries from before the journal held identifiers alone lose the names; each stretch is committed by itself. */
    private static void dropNames(JournalSeals seals) {
        Optional<Long> stretch = Optional.of(0L);
        while (stretch.isPresent()) {
            stretch = seals.dropNames(stretch.get());
        }
    }

    private static void sealAll(JournalSeals seals) {
        int sealed;
        do {
            sealed = seals.seal();
        } while (sealed > 0);
    }
}
