package pt.vez.mandates.internal;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The printed letter that tells a person no message reaches of a mandate in their name. */
@Embeddable
class NoticeByLetter {
    /** True until it was printed, else null. */
    @Column(name = "letter_due")
    private @Nullable Boolean due = true;

    @Column(name = "letter_printed_at")
    private @Nullable Instant printedAt;

    @Column(name = "letter_printed_by")
    private @Nullable UUID printedBy;

    void dueAgain() {
        due = true;
    }

    void printed(UUID account, Instant now) {
        due = null;
        printedAt = now;
        printedBy = account;
    }
}
