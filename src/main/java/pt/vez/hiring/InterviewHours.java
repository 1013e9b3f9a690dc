package pt.vez.hiring;

import java.util.UUID;
import pt.vez.shared.Actor;

/** The agency publishes hours for interviews; an association can ask for more. */
public interface InterviewHours {
    /**
     * Tells the administrators that the interviews of this call need more hours, once a day.
     *
     * @throws pt.vez.shared.NotAuthorised for all actors but a coordinator
     * @throws pt.vez.shared.NotFound for the call of another association
     */
    void ask(Actor actor, UUID callId);
}
