package pt.vez.casework.internal;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import java.time.Duration;
import java.time.LocalTime;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Keeps the index of people whole, whoever wrote them. */
@Configuration(proxyBeanMethods = false)
class PersonJobs {
    private static final int FULL = 1_000;

    @Bean
    RecurringTask<Void> fillPersonKeys(PersonKeys keys) {
        return Tasks.recurring("casework-person-keys", Schedules.fixedDelay(Duration.ofMinutes(1)))
                .execute((instance, context) -> {
                    while (keys.fill() == FULL) {
                        // a thousand at a time, each in a transaction of its own
                    }
                });
    }

    @Bean
    RecurringTask<Void> lookAtEverybodyAgain(PersonKeys keys) {
        return Tasks.recurring("casework-person-keys-again", Schedules.daily(LocalTime.of(3, 40)))
                .execute((instance, context) -> keys.startAgain());
    }
}
