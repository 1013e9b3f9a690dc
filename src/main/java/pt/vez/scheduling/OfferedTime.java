package pt.vez.scheduling;

import java.time.Instant;
import java.util.UUID;

/** A slot with at least one free seat. */
public record OfferedTime(UUID slotId, Instant start, Instant end, int free) {}
