package pt.vez.mandates;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A mandate as the person and the mediator see it.
 *
 * @param witnessName who signed for a person who cannot
 * @param relative the mediator declared to be a relative of the person
 * @param textLanguage BCP 47 tag of the language the person read the text in
 * @param textVersion of that translation; 0 for the languages of the product
 * @param interpreterName who told the person the text in {@code interpreterLanguage}, when there was none in it
 * @param flag name of the {@link Flag}, what looked wrong when it was asked for; null for nothing
 * @param awaitsLook the agency has not looked at it since, so that it is in force for the visit of its day only
 * @param passportSeen the mediator compared the person with their passport before they signed
 */
public record MandateView(
        UUID id,
        UUID applicantId,
        UUID caseId,
        UUID partnerId,
        String associationName,
        String mediatorName,
        Set<Scope> scopes,
        Term term,
        State state,
        Consent consent,
        @Nullable String consentHint,
        Instant requestedAt,
        @Nullable Instant grantedAt,
        @Nullable Instant expiresAt,
        @Nullable Instant endedAt,
        @Nullable String witnessName,
        boolean relative,
        @Nullable String flag,
        boolean awaitsLook,
        String textLanguage,
        int textVersion,
        @Nullable String interpreterName,
        @Nullable String interpreterLanguage,
        boolean passportSeen) {

    /** Where a mandate is in its life. */
    public enum State {
        /** Waits for the person's consent; nothing may be done. */
        PENDING,
        ACTIVE,
        ENDED,
        REVOKED,
        /** The code was not typed in time, or another was asked for. */
        EXPIRED,
        /** Too many wrong codes. */
        FAILED
    }

    public boolean isLive(Instant now) {
        return state == State.ACTIVE && expiresAt != null && now.isBefore(expiresAt);
    }
}
