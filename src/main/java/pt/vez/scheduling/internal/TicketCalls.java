package pt.vez.scheduling.internal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
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
    private final JdbcClient jdbc;
    private final TicketQueries tickets;
    private final CounterDuty duty;
    private final HallVersionRepository versions;
    private final Transactions transactions;
    private final Journal journal;
    private final Clock clock;

    TicketCalls(
            JdbcClient jdbc,
            TicketQueries tickets,
            CounterDuty duty,
            HallVersionRepository versions,
            Transactions transactions,
            Journal journal,
            Clock clock) {
        this.jdbc = jdbc;
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
        return jdbc.sql("select d.id from scheduling_desk_place p join scheduling_desk d on d.id = p.desk_id"
                        + " and d.centre_id = p.centre_id and d.active where p.account_id = ?")
                .param(actor.accountId())
                .query(UUID.class)
                .optional();
    }

    void workAt(Actor actor, UUID deskId) {
        CentreId centre = duty.requireDesk(actor, deskId);
        transactions.run(() -> jdbc.sql(
                        "insert into scheduling_desk_place (account_id, centre_id, chosen_at, desk_id) values (?, ?, ?, ?)"
                                + " on duplicate key update centre_id = values(centre_id), chosen_at = values(chosen_at),"
                                + " desk_id = values(desk_id)")
                .params(actor.accountId(), centre.value(), clock.instant(), deskId)
                .update());
    }

    Optional<Ticket> next(Actor actor, UUID deskId, LocalDate date) {
        CentreId centre = duty.requireDesk(actor, deskId);
        return transactions.run(() -> {
            Instant now = clock.instant();
            lock(deskId);
            here(deskId).ifPresent(ticket -> {
                requireMine(actor, ticket);
                end(ticket.id(), State.SERVED, now);
            });
            // Two desks that call at once get two people: a row one of them locks, the other skips.
            Optional<UUID> next = jdbc.sql(
                            "select t.id from scheduling_ticket t where t.centre_id = ? and t.on_date = ?"
                                    + " and t.state = 'WAITING' and t.service_code in (select service_code from scheduling_desk_service"
                                    + " where desk_id = ?) order by t.priority, t.number limit 1 for update skip locked")
                    .params(centre.value(), date, deskId)
                    .query(UUID.class)
                    .optional();
            next.ifPresent(id -> jdbc.sql("update scheduling_ticket set state = 'CALLED', called_at = ?, calls = 1,"
                            + " desk_id = ?, called_by = ?, called_by_name = null where id = ?")
                    .params(now, deskId, actor.accountId(), id)
                    .update());
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
                end(ticketId, State.ABSENT, clock.instant());
                return;
            }
            jdbc.sql("update scheduling_ticket set calls = calls + 1, called_at = ? where id = ? and state = 'CALLED'")
                    .params(clock.instant(), ticketId)
                    .update();
        });
    }

    void end(Actor actor, UUID ticketId, State how) {
        change(actor, ticketId, ticket -> {
            requireMine(actor, ticket);
            end(ticketId, how, clock.instant());
        });
    }

    private void end(UUID ticketId, State how, Instant now) {
        jdbc.sql("update scheduling_ticket set state = ?, ended_at = ? where id = ? and state = 'CALLED'")
                .params(how.name(), now, ticketId)
                .update();
    }

    Ticket reopen(Actor actor, UUID ticketId) {
        return change(actor, ticketId, ticket -> {
            requireCaller(actor, ticket);
            int opened = jdbc.sql("update scheduling_ticket set state = 'CALLED', ended_at = null where id = ?"
                            + " and state in ('SERVED', 'ABSENT') and ended_at >= ?")
                    .params(ticketId, clock.instant().minus(UNDO))
                    .update();
            UUID desk = deskOf(ticketId);
            if (desk != null) {
                lock(desk);
                opened = atOnce(desk) > 1 ? 0 : opened;
            }
            if (opened == 0) {
                throw new InvalidInput("queue.undo.late");
            }
        });
    }

    Ticket takeOver(Actor actor, UUID ticketId) {
        return change(actor, ticketId, ticket -> {
            int taken = jdbc.sql("update scheduling_ticket set called_by = ?, called_by_name = null where id = ?"
                            + " and state = 'CALLED'")
                    .params(actor.accountId(), ticketId)
                    .update();
            if (taken == 1) {
                journal.record(actor, "ticket.takenOver", null, null, ticket.service());
            }
        });
    }

    void requeue(Actor actor, UUID ticketId) {
        change(actor, ticketId, ticket -> {
            if (ticket.state() == State.CALLED) {
                requireMine(actor, ticket);
            }
            jdbc.sql("update scheduling_ticket set state = 'WAITING', desk_id = null, calls = 0, ended_at = null,"
                            + " called_at = null, called_by = null, called_by_name = null where id = ?"
                            + " and state in ('CALLED', 'ABSENT')")
                    .param(ticketId)
                    .update();
        });
    }

    /** Two people at one desk pass one after the other. */
    private void lock(UUID deskId) {
        jdbc.sql("select id from scheduling_desk where id = ? for update")
                .param(deskId)
                .query(UUID.class)
                .single();
    }

    private @Nullable UUID deskOf(UUID ticketId) {
        return jdbc.sql("select desk_id from scheduling_ticket where id = ?")
                .param(ticketId)
                .query((row, n) -> Optional.ofNullable(row.getObject(1, UUID.class)))
                .single()
                .orElse(null);
    }

    private int atOnce(UUID deskId) {
        return jdbc.sql("select count(*) from scheduling_ticket where desk_id = ? and state = 'CALLED'")
                .param(deskId)
                .query(Integer.class)
                .single();
    }

    /** One change of one ticket, with its row kept from others, at a centre where the actor may work. */
    private Ticket change(Actor actor, UUID ticketId, Consumer<Ticket> what) {
        duty.requireSomewhere(actor);
        CentreId centre = tickets.row("t.id = ?", ticketId)
                .map(row -> row.ticket().centre())
                .orElseThrow(() -> new NotFound("error.notFound"));
        duty.require(actor, centre);
        return transactions.run(() -> {
            jdbc.sql("select id from scheduling_ticket where id = ? for update")
                    .param(ticketId)
                    .query(UUID.class)
                    .single();
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
