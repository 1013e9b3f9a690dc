package pt.vez.visits;

import java.util.UUID;
import org.springframework.stereotype.Service;
import pt.vez.associations.Associations;
import pt.vez.casework.CurrentCase;
import pt.vez.mandates.Mandates;
import pt.vez.platform.Drafts;
import pt.vez.platform.Transactions;
import pt.vez.scheduling.Centres;
import pt.vez.scheduling.DeskDay;
import pt.vez.shared.Actor;

/**
 * Begins, takes over and ends a mediator's visit, one transaction each; no data of one person stays for the next.
 * Which visit a session is in is kept by the session ({@code identity.CurrentActor}); these commands say what it may
 * keep.
 */
@Service
public class Visits {
    private final Mandates mandates;
    private final Handovers handovers;
    private final VisitPresence presence;
    private final Associations associations;
    private final DeskDay day;
    private final Centres centres;
    private final Drafts drafts;
    private final Transactions transactions;

    Visits(
            Mandates mandates,
            Handovers handovers,
            VisitPresence presence,
            Associations associations,
            DeskDay day,
            Centres centres,
            Drafts drafts,
            Transactions transactions) {
        this.mandates = mandates;
        this.handovers = handovers;
        this.presence = presence;
        this.associations = associations;
        this.day = day;
        this.centres = centres;
        this.drafts = drafts;
        this.transactions = transactions;
    }

    /**
     * The mediator is with the person of this mandate from now on; a visit that went on before is over.
     *
     * @return what the mediator acts under
     * @throws pt.vez.shared.NotAuthorised naming the condition that fails, and beyond the cap of files a day
     */
    public Actor.Acting begin(Actor mediator, UUID mandateId) {
        return transactions.run(() -> begun(mediator, mandateId));
    }

    /**
     * The mediator accepts the person a colleague offers, and is with them from now on.
     *
     * @throws pt.vez.shared.NotAuthorised as above; when the offer is another mediator's or is over
     */
    public Actor.Acting takeOver(Actor mediator, UUID handoverId) {
        return transactions.run(() -> begun(mediator, handovers.accept(mediator, handoverId)));
    }

    private Actor.Acting begun(Actor mediator, UUID mandateId) {
        drafts.discardAll(mediator.accountId(), CurrentCase.VISIT_DRAFTS);
        Actor.Acting acting = mandates.beginVisit(mediator, mandateId);
        Actor visiting = mediator.inVisit(acting);
        String centre = day.place(visiting)
                .map(id -> centres.get(visiting, id).data().name())
                .orElse(null);
        presence.began(visiting, centre);
        return acting;
    }

    /**
     * The visit of this actor is over: a mandate given for the visit ends unless a colleague took it over, an offer
     * that waits is withdrawn, what was typed is removed. It only ends something, so it asks for nothing: whose
     * authority was withdrawn in the middle leaves nothing of the person behind either. Without effect outside a
     * visit.
     */
    public void end(Actor mediator) {
        Actor.Acting acting = mediator.acting();
        if (acting == null) {
            return;
        }
        transactions.run(() -> {
            if (!handovers.isTakenOver(mediator) && isMember(mediator, acting.associationId())) {
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
                .filter(membership -> membership.associationId().equals(association))
                .isPresent();
    }
}
