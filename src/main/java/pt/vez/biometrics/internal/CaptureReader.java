package pt.vez.biometrics.internal;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import pt.vez.biometrics.Capture;
import pt.vez.biometrics.Capture.FingerState;
import pt.vez.biometrics.CaptureState;
import pt.vez.biometrics.CaptureStep;
import pt.vez.biometrics.FingerPosition;
import pt.vez.casework.CaseId;

/** Reads the progress of a session from the database; keeps no state in memory. */
@Component
class CaptureReader {
    private final CaptureSessionRepository sessions;
    private final SampleSafe safe;

    CaptureReader(CaptureSessionRepository sessions, SampleSafe safe) {
        this.sessions = sessions;
        this.safe = safe;
    }

    Optional<Capture> latest(CaseId caseId) {
        return sessions.latest(caseId).map(found -> {
            var labels = safe.labels(found.id());
            return new Capture(
                    found.id(),
                    found.state(),
                    found.beganAt(),
                    found.state() == CaptureState.OPEN ? done(labels) : EnumSet.allOf(CaptureStep.class),
                    fingers(labels),
                    waiting(labels),
                    exempt(labels),
                    found.sealedAt(),
                    found.handedOverAt(),
                    found.acknowledgedAt(),
                    found.hash(),
                    found.problem());
        });
    }

    static Set<CaptureStep> done(List<SampleSafe.Label> labels) {
        var done = EnumSet.noneOf(CaptureStep.class);
        for (var label : labels) {
            if (label.accepted()) {
                switch (label.kind()) {
                    case IDENTITY -> done.add(CaptureStep.IDENTITY);
                    case PORTRAIT -> done.add(CaptureStep.PORTRAIT);
                    case SIGNATURE -> done.add(CaptureStep.SIGNATURE);
                    case HEIGHT -> done.add(CaptureStep.HEIGHT);
                    case EXEMPT -> done.add(CaptureStep.valueOf(label.item()));
                    case STROKES, FINGER, ABSENT -> {}
                }
            }
        }
        if (areFingersDone(fingers(labels))) {
            done.add(CaptureStep.FINGERPRINTS);
        }
        return done;
    }

    static Map<FingerPosition, FingerState> fingers(List<SampleSafe.Label> labels) {
        var fingers = new EnumMap<FingerPosition, FingerState>(FingerPosition.class);
        for (var label : labels) {
            if (label.kind() == SampleKind.FINGER) {
                fingers.put(
                        FingerPosition.valueOf(label.item()),
                        label.accepted() ? FingerState.TAKEN : FingerState.FAILED);
            } else if (label.kind() == SampleKind.ABSENT) {
                fingers.put(FingerPosition.valueOf(label.item()), FingerState.ABSENT);
            }
        }
        return fingers;
    }

    private static Set<CaptureStep> waiting(List<SampleSafe.Label> labels) {
        var waiting = EnumSet.noneOf(CaptureStep.class);
        labels.stream()
                .filter(label -> !label.accepted())
                .forEach(label -> waiting.add(
                        switch (label.kind()) {
                            case IDENTITY -> CaptureStep.IDENTITY;
                            case FINGER -> CaptureStep.FINGERPRINTS;
                            default -> CaptureStep.PORTRAIT;
                        }));
        return waiting;
    }

    private static Set<CaptureStep> exempt(List<SampleSafe.Label> labels) {
        var exempt = EnumSet.noneOf(CaptureStep.class);
        labels.stream()
                .filter(label -> label.kind() == SampleKind.EXEMPT)
                .forEach(label -> exempt.add(CaptureStep.valueOf(label.item())));
        return exempt;
    }

    /**
     * Each hand gives its index finger. Where that is not possible, the reason is recorded and another finger of the
     * hand is taken; a hand without any print has a reason for all five.
     */
    static boolean areFingersDone(Map<FingerPosition, FingerState> fingers) {
        return isHandDone(FingerPosition.RIGHT_INDEX, fingers) && isHandDone(FingerPosition.LEFT_INDEX, fingers);
    }

    private static boolean isHandDone(FingerPosition index, Map<FingerPosition, FingerState> fingers) {
        if (fingers.get(index) == FingerState.TAKEN) {
            return true;
        }
        boolean another = index.hand().stream().anyMatch(finger -> fingers.get(finger) == FingerState.TAKEN);
        return fingers.get(index) == FingerState.ABSENT
                && (another || index.hand().stream().allMatch(finger -> fingers.get(finger) == FingerState.ABSENT));
    }
}
