package pt.vez.visits;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import pt.vez.audit.Journal;
import pt.vez.casework.CaseId;
import pt.vez.platform.Limits;
import pt.vez.shared.Actor;
import pt.vez.shared.InvalidInput;

/** The end of a visit: what was done in it, and the summary the person takes home or receives. */
public interface VisitClosing {
    /**
     * The person asked for the summary.
     *
     * @param by whose visit it is: the words are read with their authority
     */
    record SummaryRequested(CaseId caseId, UUID mandateId, Actor by, String language) {}

    /** What was done under the mandate of this visit today (a day of Lisbon), in the order it happened. */
    List<Journal.Entry> done(Actor actor);

    /**
     * Where the summary would go, masked: by mail, else as a text message; empty when the register knows no way, and before
     * the person was asked about the account that described them, which may be a stranger's.
     */
    Optional<String> hint(Actor actor);

    /** The language the register has for the person. */
    String language(Actor actor);

    /**
     * Sends the summary to the address or the mobile number of the register and to no other.
     *
     * @throws pt.vez.shared.NotAuthorised before the person was asked about the account that described them
     * @throws InvalidInput when the register has none
     * @throws Limits.TooManyAttempts after three in an hour
     */
    void send(Actor actor, Locale language);
}
