package pt.vez.identity.internal;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import java.time.Duration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import pt.vez.identity.SignInSettings;
import pt.vez.platform.FaultIsolation;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(SignInSettings.class)
class IdentityJobs {
    /** Addresses of people who asked for a code and browsers not used any more (GDPR art. 5(1)(e)). */
    @Bean
    RecurringTask<Void> forgetOldSignIns(PendingSignInRepository pending, KnownDeviceRepository devices) {
        return Tasks.recurring("identity-housekeeping", Schedules.fixedDelay(Duration.ofHours(6)))
                .execute((instance, context) ->
                        FaultIsolation.steps("identity-housekeeping", pending::sweep, devices::sweep));
    }
}
