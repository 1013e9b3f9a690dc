package pt.vez.mandates;

import java.time.Duration;

/** How long a mandate lives from the moment of consent. */
public enum Term {
    /** Ends with the visit, after eight hours at the latest. */
    VISIT(Duration.ofHours(8)),
    DAYS_30(Duration.ofDays(30)),
    DAYS_182(Duration.ofDays(182)),
    DAYS_365(Duration.ofDays(365));

    /** How long a flagged mandate is in force before the agency looked: the visit of the day. */
    public static final Duration UNCONFIRMED = VISIT.length;

    private final Duration length;

    Term(Duration length) {
        this.length = length;
    }

    public Duration length() {
        return length;
    }
}
