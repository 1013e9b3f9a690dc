package pt.vez.rota.internal;

import java.time.Clock;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import pt.vez.associations.Agreement.AgreementChanged;
import pt.vez.training.TrainingEvents.CertificateEnded;
import pt.vez.training.TrainingEvents.CertificateIssued;

/** Listens to events of certificates and agreements and publishes the centres whose cover they change. */
@Component
class StaffingChanges {
    private final DutyRepository duties;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    StaffingChanges(DutyRepository duties, ApplicationEventPublisher events, Clock clock) {
        this.duties = duties;
        this.events = events;
        this.clock = clock;
    }

    @EventListener
    void issued(CertificateIssued event) {
        duties.ahead(event.accountId(), clock.instant()).forEach(events::publishEvent);
    }

    @EventListener
    void ended(CertificateEnded event) {
        duties.ahead(event.accountId(), clock.instant()).forEach(events::publishEvent);
    }

    @EventListener
    void changed(AgreementChanged event) {
        duties.aheadOfPartner(event.partnerId(), clock.instant()).forEach(events::publishEvent);
    }
}
