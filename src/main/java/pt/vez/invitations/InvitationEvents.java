package pt.vez.invitations;

import java.util.List;
import java.util.UUID;

/** What people must be told. */
public final class InvitationEvents {
    private InvitationEvents() {}

    public record InvitationsSent(List<UUID> invitations) {}

    public record InvitationsReminded(List<UUID> invitations) {}

    public record OffersMade(List<UUID> offers) {}

    /** Nobody answered, or no seat was found: a person will get in touch. */
    public record FallBack(List<UUID> offers) {}
}
