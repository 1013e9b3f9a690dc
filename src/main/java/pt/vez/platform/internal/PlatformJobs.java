package pt.vez.platform.internal;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import pt.vez.platform.FaultIsolation;

@Configuration(proxyBeanMethods = false)
class PlatformJobs {
    /** While the master keyset has more than one key; else it does nothing. */
    @Bean
    RecurringTask<Void> changeTheMasterKey(MasterKeyChange change) {
        return Tasks.recurring("platform-master-key", Schedules.fixedDelay(Duration.ofHours(1)))
                .execute((instance, context) -> change.run());
    }

    @Bean
    RecurringTask<Void> forgetOldAttemptsAndDrafts(SlidingLimits limits, SealedDrafts drafts) {
        return Tasks.recurring("platform-housekeeping", Schedules.fixedDelay(Duration.ofHours(6)))
                .execute((instance, context) ->
                        FaultIsolation.steps("platform-housekeeping", limits::sweep, drafts::sweep));
    }
}
