package pt.vez.scheduling.internal;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import pt.vez.scheduling.CentreId;
import pt.vez.scheduling.WalkIns;
import pt.vez.shared.Actor;
import pt.vez.shared.InvalidInput;

@Service
class TicketQueue implements WalkIns {
    private final TicketRepository written;
    private final TicketQueries tickets;
    private final TicketIssue issuing;
    private final TicketCalls calls;
    private final CounterDuty duty;
    private final HallVersionRepository versions;
    private final Clock clock;

    TicketQueue(
            TicketRepository written,
            TicketQueries tickets,
            TicketIssue issuing,
            TicketCalls calls,
            CounterDuty duty,
            HallVersionRepository versions,
            Clock clock) {
        this.written = written;
        this.tickets = tickets;
        this.issuing = issuing;
        this.calls = calls;
        this.duty = duty;
        this.versions = versions;
        this.clock = clock;
    }

    private LocalDate today(CentreId centre) {
        return LocalDate.now(clock.withZone(tickets.place(centre)
                .orElseThrow(() -> new InvalidInput("ticket.closed"))
                .zone()));
    }

    @Override
    public Ticket issue(Actor actor, CentreId centre, String service, Ground ground) {
        duty.require(actor, centre);
        return issuing.issue(actor, centre, today(centre), service, ground);
    }

    @Override
    @Transactional(readOnly = true)
    public List<Ticket> waiting(Actor actor, CentreId centre) {
        duty.require(actor, centre);
        return tickets.list(
                "t.centre_id = ? and t.on_date = ? and t.state = 'WAITING' order by t.priority, t.number",
                centre.value(),
                today(centre));
    }

    @Override
    @Transactional(readOnly = true)
    public Day day(Actor actor, CentreId centre) {
        duty.require(actor, centre);
        return tickets.day(centre, today(centre));
    }

    @Override
    public Optional<UUID> desk(Actor actor) {
        return calls.desk(actor);
    }

    @Override
    public void workAtDesk(Actor actor, UUID deskId) {
        calls.workAt(actor, deskId);
    }

    @Override
    public Optional<Ticket> callNext(Actor actor, UUID deskId) {
        CentreId centre = duty.requireDesk(actor, deskId);
        return calls.next(actor, deskId, today(centre));
    }

    @Override
    public Optional<Ticket> atDesk(Actor actor, UUID deskId) {
        return calls.atDesk(actor, deskId);
    }

    @Override
    public Ticket callAgain(Actor actor, UUID ticketId) {
        return calls.again(actor, ticketId);
    }

    @Override
    public void served(Actor actor, UUID ticketId) {
        calls.end(actor, ticketId, State.SERVED);
    }

    @Override
    public void absent(Actor actor, UUID ticketId) {
        calls.end(actor, ticketId, State.ABSENT);
    }

    @Override
    public Ticket reopen(Actor actor, UUID ticketId) {
        return calls.reopen(actor, ticketId);
    }

    @Override
    public Ticket takeOver(Actor actor, UUID ticketId) {
        return calls.takeOver(actor, ticketId);
    }

    @Override
    public void requeue(Actor actor, UUID ticketId) {
        calls.requeue(actor, ticketId);
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<Ticket> byToken(String token) {
        return token.length() == 22 ? tickets.row("t.token = ?", token).map(tickets::full) : Optional.empty();
    }

    @Override
    @Transactional
    public void leave(String token) {
        byToken(token).filter(ticket -> ticket.state() == State.WAITING).ifPresent(ticket -> {
            written.leave(token, clock.instant());
            versions.changed(ticket.centre());
        });
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<Hall> hall(CentreId centre) {
        return tickets.place(centre).map(place -> {
            LocalDate date = LocalDate.now(clock.withZone(place.zone()));
            List<Called> called = tickets
                    .list(
                            "t.centre_id = ? and t.on_date = ? and t.called_at is not null and t.state <> 'WAITING'"
                                    + " order by t.called_at desc limit 5",
                            centre.value(),
                            date)
                    .stream()
                    .map(ticket ->
                            new Called(ticket.shown(), ticket.desk() == null ? "" : ticket.desk(), ticket.calls()))
                    .toList();
            int waiting = tickets.waiting(centre, date);
            return new Hall(place.name(), place.zone(), called, waiting);
        });
    }
}
