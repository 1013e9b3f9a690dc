package pt.vez.scheduling.internal;

import java.time.Clock;
import java.time.LocalDate;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import pt.vez.audit.Journal;
import pt.vez.platform.Secrets;
import pt.vez.platform.Transactions;
import pt.vez.scheduling.CentreId;
import pt.vez.scheduling.WalkIns.Ground;
import pt.vez.scheduling.WalkIns.Ticket;
import pt.vez.shared.Actor;
import pt.vez.shared.Ids;
import pt.vez.shared.InvalidInput;

/** Gives out tickets, numbered from 1 to 999 for each centre and day. */
@Component
class TicketIssue {
    private static final int LONGEST = 999;
    private final JdbcClient jdbc;
    private final TicketQueries tickets;
    private final HallVersionRepository versions;
    private final Secrets secrets;
    private final Transactions transactions;
    private final Journal journal;
    private final Clock clock;

    TicketIssue(
            JdbcClient jdbc,
            TicketQueries tickets,
            HallVersionRepository versions,
            Secrets secrets,
            Transactions transactions,
            Journal journal,
            Clock clock) {
        this.jdbc = jdbc;
        this.tickets = tickets;
        this.versions = versions;
        this.secrets = secrets;
        this.transactions = transactions;
        this.journal = journal;
        this.clock = clock;
    }

    /**
     * The caller has asked for the authority at this centre.
     *
     * @param date today at the centre
     */
    Ticket issue(Actor actor, CentreId centre, LocalDate date, String service, Ground ground) {
        Integer known = jdbc.sql("select count(*) from scheduling_service where code = ? and active")
                .param(service)
                .query(Integer.class)
                .single();
        if (known == 0) {
            throw new InvalidInput("ticket.service");
        }
        UUID id = Ids.next();
        return transactions.run(() -> {
            jdbc.sql(
                            "insert into scheduling_ticket_counter (centre_id, on_date, last) values (?, ?, 1) on duplicate key update last = last + 1")
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
            versions.changed(centre);
            return tickets.full(tickets.row("t.id = ?", id).orElseThrow());
        });
    }
}
