package pt.vez.notifications.internal;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import java.time.Duration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(PushSettings.class)
class PushConfiguration {
    @Bean
    RecurringTask<Void> tellWhatWasDelayed(PushDispatcher courier) {
        return Tasks.recurring("notifications-push", Schedules.fixedDelay(Duration.ofSeconds(15)))
                .execute((instance, context) -> courier.wake());
    }

    @Bean
    RecurringTask<Void> forgetDevicesOfClosedAccounts(PushRegister register) {
        return Tasks.recurring("notifications-devices", Schedules.fixedDelay(Duration.ofHours(6)))
                .execute((instance, context) -> register.sweep());
    }
}
