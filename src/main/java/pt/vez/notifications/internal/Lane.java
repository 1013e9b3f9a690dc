package pt.vez.notifications.internal;

import java.time.Duration;

/** Which messages leave first. The ordinal is the value of the column {@code lane}. */
enum Lane {
    /** A person waits for it on the screen. */
    CODE(5, Duration.ofSeconds(15)),
    /** Offers that are kept for a short time, and appointments. */
    URGENT(20, Duration.ofMinutes(5)),
    /** Invitations and everything else. */
    ORDINARY(20, Duration.ofMinutes(10));

    private final int batch;
    private final Duration longestPause;

    Lane(int batch, Duration longestPause) {
        this.batch = batch;
        this.longestPause = longestPause;
    }

    /** How many messages a sender takes at once. */
    int batch() {
        return batch;
    }

    /** Between two attempts. */
    Duration longestPause() {
        return longestPause;
    }
}
