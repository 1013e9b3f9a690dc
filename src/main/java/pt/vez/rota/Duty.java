package pt.vez.rota;

import java.time.Instant;
import java.time.ZoneId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A person at a centre from one instant to another.
 *
 * @param zone of the centre
 * @param reason of an absence, for the person and their coordinator; null for all other readers
 * @param coveredBy the duty that stands in for this one
 * @param outside whether no agreement of the association covers the centre on that day any more: its mediators may not
 *     act there
 */
public record Duty(
        UUID id,
        UUID accountId,
        String person,
        UUID partnerId,
        UUID centreId,
        String centre,
        ZoneId zone,
        Instant start,
        Instant end,
        DutyState state,
        @Nullable AbsenceReason reason,
        @Nullable UUID coveredBy,
        boolean outside) {
    /** Whether the mediator is absent and has no substitute. */
    public boolean isLost() {
        return state == DutyState.ABSENT && coveredBy == null;
    }

    /** As a colleague or a letter may have it: without the reason of an absence. */
    public Duty discreet() {
        return new Duty(
                id, accountId, person, partnerId, centreId, centre, zone, start, end, state, null, coveredBy, outside);
    }
}
