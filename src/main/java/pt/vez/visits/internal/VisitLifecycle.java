package pt.vez.visits.internal;

import java.util.UUID;
import org.springframework.stereotype.Service;
import pt.vez.associations.Associations;
import pt.vez.casework.CurrentCase;
import pt.vez.casework.VisitTakeovers;
import pt.vez.mandates.Mandates;
import pt.vez.platform.Drafts;
import pt.vez.platform.Transactions;
import pt.vez.shared.Actor;
import pt.vez.visits.Handovers;
import pt.vez.visits.VisitPresence;
import pt.vez.visits.Visits;

/** Begins and ends visits with their mandate, presence and drafts in one transaction. */
@Service
class VisitLifecycle implements Visits {
    private final Mandates mandates;
    private final Handovers handovers;
    private final VisitPresence presence;
    private final Associations associations;
    private final VisitTakeovers takeovers;
    private final CentreOfToday centre;
    private final Drafts drafts;
    private final Transactions transactions;

    VisitLifecycle(
            Mandates mandates,
            Handovers handovers,
            VisitPresence presence,
            Associations associations,
            VisitTakeovers takeovers,
            CentreOfToday centre,
            Drafts drafts,
            Transactions transactions) {
        this.mandates = mandates;
        this.handovers = handovers;
        this.presence = presence;
        this.associations = associations;
        this.takeovers = takeovers;
        this.centre = centre;
        this.drafts = drafts;
        this.transactions = transactions;
    }

    @Override
    public Actor.Acting begin(Actor mediator, UUID mandateId) {
        return transactions.run(() -> begun(mediator, mandateId));
    }

    @Override
    public Actor.Acting takeOver(Actor mediator, UUID handoverId) {
        return transactions.run(() -> begun(mediator, handovers.accept(mediator, handoverId)));
    }

    private Actor.Acting begun(Actor mediator, UUID mandateId) {
        drafts.discardAll(mediator.accountId(), CurrentCase.VISIT_DRAFTS);
        Actor.Acting acting = mandates.beginVisit(mediator, mandateId);
        Actor visiting = mediator.inVisit(acting);
        presence.began(visiting, centre.name(visiting).orElse(null));
        return acting;
    }

    @Override
    public void end(Actor mediator) {
        Actor.Acting acting = mediator.acting();
        if (acting == null) {
            return;
        }
        transactions.run(() -> {
            if (!takeovers.isTakenOver(mediator) && isMember(mediator, acting.partnerId())) {
                mandates.endVisit(mediator, acting.mandateId());
            }
            presence.ended(mediator);
            handovers.withdraw(mediator);
            drafts.discardAll(mediator.accountId(), CurrentCase.VISIT_DRAFTS);
            return acting;
        });
    }

    private boolean isMember(Actor mediator, UUID association) {
        return associations
                .membershipOf(mediator.accountId())
                .filter(membership -> membership.partnerId().equals(association))
                .isPresent();
    }
}
