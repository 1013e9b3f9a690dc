package pt.vez.scheduling;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A centre as offered to a case.
 *
 * @param kilometres great-circle distance from the person's municipality, if known
 */
public record OfferedCentre(
        Centre centre,
        @Nullable Double kilometres,
        @Nullable LocalDate nextFreeDay) {}
