package pt.vez.casework;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import pt.vez.people.ApplicantData;

/** A case with its person and its timeline, for those who may read it. */
public record CaseView(
        CaseOutline outline,
        UUID applicantId,
        ApplicantData applicant,
        @Nullable Instant identitySeenAt,
        @Nullable LinkedAccount account,
        List<CaseEvent> timeline,
        Relations relations) {

    /**
     * The account that is linked to the case.
     *
     * @param hint its mail address, masked
     * @param since when it was linked
     * @param confirmed whether the person said with their passport, or by a code to the register's contact, that it is
     *     theirs; otherwise they must still be asked
     */
    public record LinkedAccount(UUID accountId, String hint, Instant since, boolean confirmed) {}

    /** The account the person must still be asked about. */
    public @Nullable LinkedAccount unconfirmed() {
        return account == null || account.confirmed() ? null : account;
    }
}
