package pt.vez.scheduling.internal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import pt.vez.casework.CaseId;
import pt.vez.platform.FaultIsolation;
import pt.vez.platform.Transactions;
import pt.vez.scheduling.AppointmentEvents.AppointmentMissed;
import pt.vez.scheduling.AppointmentView;

/**
 * Closes appointments that are still booked three hours after their end, which leaves time for a late check-in:
 * checked-in people count as served, the others as absent.
 */
@Component
class Absences {
    private static final Duration PATIENCE = Duration.ofHours(3);
    /** Stands in the history for a change made by the clock. */
    private static final UUID NOBODY = new UUID(0, 0);

    private final JdbcClient jdbc;
    private final Transactions transactions;
    private final AppointmentQueries appointments;
    private final AppointmentsServed served;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Absences(
            JdbcClient jdbc,
            Transactions transactions,
            AppointmentQueries appointments,
            AppointmentsServed served,
            ApplicationEventPublisher events,
            Clock clock) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.appointments = appointments;
        this.served = served;
        this.events = events;
        this.clock = clock;
    }

    /** Each in its own transaction; another node that got there first leaves nothing to do. */
    int note() {
        record Due(UUID id, CaseId caseId, String service, boolean arrived) {}
        Instant now = clock.instant();
        List<Due> due = jdbc.sql(
                        "select a.id, a.case_id, a.service_code, a.checked_in_at is not null from scheduling_slot s"
                                + " join scheduling_appointment a on a.slot_id = s.id and a.state = 'BOOKED'"
                                + " where s.local_date >= ? and s.ends_at < ? limit 500")
                .params(LocalDate.ofInstant(now, ZoneOffset.UTC).minusDays(3), now.minus(PATIENCE))
                .query((row, n) -> new Due(
                        row.getObject(1, UUID.class),
                        new CaseId(row.getObject(2, UUID.class)),
                        row.getString(3),
                        row.getBoolean(4)))
                .list();
        return FaultIsolation.each(
                "scheduling-no-shows",
                due,
                each -> transactions.run(() ->
                        each.arrived() ? served(each.id()) : missed(each.id(), each.caseId(), each.service(), now)));
    }

    private int missed(UUID id, CaseId caseId, String service, Instant now) {
        int changed = jdbc.sql("update scheduling_appointment set state = 'MISSED', active = null, ended_at = ?"
                        + " where id = ? and state = 'BOOKED' and checked_in_at is null")
                .params(now, id)
                .update();
        if (changed == 1) {
            events.publishEvent(new AppointmentMissed(id, caseId, service));
        }
        return changed;
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
