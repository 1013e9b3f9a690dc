package pt.vez.mandates.internal;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import pt.vez.mandates.Flag;

/** The flag of a suspicious consent, and the officer who reviewed it. */
@Embeddable
class SecondLook {
    private @Nullable String flag;

    /** True while the review is still to be done, else null. */
    @Column(name = "second_look")
    private @Nullable Boolean waiting;

    @Column(name = "looked_at")
    private @Nullable Instant at;

    @Column(name = "looked_by")
    private @Nullable UUID by;

    protected SecondLook() {}

    SecondLook(Flag flag) {
        this.flag = flag.name();
        this.waiting = true;
    }

    @Nullable
    String flag() {
        return flag;
    }

    boolean isWaiting() {
        return waiting != null;
    }

    /** Whether this account looked, not before the moment given. */
    boolean isDoneBy(UUID account, Instant since) {
        return waiting == null && account.equals(by) && at != null && !at.isBefore(since);
    }

    @Nullable
    Instant at() {
        return at;
    }

    void undone() {
        waiting = true;
        at = null;
        by = null;
    }

    /** @return whether that was still to be done */
    boolean done(UUID account, Instant now) {
        if (waiting == null) {
            return false;
        }
        waiting = null;
        at = now;
        by = account;
        return true;
    }
}
