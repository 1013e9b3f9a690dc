package pt.vez.notifications;

import pt.vez.casework.CaseId;
import pt.vez.shared.Actor;
import pt.vez.shared.NotAuthorised;

/** By what way messages about a case really go, so that screens promise no other. */
public interface MessageChannels {
    /** @throws NotAuthorised when the actor may not see that the case exists */
    MessageChannel of(Actor actor, CaseId caseId);
}
