package pt.vez.invitations.internal.replacement;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import pt.vez.invitations.Disruptions;
import pt.vez.invitations.WaitingList;
import pt.vez.platform.FaultIsolation;

/** Recurring jobs of offers and plans. Each is shared by all nodes: one of them runs it. */
@Configuration(proxyBeanMethods = false)
class ReplacementJobs {
    @Bean
    RecurringTask<Void> offerWhatComesBack(WaitingList list, ReplacementOffers offers) {
        return Tasks.recurring("invitations-offers", Schedules.fixedDelay(Duration.ofMinutes(1)))
                .execute((instance, context) ->
                        FaultIsolation.steps("invitations-offers", () -> lapse(offers), list::offerReturned));
    }

    /** A part at a time, until nothing is left. */
    private static void lapse(ReplacementOffers offers) {
        int lapsed;
        do {
            lapsed = offers.lapse();
        } while (lapsed > 0);
    }

    /** Every three seconds, because the administrator who closed a centre watches the progress. */
    @Bean
    RecurringTask<Void> goOnWithPlans(Disruptions disruptions) {
        return Tasks.recurring("invitations-plans", Schedules.fixedDelay(Duration.ofSeconds(3)))
                .execute((instance, context) -> disruptions.step());
    }
}
