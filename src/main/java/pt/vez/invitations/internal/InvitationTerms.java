package pt.vez.invitations.internal;

import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import pt.vez.casework.CaseId;
import pt.vez.invitations.InvitationEvents.InvitationsReminded;
import pt.vez.platform.BatchInsert;
import pt.vez.platform.Transactions;
import pt.vez.scheduling.AppointmentEvents.AppointmentBooked;
import pt.vez.scheduling.AppointmentsBooked;
import pt.vez.scheduling.SeatReservations;

/** Invitations whose term is half over, over, or ended before. */
@Component
class InvitationTerms {
    private final JdbcClient jdbc;
    private final JdbcTemplate batch;
    private final SeatReservations seats;
    private final Transactions transactions;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    InvitationTerms(
            JdbcClient jdbc,
            JdbcTemplate batch,
            SeatReservations seats,
            Transactions transactions,
            ApplicationEventPublisher events,
            Clock clock) {
        this.jdbc = jdbc;
        this.batch = batch;
        this.seats = seats;
        this.transactions = transactions;
        this.events = events;
        this.clock = clock;
    }

    /** Half of the term is over and nothing was heard. */
    int remind() {
        return transactions.run(() -> {
            List<UUID> due = jdbc.sql("select id from invitations_invitation where remind_at <= ?"
                            + " limit 1000 for update skip locked")
                    .param(clock.instant())
                    .query(UUID.class)
                    .list();
            BatchInsert.in(batch, "update invitations_invitation set remind_at = null where id in", due);
            if (!due.isEmpty()) {
                events.publishEvent(new InvitationsReminded(due));
            }
            return due.size();
        });
    }

    private record Over(UUID id, CaseId caseId, String service) {}

    /** The term is over: the place in the order stays, the right to book ends. */
    int expire() {
        return transactions.run(() -> {
            List<Over> due = jdbc.sql("select id, case_id, service_code from invitations_invitation where live"
                            + " and expires_at <= ? limit 1000 for update skip locked")
                    .param(clock.instant())
                    .query((row, n) -> new Over(
                            row.getObject(1, UUID.class), new CaseId(row.getObject(2, UUID.class)), row.getString(3)))
                    .list();
            end(due.stream().map(Over::id).toList(), "EXPIRED");
            due.forEach(each -> seats.withdraw(each.caseId(), each.service()));
            return due.size();
        });
    }

    /** Ends invitations and puts their cases back in line; the caller's transaction. */
    void end(Collection<UUID> ids, String state) {
        Instant now = clock.instant();
        BatchInsert.in(
                batch,
                "update invitations_invitation set state = ?, live = null, remind_at = null, ended_at = ?"
                        + " where state = 'SENT' and id in",
                ids,
                state,
                now);
        BatchInsert.in(
                batch,
                "update invitations_priority p join invitations_invitation i on i.case_id = p.case_id"
                        + " set p.state = 'WAITING' where p.state = 'INVITED' and i.id in",
                ids);
    }

    /** However the appointment came about, the invitation has done its work. */
    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void on(AppointmentsBooked event) {
        taken(event.appointments().stream().map(each -> each.caseId().value()).collect(Collectors.toSet()));
    }

    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void on(AppointmentBooked event) {
        taken(Set.of(event.caseId().value()));
    }

    private void taken(Set<UUID> caseIds) {
        Instant now = clock.instant();
        BatchInsert.in(
                batch,
                // Right after a wave nearly all are live and the statistics do not know it: without a key named, the
                // database read all of them for every group.
                "update invitations_invitation force index (invitations_invitation_live) set state = 'TAKEN', live = null,"
                        + " remind_at = null, ended_at = ? where live and case_id in",
                caseIds,
                now);
    }
}
