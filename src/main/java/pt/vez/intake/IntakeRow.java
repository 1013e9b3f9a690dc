package pt.vez.intake;

import java.time.Instant;
import java.util.UUID;
import pt.vez.shared.PartialDate;

/** An intake in the list of its association. */
public record IntakeRow(
        UUID id, String ticket, String name, PartialDate birth, Instant received, String madeBy, IntakeState state) {}
