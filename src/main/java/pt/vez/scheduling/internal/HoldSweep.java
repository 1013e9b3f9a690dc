package pt.vez.scheduling.internal;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class HoldSweep {
    @Bean
    RecurringTask<Void> giveUpExpiredHolds(SeatBooking booking) {
        return Tasks.recurring("scheduling-expired-holds", Schedules.fixedDelay(Duration.ofMinutes(1)))
                .execute((instance, context) -> booking.sweep());
    }
}
