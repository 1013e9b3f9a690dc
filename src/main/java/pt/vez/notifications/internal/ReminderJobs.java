package pt.vez.notifications.internal;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import java.time.Duration;
import java.util.List;
import java.util.function.IntSupplier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import pt.vez.platform.FaultIsolation;

@Configuration(proxyBeanMethods = false)
class ReminderJobs {
    @Bean
    RecurringTask<Void> remindOfAppointments(AppointmentReminders reminders, PassportVisitMailComposer visits) {
        return Tasks.recurring("notifications-reminders", Schedules.fixedDelay(Duration.ofMinutes(20)))
                .execute((instance, context) -> FaultIsolation.each(
                        "notifications-reminders",
                        List.<IntSupplier>of(reminders::remind, visits::remind),
                        IntSupplier::getAsInt));
    }
}
