package pt.vez.documents;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A document as its owner and the officer see it.
 *
 * @param signed whether the file carried a digital signature; its bytes are kept as they came
 * @param attachments how many files lay inside of the PDF and were left out
 * @param kept whether there is a file to open; after its term it is erased
 */
public record DocumentView(
        UUID id,
        String itemCode,
        DocumentState state,
        long sizeBytes,
        int pages,
        @Nullable Instant receivedAt,
        @Nullable RejectReason rejectReason,
        @Nullable String rejectNote,
        boolean signed,
        int attachments,
        boolean kept,
        List<PageView> draftPages) {

    /**
     * One photograph of a draft.
     *
     * @param position the number of its page, from 1 and without gaps
     */
    public record PageView(UUID id, int position, PageQuality quality) {}
}
