package pt.vez.biometrics;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import pt.vez.shared.Actor;

/** Packages that wait for the agency, for administrators; without names. */
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
