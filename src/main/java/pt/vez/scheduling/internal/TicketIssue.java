package pt.vez.scheduling.internal;

import java.time.Clock;
import java.time.LocalDate;
import java.util.UUID;
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
    private final ServiceTypeRepository services;
    private final TicketRepository written;
    private final TicketQueries tickets;
    private final HallVersionRepository versions;
    private final Secrets secrets;
    private final Transactions transactions;
    private final Journal journal;
    private final Clock clock;

    TicketIssue(
            ServiceTypeRepository services,
            TicketRepository written,
            TicketQueries tickets,
            HallVersionRepository versions,
            Secrets secrets,
            Transactions transactions,
            Journal journal,
            Clock clock) {
        this.services = services;
        this.written = written;
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
        if (!services.isActive(service)) {
            throw new InvalidInput("ticket.service");
        }
        UUID id = Ids.next();
        return transactions.run(() -> {
            int number = written.nextNumber(centre, date);
            if (number > LONGEST) {
                throw new InvalidInput("ticket.full");
            }
            written.insert(
                    id, centre, date, number, service, ground, secrets.token().substring(0, 22), clock.instant());
            journal.record(actor, "ticket.issued", null, null, service);
            versions.changed(centre);
            return tickets.full(tickets.row("t.id = ?", id).orElseThrow());
        });
    }
}
