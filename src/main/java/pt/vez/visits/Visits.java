package pt.vez.visits;

import java.util.UUID;
import pt.vez.shared.Actor;

/**
 * Begins, takes over and ends a mediator's visit, one transaction each; no data of one person stays for the next.
 * Which visit a session is in is kept by the session ({@code identity.CurrentActor}); these commands say what it may
 * keep.
 */
public interface Visits {
    /**
     * The mediator is with the person of this mandate from now on; a visit that went on before is over.
     *
     * @return what the mediator acts under
     * @throws pt.vez.shared.NotAuthorised naming the condition that fails, and beyond the cap of files a day
     */
    Actor.Acting begin(Actor mediator, UUID mandateId);

    /**
     * The mediator accepts the person a colleague offers, and is with them from now on.
     *
     * @throws pt.vez.shared.NotAuthorised as above; when the offer is another mediator's or is over
     */
    Actor.Acting takeOver(Actor mediator, UUID handoverId);

    /**
     * The visit of this actor is over: a mandate given for the visit ends unless a colleague took it over, an offer
     * that waits is withdrawn, what was typed is removed. It only ends something, so it asks for nothing: whose
     * authority was withdrawn in the middle leaves nothing of the person behind either. Without effect outside a
     * visit.
     */
    void end(Actor mediator);
}
