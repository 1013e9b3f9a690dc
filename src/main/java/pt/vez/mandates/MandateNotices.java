package pt.vez.mandates;

import java.time.Instant;
import java.util.UUID;
import pt.vez.shared.Actor;
import pt.vez.shared.NotFound;
import pt.vez.shared.PageOf;

/** A person no message reaches learns by a printed letter that a flagged mandate stands in their name. */
public interface MandateNotices {
    /** No message reaches the person: a letter is due when the mandate is flagged. For the system's own work. */
    void due(UUID mandateId);

    /** A mandate whose letter is not printed yet. */
    record Due(UUID mandateId, UUID caseId, String associationName, String mediatorName, Instant grantedAt) {}

    /** Longest due first, for officers and administrators; also those that were looked at or have ended meanwhile. */
    PageOf<Due> toPrint(Actor actor, int offset, int limit);

    /**
     * An officer or administrator prints the letter, once more when the paper was lost; the journal says so.
     *
     * @return the mandate as it stands now
     * @throws NotFound when there is no such mandate, or no letter about it was ever due
     */
    MandateView print(Actor actor, UUID mandateId);
}
