package pt.vez.scheduling;

import java.time.Instant;
import java.util.UUID;

/** A seat kept for a case until it is confirmed or the time is over. */
public record Hold(UUID id, UUID slotId, CentreId centreId, Instant start, Instant end, Instant expiresAt) {}
