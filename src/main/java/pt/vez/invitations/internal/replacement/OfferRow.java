package pt.vez.invitations.internal.replacement;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import pt.vez.casework.CaseId;
import pt.vez.invitations.Offers.Kind;
import pt.vez.invitations.Offers.State;
import pt.vez.scheduling.CentreId;

/**
 * An offer with what its work needs.
 *
 * @param closed whether a closure covers its seat
 */
record OfferRow(
        UUID id,
        Kind kind,
        @Nullable UUID planId,
        CaseId caseId,
        UUID holdId,
        State state,
        Instant expires,
        CentreId centre,
        Instant start,
        boolean closed) {}
