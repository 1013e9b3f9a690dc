package pt.vez.rota.internal;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class LapseJobs {
    @Bean
    RecurringTask<Void> tellWhoseCertificateLapses(CertificateLapses watch) {
        return Tasks.recurring("rota-lapses", Schedules.fixedDelay(Duration.ofMinutes(5)))
                .execute((instance, context) -> watch.look());
    }
}
