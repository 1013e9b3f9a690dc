package pt.vez.intake;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/** An intake in the list of its association. */
public record IntakeRow(
        UUID id, String ticket, String name, LocalDate birthDate, Instant received, String madeBy, IntakeState state) {}
