package pt.vez.casework.internal;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import java.time.LocalTime;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Measures once a night how long stages took. */
@Configuration(proxyBeanMethods = false)
class StageDurationJobs {
    @Bean
    RecurringTask<Void> measureStageDurations(StageDurationRepository durations) {
        return Tasks.recurring("casework-stage-durations", Schedules.daily(LocalTime.of(3, 20)))
                .execute((instance, context) -> durations.measure());
    }
}
