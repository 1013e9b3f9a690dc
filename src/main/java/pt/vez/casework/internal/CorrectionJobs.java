package pt.vez.casework.internal;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import java.time.LocalTime;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Forgets contacts whose code was never typed. */
@Configuration(proxyBeanMethods = false)
class CorrectionJobs {
    @Bean
    RecurringTask<Void> forgetContactProofs(ContactProofRepository proofs) {
        return Tasks.recurring("casework-contact-proofs", Schedules.daily(LocalTime.of(3, 50)))
                .execute((instance, context) -> proofs.sweep());
    }
}
