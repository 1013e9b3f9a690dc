package pt.vez.invitations.internal;

import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import pt.vez.scheduling.BatchBooking.BookingEntitlements;

/** An invitation in force is an entitlement, unless its case is blocked. One that was used still answers "already booked". */
@Component
class InvitationEntitlements implements BookingEntitlements {
    private final InvitationRepository invitations;
    private final Blocks blocks;
    private final Clock clock;

    InvitationEntitlements(InvitationRepository invitations, Blocks blocks, Clock clock) {
        this.invitations = invitations;
        this.blocks = blocks;
        this.clock = clock;
    }

    @Override
    public List<BookingEntitlement> inForce(Collection<UUID> entitlementIds) {
        List<BookingEntitlement> valid = invitations.inForce(entitlementIds, clock.instant());
        Set<UUID> blocked =
                blocks.blockedOf(valid.stream().map(BookingEntitlement::caseId).toList());
        return valid.stream().filter(each -> !blocked.contains(each.caseId())).toList();
    }
}
