package pt.vez.notifications.internal;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class ReminderJobs {
    @Bean
    RecurringTask<Void> remindOfAppointments(AppointmentReminders reminders) {
        return Tasks.recurring("notifications-reminders", Schedules.fixedDelay(Duration.ofMinutes(20)))
                .execute((instance, context) -> reminders.remind());
    }
}
