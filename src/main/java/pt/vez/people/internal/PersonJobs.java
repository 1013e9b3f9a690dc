package pt.vez.people.internal;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import java.time.Duration;
import java.time.LocalTime;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Keeps the index of people complete, also for rows written by another way than this module. */
@Configuration(proxyBeanMethods = false)
class PersonJobs {
    @Bean
    RecurringTask<Void> fillPersonKeys(PersonKeyFill fill) {
        return Tasks.recurring("casework-person-keys", Schedules.fixedDelay(Duration.ofMinutes(1)))
                .execute((instance, context) -> fill.fill());
    }

    @Bean
    RecurringTask<Void> lookAtEverybodyAgain(PersonKeyFill fill) {
        return Tasks.recurring("casework-person-keys-again", Schedules.daily(LocalTime.of(3, 40)))
                .execute((instance, context) -> fill.startAgain());
    }
}
