package pt.vez.casework;

import java.time.Instant;

/** What a provisional claimant may see: no personal data. */
public record CaseOutline(
        CaseId id,
        CaseNumber number,
        Procedures.Procedure procedure,
        Stage stage,
        Instant stageSince,
        Instant openedAt,
        Claim claim) {}
