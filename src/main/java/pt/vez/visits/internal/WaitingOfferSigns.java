package pt.vez.visits.internal;

import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Service;
import pt.vez.platform.RecentValue;
import pt.vez.visits.HandoverSigns;
import pt.vez.visits.Handovers;

/** Reads the waiting offers of all mediators at most once a second. */
@Service
class WaitingOfferSigns implements HandoverSigns {
    private final RecentValue<Map<UUID, String>> waiting;

    WaitingOfferSigns(HandoverRepository handovers, Clock clock) {
        this.waiting = new RecentValue<>(
                clock,
                Duration.ofSeconds(1),
                () -> handovers.waiting(clock.instant().minus(Handovers.WAITS)));
    }

    @Override
    public String of(UUID accountId) {
        return waiting.get().getOrDefault(accountId, "");
    }
}
