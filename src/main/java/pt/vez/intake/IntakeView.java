package pt.vez.intake;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import pt.vez.casework.CaseNumber;

/**
 * An intake with everything that belongs to it.
 *
 * @param clockOff how far the device's clock was ahead (or, negative, behind) when it sent; null when it was right
 * @param keptWith the intake of the same person this one is kept with
 * @param photographs of this intake and of those kept with it, without those that are documents already
 * @param undecided intakes that look like the same person
 * @param putAway why it comes to nothing; null when it does not
 */
public record IntakeView(
        UUID id,
        String ticket,
        IntakePerson person,
        IntakeState state,
        Instant made,
        Instant received,
        String madeBy,
        @Nullable Duration clockOff,
        @Nullable UUID keptWith,
        @Nullable CaseNumber caseNumber,
        List<Photograph> photographs,
        List<Resemblance> undecided,
        @Nullable PutAway putAway) {

    /** That the intake comes to nothing, by whom and since when. */
    public record PutAway(PutAwayReason reason, String by, Instant at) {}

    /** @param id of the photograph */
    public record Photograph(UUID id, UUID intakeId) {}

    /** Another intake that may be about the same person; the earlier one of the two stays when they are kept together. */
    public record Resemblance(UUID id, String ticket, IntakePerson person, Instant made, String madeBy) {}
}
