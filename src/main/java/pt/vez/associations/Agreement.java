package pt.vez.associations;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What was agreed with a partner body (<i>protocolo</i>), as its parties and the administrator see it.
 *
 * @param reference number or name of the signed paper
 * @param papers documents of the agreement, newest last
 */
public record Agreement(
        UUID id,
        UUID partnerId,
        Terms terms,
        State state,
        @Nullable String reason,
        List<Paper> papers) {

    /**
     * What can be agreed.
     *
     * @param from first day in force, of Lisbon
     * @param until last day in force, of Lisbon
     * @param mediators how many may work under it at once, 1 to 500
     * @param procedures codes of the procedures it covers
     * @param centres ids of the centres it covers
     * @param clause the confidentiality clause, word for word
     */
    public record Terms(
            String reference,
            LocalDate from,
            LocalDate until,
            int mediators,
            Set<String> procedures,
            Set<UUID> centres,
            String clause) {}

    /** Where an agreement is in its life. */
    public enum State {
        FUTURE,
        IN_FORCE,
        SUSPENDED,
        ENDED
    }

    /** A document of the agreement; its content is encrypted at rest. */
    public record Paper(UUID id, String name, String mediaType, int bytes, Instant addedAt) {}

    /**
     * Nothing may be done under the agreements of this partner any more.
     *
     * @param cause TERM, ENDED or SUSPENDED
     */
    public record PartnerWithoutAgreement(UUID partnerId, String partnerName, String cause) {}

    /** What is agreed with this partner is no longer what it was: concluded, changed, suspended, resumed or ended. */
    public record AgreementChanged(UUID partnerId) {}

    /** What was done to an agreement as a whole. */
    public enum Change {
        SUSPENDED,
        RESUMED,
        ENDED
    }

    /**
     * All members of the partner are to be told.
     *
     * @param reason of the administrator; empty when the term was over
     */
    public record AgreementStopped(UUID agreementId, UUID partnerId, String reference, Change change, String reason) {}

    /** The agreement ends in this many days. */
    public record Ending(UUID agreementId, UUID partnerId, String partnerName, String reference, int days) {}
}
