package pt.vez.scheduling.internal;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.support.TransactionTemplate;
import pt.vez.scheduling.Publications;

@Configuration(proxyBeanMethods = false)
class HoldJobs {
    @Bean
    RecurringTask<Void> giveUpExpiredHolds(SeatRepository seats, TransactionTemplate transaction) {
        return Tasks.recurring("scheduling-expired-holds", Schedules.fixedDelay(Duration.ofMinutes(1)))
                .execute((instance, context) -> transaction.executeWithoutResult(status -> seats.sweep()));
    }

    @Bean
    RecurringTask<Void> compareSeatsWithPeople(CoverCheck check) {
        return Tasks.recurring("scheduling-cover", Schedules.fixedDelay(Duration.ofMinutes(3)))
                .execute((instance, context) -> check.look());
    }

    @Bean
    RecurringTask<Void> noteWhoDidNotCome(Absences absences) {
        return Tasks.recurring("scheduling-no-shows", Schedules.fixedDelay(Duration.ofMinutes(15)))
                .execute((instance, context) -> absences.note());
    }

    /** Every two seconds, because the administrator who ordered the publication watches its progress. */
    @Bean
    RecurringTask<Void> publishSeveralCentres(Publications publications) {
        return Tasks.recurring("scheduling-publications", Schedules.fixedDelay(Duration.ofSeconds(2)))
                .execute((instance, context) -> publications.work());
    }
}
