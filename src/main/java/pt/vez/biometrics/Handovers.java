package pt.vez.biometrics;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import pt.vez.shared.Actor;

/** What waits for the agency, for administrators. No person is named. */
public interface Handovers {
    record Row(
            UUID packageId,
            CaptureState state,
            Instant sealedAt,
            @Nullable Instant handedOverAt,
            @Nullable Instant acknowledgedAt,
            String hash,
            int refusedAnswers,
            @Nullable HandoverProblem problem) {}

    /** Those that wait first, then the newest; at most the limit. */
    List<Row> newest(Actor actor, int limit);
}
