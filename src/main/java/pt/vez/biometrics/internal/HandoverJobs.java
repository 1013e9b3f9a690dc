package pt.vez.biometrics.internal;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import java.time.Duration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(AgencySettings.class)
class HandoverJobs {
    @Bean
    RecurringTask<Void> handSealedPackagesOver(PackageDelivery packageDelivery) {
        return Tasks.recurring("biometrics-handover", Schedules.fixedDelay(Duration.ofSeconds(5)))
                .execute((instance, context) -> packageDelivery.run());
    }
}
