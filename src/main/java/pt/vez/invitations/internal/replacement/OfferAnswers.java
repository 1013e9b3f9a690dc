package pt.vez.invitations.internal.replacement;

import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import pt.vez.scheduling.AppointmentEvents.AppointmentEvent;

/** People who answer a plan by changing their appointment themselves. */
@Component
class OfferAnswers {
    private final JdbcClient jdbc;
    private final ReplacementOffers offers;
    private final Clock clock;

    OfferAnswers(JdbcClient jdbc, ReplacementOffers offers, Clock clock) {
        this.jdbc = jdbc;
        this.offers = offers;
        this.clock = clock;
    }

    /**
     * The person changed the appointment in another way, which is an answer too: the seat that was kept instead of it is given back and
     * the plan has nothing left to do for them.
     */
    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void on(AppointmentEvent event) {
        UUID appointment = event.appointment().id();
        List<UUID> open = jdbc.sql(
                        "select id from invitations_offer where case_id = ? and live and kind = 'REPLACEMENT'")
                .param(event.caseId().value())
                .query(UUID.class)
                .list();
        offers.withdraw(open, false);
        jdbc.sql("update invitations_plan_item set state = 'SETTLED', done_at = ? where appointment_id = ?"
                        + " and state in ('PROPOSED', 'SENT', 'DECLINED', 'FALLBACK', 'STANDS')")
                .params(clock.instant(), appointment)
                .update();
    }
}
