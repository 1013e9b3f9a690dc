package pt.vez.invitations.internal.replacement;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import pt.vez.casework.CaseId;
import pt.vez.invitations.Disruptions.Item;

/**
 * An appointment of a plan.
 *
 * @param offer made by this plan
 * @param replaces open offer of another plan that is exchanged
 */
record PlanItem(
        UUID plan,
        UUID appointment,
        CaseId caseId,
        UUID fromSlot,
        int fromSeat,
        @Nullable UUID toSlot,
        int toSeat,
        @Nullable UUID toCentre,
        @Nullable UUID offer,
        @Nullable UUID replaces,
        Item state,
        int tries,
        @Nullable String service) {}
