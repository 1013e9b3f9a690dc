package pt.vez.mandates.internal;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import pt.vez.associations.Agreement.PartnerWithoutAgreement;
import pt.vez.associations.AgreementCalendar;
import pt.vez.mandates.Mandates.MandateEnded;
import pt.vez.platform.FaultIsolation;

/** Mandates end with the agreement they rest on; their people go to the agency's desk and are told. */
@Configuration
class AgreementOver {
    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    AgreementOver(JdbcClient jdbc, ApplicationEventPublisher events, Clock clock) {
        this.jdbc = jdbc;
        this.events = events;
        this.clock = clock;
    }

    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void on(PartnerWithoutAgreement event) {
        record Live(UUID id, UUID applicant, UUID caseId, String name) {}
        List<Live> live = jdbc.sql("select id, applicant_id as applicant, case_id, association_name as name"
                        + " from mandates_mandate where association_id = ? and state = 'ACTIVE' for update")
                .param(event.partnerId())
                .query(Live.class)
                .list();
        jdbc.sql("update mandates_mandate set state = 'ENDED', ended_by = 'AGREEMENT', ended_at = ?,"
                        + " version = version + 1 where association_id = ? and state in ('ACTIVE', 'PENDING')")
                .params(clock.instant(), event.partnerId())
                .update();
        live.forEach(one -> events.publishEvent(new MandateEnded(one.id(), one.applicant(), one.caseId(), one.name())));
    }

    /** Authority ends by itself with the last day; this makes the books follow, and reminds before it. */
    @Bean
    RecurringTask<Void> closeAgreements(AgreementCalendar calendar) {
        return Tasks.recurring("associations-agreements", Schedules.fixedDelay(Duration.ofMinutes(10)))
                .execute((instance, context) ->
                        FaultIsolation.steps("associations-agreements", calendar::closeOver, calendar::remind));
    }
}
