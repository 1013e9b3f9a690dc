package pt.vez.scheduling.internal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import pt.vez.audit.Journal;
import pt.vez.platform.Transactions;
import pt.vez.scheduling.CentreId;
import pt.vez.scheduling.WalkIns.Caller;
import pt.vez.scheduling.WalkIns.State;
import pt.vez.scheduling.WalkIns.Ticket;
import pt.vez.shared.Actor;
import pt.vez.shared.InvalidInput;
import pt.vez.shared.NotFound;

/**
 * Calls of tickets by a desk: the caller of a ticket decides about it, until they end it or a colleague takes it over.
 */
@Component
class TicketCalls {
    private static final int CALLS = 3;
    private static final Duration UNDO = Duration.ofMinutes(10);
    private final TicketRepository written;
    private final CentreLockRepository locks;
    private final TicketQueries tickets;
    private final CounterDuty duty;
    private final HallVersionRepository versions;
    private final Transactions transactions;
    private final Journal journal;
    private final Clock clock;

    TicketCalls(
            TicketRepository written,
            CentreLockRepository locks,
            TicketQueries tickets,
            CounterDuty duty,
            HallVersionRepository versions,
            Transactions transactions,
            Journal journal,
            Clock clock) {
        this.written = written;
        this.locks = locks;
        this.tickets = tickets;
        this.duty = duty;
        this.versions = versions;
        this.transactions = transactions;
        this.journal = journal;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    public Optional<UUID> desk(Actor actor) {
        duty.requireSomewhere(actor);
        return written.workplace(actor.accountId());
    }

    void workAt(Actor actor, UUID deskId) {
        CentreId centre = duty.requireDesk(actor, deskId);
        transactions.run(() -> {
            written.workAt(actor.accountId(), centre, deskId, clock.instant());
            return centre;
        });
    }

    Optional<Ticket> next(Actor actor, UUID deskId, LocalDate date) {
        CentreId centre = duty.requireDesk(actor, deskId);
        return transactions.run(() -> {
            Instant now = clock.instant();
            locks.desk(deskId);
            here(deskId).ifPresent(ticket -> {
                requireMine(actor, ticket);
                written.end(ticket.id(), State.SERVED, now);
            });
            Optional<UUID> next = written.lockNext(centre, date, deskId);
            next.ifPresent(id -> written.call(id, deskId, actor.accountId(), now));
            versions.changed(centre);
            return next.map(this::read);
        });
    }

    @Transactional(readOnly = true)
    public Optional<Ticket> atDesk(Actor actor, UUID deskId) {
        duty.requireDesk(actor, deskId);
        return here(deskId);
    }

    private Optional<Ticket> here(UUID deskId) {
        return tickets.row("t.desk_id = ? and t.state = 'CALLED' order by t.called_at desc limit 1", deskId)
                .map(TicketQueries.Row::ticket);
    }

    Ticket again(Actor actor, UUID ticketId) {
        return change(actor, ticketId, ticket -> {
            requireMine(actor, ticket);
            if (ticket.calls() >= CALLS) {
                written.end(ticketId, State.ABSENT, clock.instant());
                return;
            }
            written.callAgain(ticketId, clock.instant());
        });
    }

    void end(Actor actor, UUID ticketId, State how) {
        change(actor, ticketId, ticket -> {
            requireMine(actor, ticket);
            written.end(ticketId, how, clock.instant());
        });
    }

    Ticket reopen(Actor actor, UUID ticketId) {
        return change(actor, ticketId, ticket -> {
            requireCaller(actor, ticket);
            boolean opened = written.reopen(ticketId, clock.instant().minus(UNDO));
            UUID desk = written.deskOf(ticketId);
            if (desk != null) {
                locks.desk(desk);
                opened &= written.calledAt(desk) <= 1;
            }
            if (!opened) {
                throw new InvalidInput("queue.undo.late");
            }
        });
    }

    Ticket takeOver(Actor actor, UUID ticketId) {
        return change(actor, ticketId, ticket -> {
            if (written.takeOver(ticketId, actor.accountId())) {
                journal.record(actor, "ticket.takenOver", null, null, ticket.service());
            }
        });
    }

    void requeue(Actor actor, UUID ticketId) {
        change(actor, ticketId, ticket -> {
            if (ticket.state() == State.CALLED) {
                requireMine(actor, ticket);
            }
            written.requeue(ticketId);
        });
    }

    /** One change of one ticket, with its row kept from others, at a centre where the actor may work. */
    private Ticket change(Actor actor, UUID ticketId, Consumer<Ticket> what) {
        duty.requireSomewhere(actor);
        CentreId centre = tickets.row("t.id = ?", ticketId)
                .map(row -> row.ticket().centre())
                .orElseThrow(() -> new NotFound("error.notFound"));
        duty.require(actor, centre);
        return transactions.run(() -> {
            written.lock(ticketId);
            what.accept(read(ticketId));
            versions.changed(centre);
            return read(ticketId);
        });
    }

    private Ticket read(UUID ticketId) {
        return tickets.row("t.id = ?", ticketId).map(TicketQueries.Row::ticket).orElseThrow();
    }

    /** The ticket still is at a desk, and not at a colleague's. */
    private static void requireMine(Actor actor, Ticket ticket) {
        if (ticket.state() != State.CALLED) {
            throw new InvalidInput("queue.over", ticket.shown());
        }
        requireCaller(actor, ticket);
    }

    private static void requireCaller(Actor actor, Ticket ticket) {
        Caller caller = ticket.caller();
        if (caller != null && !Objects.equals(caller.accountId(), actor.accountId())) {
            throw new InvalidInput("queue.other", caller.name(), ticket.shown());
        }
    }
}
