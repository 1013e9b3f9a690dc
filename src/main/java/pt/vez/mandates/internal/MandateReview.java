package pt.vez.mandates.internal;

import java.time.Clock;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import pt.vez.audit.Journal;
import pt.vez.mandates.MandateView;
import pt.vez.mandates.MandateWatch;
import pt.vez.platform.Transactions;
import pt.vez.shared.Actor;
import pt.vez.shared.ChangedMeanwhile;
import pt.vez.shared.InvalidInput;
import pt.vez.shared.NotFound;
import pt.vez.shared.PageOf;

/** Reviews of flagged mandates are a state of the mandate. */
@Service
class MandateReview implements MandateWatch {
    private final MandateReviewQueries queries;
    private final MandateRepository mandates;
    private final Transactions transactions;
    private final Journal journal;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    MandateReview(
            MandateReviewQueries queries,
            MandateRepository mandates,
            Transactions transactions,
            Journal journal,
            ApplicationEventPublisher events,
            Clock clock) {
        this.queries = queries;
        this.mandates = mandates;
        this.transactions = transactions;
        this.journal = journal;
        this.events = events;
        this.clock = clock;
    }

    @Override
    @Transactional(readOnly = true)
    public PageOf<Left> atTheAgencysDesk(Actor actor, int offset, int limit) {
        actor.requireAgencyStaff();
        return queries.left(offset, limit);
    }

    @Override
    @Transactional(readOnly = true)
    public PageOf<Flagged> flagged(Actor actor, int offset, int limit) {
        actor.requireAgencyStaff();
        return queries.flagged(offset, limit);
    }

    @Override
    public void looked(Actor actor, UUID mandateId, Finding finding) {
        actor.requireAgencyStaff();
        transactions.run(() -> {
            Mandate mandate = mandates.findById(mandateId).orElseThrow(() -> new NotFound("error.notFound"));
            MandateView view = mandate.view();
            if (mandate.looked(actor.accountId(), clock.instant())) {
                journal.record(actor, "mandate.looked", view.applicantId(), view.caseId(), finding.name());
                if (finding == Finding.IN_ORDER) {
                    mandate.confirmed();
                }
                if (finding == Finding.STOPPED && mandate.stopped(clock.instant())) {
                    journal.record(actor, "mandate.stopped", view.applicantId(), view.caseId(), "");
                    events.publishEvent(new MandateStopped(mandateId, view.caseId(), view.associationName()));
                }
            } else if ((finding == Finding.STOPPED) == mandate.isOpen()) {
                throw new ChangedMeanwhile();
            }
            return mandateId;
        });
    }

    @Override
    public void lookUndone(Actor actor, UUID mandateId) {
        actor.requireAgencyStaff();
        transactions.run(() -> {
            Mandate mandate = mandates.findById(mandateId).orElseThrow(() -> new NotFound("error.notFound"));
            if (!mandate.lookUndone(actor.accountId(), clock.instant().minus(UNDO))) {
                throw new InvalidInput("watch.undo.late");
            }
            MandateView view = mandate.view();
            journal.record(actor, "mandate.lookUndone", view.applicantId(), view.caseId(), "");
            return mandateId;
        });
    }
}
