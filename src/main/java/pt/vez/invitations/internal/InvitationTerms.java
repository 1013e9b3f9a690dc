package pt.vez.invitations.internal;

import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import pt.vez.invitations.InvitationEvents.InvitationsReminded;
import pt.vez.invitations.Invitations.State;
import pt.vez.invitations.internal.InvitationRepository.Row;
import pt.vez.platform.Transactions;
import pt.vez.scheduling.AppointmentEvents.AppointmentBooked;
import pt.vez.scheduling.AppointmentsBooked;
import pt.vez.scheduling.SeatReservations;

/** Invitations whose term is half over, over, or ended before. */
@Component
class InvitationTerms {
    private static final int AT_ONCE = 1_000;

    private final InvitationRepository invitations;
    private final PriorityRepository ranks;
    private final SeatReservations seats;
    private final Transactions transactions;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    InvitationTerms(
            InvitationRepository invitations,
            PriorityRepository ranks,
            SeatReservations seats,
            Transactions transactions,
            ApplicationEventPublisher events,
            Clock clock) {
        this.invitations = invitations;
        this.ranks = ranks;
        this.seats = seats;
        this.transactions = transactions;
        this.events = events;
        this.clock = clock;
    }

    /** Half of the term is over and nothing was heard. */
    int remind() {
        return transactions.run(() -> {
            List<UUID> due = invitations.lockToRemind(clock.instant(), AT_ONCE);
            invitations.reminded(due);
            if (!due.isEmpty()) {
                events.publishEvent(new InvitationsReminded(due));
            }
            return due.size();
        });
    }

    /** The term is over: the place in the order stays, the right to book ends. */
    int expire() {
        return transactions.run(() -> {
            List<Row> due = invitations.lockExpired(clock.instant(), AT_ONCE);
            end(due.stream().map(Row::id).toList(), State.EXPIRED);
            due.forEach(each -> seats.withdraw(each.caseId(), each.service()));
            return due.size();
        });
    }

    /** Ends invitations and puts their cases back in line; the caller's transaction. */
    void end(Collection<UUID> ids, State state) {
        invitations.end(ids, state, clock.instant());
        ranks.backInLine(ids);
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
        invitations.taken(caseIds, clock.instant());
    }
}
