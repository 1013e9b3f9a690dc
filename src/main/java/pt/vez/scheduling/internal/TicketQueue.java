package pt.vez.scheduling.internal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import pt.vez.audit.Journal;
import pt.vez.mandates.Authority;
import pt.vez.platform.Secrets;
import pt.vez.platform.Transactions;
import pt.vez.scheduling.CentreId;
import pt.vez.scheduling.WalkIns;
import pt.vez.shared.Actor;
import pt.vez.shared.Ids;
import pt.vez.shared.InvalidInput;
import pt.vez.shared.NotAuthorised;
import pt.vez.shared.NotFound;
import pt.vez.shared.Role;

@Service
class TicketQueue implements WalkIns {
    private static final int LONGEST = 999;
    private static final int CALLS = 3;
    private final JdbcClient jdbc;
    private final Tickets tickets;
    private final Authority authority;
    private final Secrets secrets;
    private final Transactions transactions;
    private final Journal journal;
    private final Clock clock;

    TicketQueue(
            JdbcClient jdbc,
            Tickets tickets,
            Authority authority,
            Secrets secrets,
            Transactions transactions,
            Journal journal,
            Clock clock) {
        this.jdbc = jdbc;
        this.tickets = tickets;
        this.authority = authority;
        this.secrets = secrets;
        this.transactions = transactions;
        this.journal = journal;
        this.clock = clock;
    }

    private LocalDate today(CentreId centre) {
        return LocalDate.now(clock.withZone(tickets.place(centre)
                .orElseThrow(() -> new InvalidInput("ticket.closed"))
                .zone()));
    }

    /** Staff, and mediators who are on shift at this centre. */
    private void requireCounter(Actor actor, CentreId centre) {
        if (!actor.is(Role.ADMINISTRATOR) && !actor.is(Role.OFFICER)) {
            authority.requireAt(actor, centre.value());
        }
    }

    private static void requireDesk(Actor actor) {
        if (!actor.is(Role.ADMINISTRATOR) && !actor.is(Role.OFFICER)) {
            throw new NotAuthorised("error.role");
        }
    }

    @Override
    public Ticket issue(Actor actor, CentreId centre, String service, Ground ground) {
        requireCounter(actor, centre);
        LocalDate date = today(centre);
        Integer known = jdbc.sql("select count(*) from scheduling_service where code = ? and active")
                .param(service)
                .query(Integer.class)
                .single();
        if (known == 0) {
            throw new InvalidInput("ticket.service");
        }
        UUID id = Ids.next();
        return transactions.run(() -> {
            jdbc.sql("insert into scheduling_ticket_counter values (?, ?, 1) on duplicate key update last = last + 1")
                    .params(centre.value(), date)
                    .update();
            int number = jdbc.sql("select last from scheduling_ticket_counter where centre_id = ? and on_date = ?")
                    .params(centre.value(), date)
                    .query(Integer.class)
                    .single();
            if (number > LONGEST) {
                throw new InvalidInput("ticket.full");
            }
            jdbc.sql(
                            "insert into scheduling_ticket (id, centre_id, on_date, number, service_code, ground, token, state,"
                                    + " priority, issued_at, calls) values (?, ?, ?, ?, ?, ?, ?, 'WAITING', ?, ?, 0)")
                    .params(
                            id,
                            centre.value(),
                            date,
                            number,
                            service,
                            ground.name(),
                            secrets.token().substring(0, 22),
                            ground == Ground.NONE ? 1 : 0,
                            clock.instant())
                    .update();
            journal.record(actor, "ticket.issued", null, null, service);
            return tickets.full(tickets.row("t.id = ?", id).orElseThrow());
        });
    }

    @Override
    @Transactional(readOnly = true)
    public List<Ticket> waiting(Actor actor, CentreId centre) {
        requireCounter(actor, centre);
        return tickets.list(
                "t.centre_id = ? and t.on_date = ? and t.state = 'WAITING' order by t.priority, t.number",
                centre.value(),
                today(centre));
    }

