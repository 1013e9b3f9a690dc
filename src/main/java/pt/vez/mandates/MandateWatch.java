package pt.vez.mandates;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import pt.vez.shared.Actor;
import pt.vez.shared.ChangedMeanwhile;
import pt.vez.shared.InvalidInput;
import pt.vez.shared.NotFound;
import pt.vez.shared.PageOf;

/** Mandates that need the agency: left behind by an association, or wrong at first sight. */
public interface MandateWatch {
    /** How long {@link Finding#IN_ORDER} can be taken back. */
    Duration UNDO = Duration.ofSeconds(60);

    /** The result of the agency's review of a flagged mandate. */
    enum Finding {
        /** The mandate counts for the whole of its term. */
        IN_ORDER,
        /** The mandate ends at once; the person is told. */
        STOPPED
    }

    /** The agency ended a mandate; the person is told. */
    record MandateStopped(UUID mandateId, UUID caseId, String associationName) {}

    /** A mandate that ended with the agreement of its association: the agency takes care of the person. */
    record Left(UUID mandateId, UUID caseId, String associationName, Instant endedAt) {}

    /** Latest first. */
    PageOf<Left> atTheAgencysDesk(Actor actor, int offset, int limit);

    /**
     * A mandate that looked wrong when it was asked for, and that no officer has reviewed since.
     *
     * @param letterDue no message reaches the person, and the letter is not printed yet
     * @param letterPrintedAt when the letter was printed last
     */
    record Flagged(
            UUID mandateId,
            UUID caseId,
            String associationName,
            String mediatorName,
            String flag,
            MandateView.State state,
            Instant requestedAt,
            boolean letterDue,
            @Nullable Instant letterPrintedAt) {}

    /** Latest first, for officers and administrators. */
    PageOf<Flagged> flagged(Actor actor, int offset, int limit);

    /**
     * An officer or administrator dealt with a flagged mandate. It leaves the list; a second one who found the same
     * changes nothing.
     *
     * @throws ChangedMeanwhile when another one found the opposite since
     * @throws NotFound when there is no such mandate
     */
    void looked(Actor actor, UUID mandateId, Finding finding);

    /**
     * Takes back that a flagged mandate was found in order: it is on the list again and counts as long as it did
     * before.
     *
     * @throws InvalidInput after {@link #UNDO}, for what another account found, and when the mandate has ended since
     * @throws NotFound when there is no such mandate
     */
    void lookUndone(Actor actor, UUID mandateId);
}
