package pt.vez.mandates.internal;

import java.time.Clock;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Ends requests for consent that wait for a code that is too old. */
@Component
class UnansweredConsents {
    private final MandateStateRepository mandates;
    private final Clock clock;

    UnansweredConsents(MandateStateRepository mandates, Clock clock) {
        this.mandates = mandates;
        this.clock = clock;
    }

    /** @return how many ended; at most a thousand at a time */
    @Transactional
    public int end() {
        return mandates.endUnanswered(clock.instant());
    }
}
