package pt.vez.training.internal;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import pt.vez.platform.FaultIsolation;

/** Recurring jobs of training. Each is shared by all nodes: one of them runs it. */
@Configuration(proxyBeanMethods = false)
class TrainingJobs {
    @Bean
    RecurringTask<Void> tellCertificateEnds(CertificateEnds ends) {
        return Tasks.recurring("training-certificate-ends", Schedules.fixedDelay(Duration.ofMinutes(30)))
                .execute((instance, context) -> {
                    while (ends.tell() > 0) {
                        // some hundreds at a time
                    }
                });
    }

    @Bean
    RecurringTask<Void> settleTraining(TrainingOverdue overdue) {
        return Tasks.recurring("training-settling", Schedules.fixedDelay(Duration.ofMinutes(1)))
                .execute((instance, context) -> FaultIsolation.steps(
                        "training-settling",
                        overdue::handIn,
                        overdue::closeWaitingLists,
                        overdue::freePlacesOfClosedAccounts));
    }
}
