package pt.vez.associations;

import java.util.Set;
import java.util.UUID;

/** Changes of a person's membership in a partner. */
public final class MembershipEvents {
    private MembershipEvents() {}

    public record MemberJoined(UUID accountId, UUID partnerId) {}

    /**
     * Joined by way of an application.
     *
     * @param times when they can work, as they wrote in it
     */
    public record MediatorHired(UUID accountId, UUID partnerId, Set<WorkTime> times) {}

    /** From this moment on nothing more can be done for the partner. */
    public record MemberLeft(UUID accountId, UUID partnerId) {}

    /** The departure was a mistake and counts as never done. */
    public record MemberRestored(UUID accountId, UUID partnerId) {}

    /** @param coordinator whether they run the affairs of the partner now, or no more */
    public record CoordinatorChanged(UUID accountId, UUID partnerId, boolean coordinator) {}
}
