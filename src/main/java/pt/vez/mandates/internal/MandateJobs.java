package pt.vez.mandates.internal;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Requests for consent whose code was not typed in time end. */
@Configuration(proxyBeanMethods = false)
class MandateJobs {
    @Bean
    RecurringTask<Void> endUnansweredConsents(UnansweredConsents unanswered) {
        return Tasks.recurring("mandates-unanswered", Schedules.fixedDelay(Duration.ofMinutes(1)))
                .execute((instance, context) -> unanswered.end());
    }
}
