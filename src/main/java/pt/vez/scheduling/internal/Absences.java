package pt.vez.scheduling.internal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import pt.vez.casework.CaseId;
import pt.vez.platform.FaultIsolation;
import pt.vez.platform.Transactions;
import pt.vez.scheduling.AppointmentEvents.AppointmentMissed;
import pt.vez.scheduling.AppointmentView;
import pt.vez.scheduling.internal.AppointmentRepository.Due;

/**
 * Closes appointments that are still booked three hours after their end, which leaves time for a late check-in:
 * checked-in people count as served, the others as absent.
 */
@Component
class Absences {
    private static final Duration PATIENCE = Duration.ofHours(3);
    /** Stands in the history for a change made by the clock. */
    private static final UUID NOBODY = new UUID(0, 0);

    private final AppointmentRepository changes;
    private final Transactions transactions;
    private final AppointmentQueries appointments;
    private final AppointmentsServed served;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Absences(
            AppointmentRepository changes,
            Transactions transactions,
            AppointmentQueries appointments,
            AppointmentsServed served,
            ApplicationEventPublisher events,
            Clock clock) {
        this.changes = changes;
        this.transactions = transactions;
        this.appointments = appointments;
        this.served = served;
        this.events = events;
        this.clock = clock;
    }

    /** Each in its own transaction; another node that got there first leaves nothing to do. */
    int note() {
        Instant now = clock.instant();
        List<Due> due = changes.due(LocalDate.ofInstant(now, ZoneOffset.UTC).minusDays(3), now.minus(PATIENCE));
        return FaultIsolation.each(
                "scheduling-no-shows",
                due,
                each -> transactions.run(() ->
                        each.arrived() ? served(each.id()) : missed(each.id(), each.caseId(), each.service(), now)));
    }

    private int missed(UUID id, CaseId caseId, String service, Instant now) {
        boolean missed = changes.miss(id, now);
        if (missed) {
            events.publishEvent(new AppointmentMissed(id, caseId, service));
        }
        return missed ? 1 : 0;
    }

    private int served(UUID id) {
        AppointmentView found = appointments.byId(id).orElseThrow();
        if (found.state() != AppointmentView.State.BOOKED || found.checkedInAt() == null) {
            return 0;
        }
        served.mark(NOBODY, found);
        return 1;
    }
}
