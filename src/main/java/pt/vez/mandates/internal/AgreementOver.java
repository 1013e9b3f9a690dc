package pt.vez.mandates.internal;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import java.time.Clock;
import java.time.Duration;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import pt.vez.associations.Agreement.PartnerWithoutAgreement;
import pt.vez.associations.AgreementCalendar;
import pt.vez.mandates.Mandates.MandateEnded;
import pt.vez.platform.FaultIsolation;

/** Mandates end with the agreement they rest on; their people go to the agency's desk and are told. */
@Configuration
class AgreementOver {
    private final MandateStateRepository mandates;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    AgreementOver(MandateStateRepository mandates, ApplicationEventPublisher events, Clock clock) {
        this.mandates = mandates;
        this.events = events;
        this.clock = clock;
    }

    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void on(PartnerWithoutAgreement event) {
        mandates.endOfAgreement(event.partnerId(), clock.instant())
                .forEach(one -> events.publishEvent(
                        new MandateEnded(one.id(), one.applicantId(), one.caseId(), one.associationName())));
    }

    /** Authority ends by itself with the last day; this makes the books follow, and reminds before it. */
    @Bean
    RecurringTask<Void> closeAgreements(AgreementCalendar calendar) {
        return Tasks.recurring("associations-agreements", Schedules.fixedDelay(Duration.ofMinutes(10)))
                .execute((instance, context) ->
                        FaultIsolation.steps("associations-agreements", calendar::closeOver, calendar::remind));
    }
}
