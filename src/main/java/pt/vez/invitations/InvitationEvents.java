package pt.vez.invitations;

import java.util.List;
import java.util.UUID;

/** Events people are told about. */
public final class InvitationEvents {
    private InvitationEvents() {}

    public record InvitationsSent(List<UUID> invitations) {}

    public record InvitationsReminded(List<UUID> invitations) {}

    public record OffersMade(List<UUID> offers) {}

    /** Offers taken back that no other offer replaces. */
    public record OffersWithdrawn(List<UUID> offers) {}

    /** Cases whose appointment cannot take place and for which no other seat was found: a person gets in touch. */
    public record ReplacementMissing(List<UUID> cases) {}

    /** Cases whose appointment takes place as booked, although there was or is a closure. */
    public record AppointmentsStand(List<UUID> cases) {}

    /** Cases that keep the date they accepted: the earlier one could not be given back when its closure was undone. */
    public record EarlierDateGone(List<UUID> cases) {}
}
