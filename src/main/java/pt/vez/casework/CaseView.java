package pt.vez.casework;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A case with its person and its timeline, for those who may read it. */
public record CaseView(
        CaseOutline outline,
        UUID applicantId,
        ApplicantData applicant,
        @Nullable Instant identitySeenAt,
        @Nullable Claimant claimant,
        List<CaseEvent> timeline) {

    /** An account whose claim waits for the passport; the person says whether the address is theirs. */
    public record Claimant(UUID accountId, String email) {}
}