    @Override
    @Transactional(readOnly = true)
    public Day day(Actor actor, CentreId centre) {
        requireCounter(actor, centre);
        return jdbc.sql("select count(*), coalesce(sum(state = 'WAITING'), 0), coalesce(sum(state = 'SERVED'), 0),"
                        + " coalesce(sum(state = 'ABSENT'), 0), avg(timestampdiff(second, issued_at, called_at))"
                        + " from scheduling_ticket where centre_id = ? and on_date = ?")
                .params(centre.value(), today(centre))
                .query((row, n) -> new Day(
                        row.getInt(1),
                        row.getInt(2),
                        row.getInt(3),
                        row.getInt(4),
                        row.getObject(5) == null ? null : Duration.ofSeconds(row.getLong(5))))
                .single();
    }

    @Override
    public Optional<Ticket> callNext(Actor actor, UUID deskId) {
        requireDesk(actor);
        CentreId centre = centreOf(deskId);
        LocalDate date = today(centre);
        return transactions.run(() -> {
            Instant now = clock.instant();
            jdbc.sql(
                            "update scheduling_ticket set state = 'SERVED', ended_at = ? where desk_id = ? and state = 'CALLED'")
                    .params(now, deskId)
                    .update();
            // Two desks that call at once get two people: a row one of them locks, the other skips.
            Optional<UUID> next = jdbc.sql(
                            "select t.id from scheduling_ticket t where t.centre_id = ? and t.on_date = ?"
                                    + " and t.state = 'WAITING' and t.service_code in (select service_code from scheduling_desk_service"
                                    + " where desk_id = ?) order by t.priority, t.number limit 1 for update skip locked")
                    .params(centre.value(), date, deskId)
                    .query(UUID.class)
                    .optional();
            next.ifPresent(id -> jdbc.sql("update scheduling_ticket set state = 'CALLED', called_at = ?, calls = 1,"
                            + " desk_id = ? where id = ?")
                    .params(now, deskId, id)
                    .update());
            return next.flatMap(id -> tickets.row("t.id = ?", id)).map(Tickets.Row::ticket);
        });
    }

    private CentreId centreOf(UUID deskId) {
        return jdbc.sql("select centre_id from scheduling_desk where id = ? and active")
                .param(deskId)
                .query((row, n) -> new CentreId(row.getObject(1, UUID.class)))
                .optional()
                .orElseThrow(() -> new NotFound("error.notFound"));
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<Ticket> atDesk(Actor actor, UUID deskId) {
        requireDesk(actor);
        return tickets.row("t.desk_id = ? and t.state = 'CALLED'", deskId).map(Tickets.Row::ticket);
    }

    @Override
    public Ticket callAgain(Actor actor, UUID ticketId) {
        requireDesk(actor);
        return transactions.run(() -> {
            jdbc.sql(
                            "update scheduling_ticket set state = if(calls >= ?, 'ABSENT', state), ended_at = if(calls >= ?, ?, null),"
                                    + " calls = calls + 1, called_at = ? where id = ? and state = 'CALLED'")
                    .params(CALLS, CALLS, clock.instant(), clock.instant(), ticketId)
                    .update();
            return tickets.row("t.id = ?", ticketId)
                    .map(Tickets.Row::ticket)
                    .orElseThrow(() -> new NotFound("error.notFound"));
        });
    }

    @Override
    @Transactional
    public void served(Actor actor, UUID ticketId) {
        requireDesk(actor);
        jdbc.sql("update scheduling_ticket set state = 'SERVED', ended_at = ? where id = ? and state = 'CALLED'")
                .params(clock.instant(), ticketId)
                .update();
    }

    @Override
    @Transactional
    public void requeue(Actor actor, UUID ticketId) {
        requireDesk(actor);
        jdbc.sql(
                        "update scheduling_ticket set state = 'WAITING', desk_id = null, calls = 0, ended_at = null where id = ?"
                                + " and state in ('CALLED', 'ABSENT')")
                .param(ticketId)
                .update();
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<Ticket> byToken(String token) {
        return token.length() == 22 ? tickets.row("t.token = ?", token).map(tickets::full) : Optional.empty();
    }

    @Override
    @Transactional
    public void leave(String token) {
        jdbc.sql("update scheduling_ticket set state = 'LEFT', ended_at = ? where token = ? and state = 'WAITING'")
                .params(clock.instant(), token)
                .update();
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
            int waiting = jdbc.sql(
                            "select count(*) from scheduling_ticket where centre_id = ? and on_date = ? and state = 'WAITING'")
                    .params(centre.value(), date)
                    .query(Integer.class)
                    .single();
            return new Hall(place.name(), place.zone(), called, waiting);
        });
    }
}
