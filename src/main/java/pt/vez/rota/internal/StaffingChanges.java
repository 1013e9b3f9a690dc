package pt.vez.rota.internal;

import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import pt.vez.associations.Agreement.AgreementChanged;
import pt.vez.rota.RotaEvents.StaffingChanged;
import pt.vez.training.TrainingEvents.CertificateEnded;
import pt.vez.training.TrainingEvents.CertificateIssued;

/** Listens to events of certificates and agreements and publishes the centres whose cover they change. */
@Component
class StaffingChanges {
    private static final String SPANS =
            "select d.centre_id, min(d.starts_at), max(d.ends_at) from rota_duty d where d.state = 'PLANNED'"
                    + " and d.ends_at > ? and ";
    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    StaffingChanges(JdbcClient jdbc, ApplicationEventPublisher events, Clock clock) {
        this.jdbc = jdbc;
        this.events = events;
        this.clock = clock;
    }

    @EventListener
    void issued(CertificateIssued event) {
        tell("d.account_id = ?", event.accountId());
    }

    @EventListener
    void ended(CertificateEnded event) {
        tell("d.account_id = ?", event.accountId());
    }

    @EventListener
    void changed(AgreementChanged event) {
        tell("d.partner_id = ?", event.partnerId());
    }

    private void tell(String whose, UUID id) {
        jdbc.sql(SPANS + whose + " group by d.centre_id")
                .params(clock.instant(), id)
                .query((row, n) -> new StaffingChanged(
                        row.getObject(1, UUID.class), row.getObject(2, Instant.class), row.getObject(3, Instant.class)))
                .list()
                .forEach(events::publishEvent);
    }
}
