package pt.vez.casework;

import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import pt.vez.platform.Limits;
import pt.vez.shared.Actor;
import pt.vez.shared.InvalidInput;
import pt.vez.shared.PartialDate;

/**
 * A person takes over the case the register opened for them: number and birth date, then a code to the contact the
 * register holds. Without a contact the claim stays provisional until authorised staff have seen the passport.
 */
public interface Claiming {
    /** What comes next after number and birth date fit. */
    sealed interface Outcome {
        /**
         * A code is on its way to a contact of the register.
         *
         * @param hint the contact, masked
         * @param otherHint another contact of the register it could be sent to instead, masked; null when there is none
         */
        record CodeSent(UUID claimId, String hint, @Nullable String otherHint) implements Outcome {}

        record Claimed(CaseId caseId, Claim claim) implements Outcome {}
    }

    /** The contact of the register must receive this code. Exactly one of mail address and telephone is set. */
    record ClaimCodeRequested(
            UUID claimId, @Nullable String email, @Nullable String phone, String code, String language) {}

    /**
     * @throws InvalidInput the same for a wrong number, a wrong birth date and a case that is linked to an account
     *     already
     * @throws Limits.TooManyAttempts after ten tries of one account or sixty of one network in an hour; what others
     *     try for the same number does not keep the owner out
     */
    Outcome start(Actor actor, CaseNumber number, LocalDate birthDate);

    /** The same, where the person's document has no day or month of birth. */
    Outcome start(Actor actor, CaseNumber number, PartialDate birthDate);

    /**
     * Sends another code for a claim that waits for one; the earlier one is worth nothing from then on.
     *
     * @param elsewhere to the other contact of the register, when it has one
     * @throws InvalidInput when the claim no longer waits for a code
     * @throws Limits.TooManyAttempts after ten codes of one account for one case in an hour
     */
    Outcome.CodeSent sendAgain(Actor actor, UUID claimId, boolean elsewhere);

    /** A code that was sent and can still be typed, for a page opened again. */
    Optional<String> pendingHint(Actor actor, UUID claimId);

    /**
     * @throws InvalidInput when the code is missing or too short, which costs nothing; wrong, which is counted;
     *     expired or tried too often
     */
    Outcome.Claimed confirm(Actor actor, UUID claimId, String typed);
}
