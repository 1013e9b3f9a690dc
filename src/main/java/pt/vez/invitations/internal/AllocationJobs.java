package pt.vez.invitations.internal;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import java.time.Duration;
import java.time.LocalTime;
import java.util.function.IntSupplier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import pt.vez.invitations.Allocation;
import pt.vez.invitations.Invitations;
import pt.vez.platform.FaultIsolation;

/** Recurring jobs of allocation. Each is shared by all nodes: one of them runs it. */
@Configuration(proxyBeanMethods = false)
class AllocationJobs {
    private static final Duration MINUTE = Duration.ofMinutes(1);

    @Bean
    RecurringTask<Void> placeEverybodyAnew(Allocation allocation) {
        return Tasks.recurring("invitations-order", Schedules.daily(LocalTime.of(3, 10)))
                .execute((instance, context) -> allocation.computeAll());
    }

    /** Every three seconds, because the administrator who changed the rules watches the progress. */
    @Bean
    RecurringTask<Void> placeEverybodyByTheNewPolicy(Allocation allocation) {
        return Tasks.recurring("invitations-policy", Schedules.fixedDelay(Duration.ofSeconds(3)))
                .execute((instance, context) -> allocation.work());
    }

    @Bean
    RecurringTask<Void> placeNewCases(PriorityEvents order) {
        return Tasks.recurring("invitations-new-cases", Schedules.fixedDelay(Duration.ofSeconds(20)))
                .execute((instance, context) -> order.computeDue());
    }

    @Bean
    RecurringTask<Void> endTerms(InvitationTerms terms) {
        return Tasks.recurring("invitations-waves", Schedules.fixedDelay(MINUTE))
                .execute((instance, context) ->
                        FaultIsolation.steps("invitations-waves", () -> all(terms::expire), () -> all(terms::remind)));
    }

    /** Every three seconds, because the administrator who released seats watches the progress. */
    @Bean
    RecurringTask<Void> goOnWithWaves(Invitations invitations) {
        return Tasks.recurring("invitations-rounds", Schedules.fixedDelay(Duration.ofSeconds(3)))
                .execute((instance, context) -> invitations.work());
    }

    /** A part at a time, until nothing is left. */
    private static void all(IntSupplier part) {
        while (part.getAsInt() > 0) {
            // the next part
        }
    }
}
