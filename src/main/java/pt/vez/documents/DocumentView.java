package pt.vez.documents;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A document as its owner and the officer see it. */
public record DocumentView(
        UUID id,
        String itemCode,
        DocumentState state,
        long sizeBytes,
        int pages,
        @Nullable Instant receivedAt,
        @Nullable RejectReason rejectReason,
        @Nullable String rejectNote,
        List<PageView> draftPages) {

    /** One photograph of a draft. */
    public record PageView(UUID id, int position, PageQuality quality) {}
}
