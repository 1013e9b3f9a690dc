package pt.vez.scheduling;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Booking for the rush: the same rules and the same keys as {@link Booking}, many bookings in one durable commit. The
 * answer comes after that commit, never before.
 */
public interface BatchBooking {
    /**
     * @param commandId sent again it finds its first answer
     * @param entitlementId by what the person may book: their invitation
     */
    record Command(UUID commandId, UUID entitlementId, UUID slotId) {}

    /** Who gives entitlements: says for which case and service an entitlement is good, now. */
    interface BookingEntitlements {
        /** @param service the entitlement allows */
        record BookingEntitlement(UUID id, UUID caseId, String service) {}

        /** Those of the given entitlements that are in force, in one read, in the caller's transaction. */
        List<BookingEntitlement> inForce(Collection<UUID> entitlementIds);
    }

    /** What became of a command. */
    enum Outcome {
        BOOKED,
        /** Another case has the seat. */
        TAKEN,
        /** There is a free seat, but no person on duty may serve it. */
        UNSERVED,
        /** The case has an active appointment already. */
        ALREADY,
        /** No right to book, or the case does not wait for an appointment. */
        NOT_ALLOWED,
        /** More arrived than can be answered; nothing was done. */
        BUSY
    }

    /** @param start of the appointment, when there is one */
    record Answer(
            Outcome outcome,
            @Nullable UUID appointmentId,
            @Nullable Instant start) {}

    /** Waits until the booking is committed, at most ten seconds. */
    Answer book(Command command);
}
