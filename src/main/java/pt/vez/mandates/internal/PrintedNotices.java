package pt.vez.mandates.internal;

import java.time.Clock;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import pt.vez.audit.Journal;
import pt.vez.mandates.MandateNotices;
import pt.vez.mandates.MandateView;
import pt.vez.platform.Transactions;
import pt.vez.shared.Actor;
import pt.vez.shared.NotFound;
import pt.vez.shared.PageOf;

/** Letters due are a state of the mandate. */
@Service
class PrintedNotices implements MandateNotices {
    private final MandateReviewQueries queries;
    private final MandateRepository mandates;
    private final Transactions transactions;
    private final Journal journal;
    private final Clock clock;

    PrintedNotices(
            MandateReviewQueries queries,
            MandateRepository mandates,
            Transactions transactions,
            Journal journal,
            Clock clock) {
        this.queries = queries;
        this.mandates = mandates;
        this.transactions = transactions;
        this.journal = journal;
        this.clock = clock;
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void due(UUID mandateId) {
        mandates.findById(mandateId).ifPresent(Mandate::letterDue);
    }

    @Override
    @Transactional(readOnly = true)
    public PageOf<Due> toPrint(Actor actor, int offset, int limit) {
        actor.requireAgencyStaff();
        return queries.due(offset, limit);
    }

    @Override
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
