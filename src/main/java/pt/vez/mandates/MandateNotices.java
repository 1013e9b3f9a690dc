package pt.vez.mandates;

import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import pt.vez.audit.Journal;
import pt.vez.mandates.internal.Mandate;
import pt.vez.mandates.internal.MandateRepository;
import pt.vez.platform.Transactions;
import pt.vez.shared.Actor;
import pt.vez.shared.NotFound;
import pt.vez.shared.PageOf;

/** A person no message reaches learns by a printed letter that a flagged mandate stands in their name. */
@Service
public class MandateNotices {
    private final JdbcClient jdbc;
    private final MandateRepository mandates;
    private final Transactions transactions;
    private final Journal journal;
    private final Clock clock;

    MandateNotices(
            JdbcClient jdbc, MandateRepository mandates, Transactions transactions, Journal journal, Clock clock) {
        this.jdbc = jdbc;
        this.mandates = mandates;
        this.transactions = transactions;
        this.journal = journal;
        this.clock = clock;
    }

    /** No message reaches the person: a letter is due when the mandate is flagged. For the system's own work. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void due(UUID mandateId) {
        mandates.findById(mandateId).ifPresent(Mandate::letterDue);
    }

    /** A mandate whose letter is not printed yet. */
    public record Due(UUID mandateId, UUID caseId, String associationName, String mediatorName, Instant grantedAt) {}

    /** Longest due first, for officers and administrators; also those that were looked at or have ended meanwhile. */
    @Transactional(readOnly = true)
    public PageOf<Due> toPrint(Actor actor, int offset, int limit) {
        actor.requireAgencyStaff();
        return new PageOf<>(
                jdbc.sql("""
                        select id as mandate_id, case_id, association_name, mediator_name, granted_at
                          from mandates_mandate where letter_due = true order by granted_at, id limit ? offset ?
                        """).params(limit, offset).query(Due.class).list(),
                jdbc.sql("select count(*) from mandates_mandate where letter_due = true")
                        .query(Long.class)
                        .single());
    }

    /**
     * An officer or administrator prints the letter, once more when the paper was lost; the journal says so.
     *
     * @return the mandate as it stands now
     * @throws NotFound when there is no such mandate, or no letter about it was ever due
     */
    public MandateView print(Actor actor, UUID mandateId) {
        actor.requireAgencyStaff();
        return transactions.run(() -> {
            Mandate mandate = mandates.findById(mandateId).orElseThrow(() -> new NotFound("error.notFound"));
            if (!mandate.letterPrinted(actor.accountId(), clock.instant())) {
                throw new NotFound("error.notFound");
            }
            MandateView view = mandate.view();
            journal.record(actor, "mandate.letterPrinted", view.applicantId(), view.caseId(), "");
            return view;
        });
    }
}
