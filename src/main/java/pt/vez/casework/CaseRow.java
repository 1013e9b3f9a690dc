package pt.vez.casework;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A line of the officer's worklist. */
public record CaseRow(
        CaseId id,
        CaseNumber number,
        String name,
        @Nullable String nativeName,
        String nationality,
        String procedureCode,
        Stage stage,
        Instant openedAt) {}
