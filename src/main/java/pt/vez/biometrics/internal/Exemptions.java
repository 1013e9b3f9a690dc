package pt.vez.biometrics.internal;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import pt.vez.biometrics.CaptureStep;
import pt.vez.biometrics.ExemptionReason;
import pt.vez.biometrics.FingerPosition;
import pt.vez.biometrics.SampleRefused;
import pt.vez.shared.Actor;
import pt.vez.shared.PartialDate;
import pt.vez.shared.Zones;

/** Steps that are left out for a person. */
@Component
class Exemptions {
    private final CaptureSessionRepository store;
    private final SampleSafe safe;
    private final Clock clock;

    Exemptions(CaptureSessionRepository store, SampleSafe safe, Clock clock) {
        this.store = store;
        this.safe = safe;
        this.clock = clock;
    }

    List<ExemptionReason> ofSignature(PartialDate birth) {
        boolean minor = CaptureAge.isMinor(birth, Zones.today(clock));
        return ExemptionReason.of(CaptureStep.SIGNATURE).stream()
                .filter(reason -> minor || reason != ExemptionReason.CHILD)
                .toList();
    }

    /** No prints of a child under six; what was taken with another birth date is erased. */
    @Transactional(propagation = Propagation.MANDATORY)
    void byAge(Actor actor, OpenSession session, PartialDate birth) {
        if (CaptureAge.isUnderSix(birth, Zones.today(clock))) {
            for (FingerPosition position : FingerPosition.values()) {
                safe.remove(session.id(), SampleKind.FINGER, position.name());
                safe.remove(session.id(), SampleKind.ABSENT, position.name());
            }
            leaveOut(actor, session, ExemptionReason.UNDER_SIX);
        } else {
            require(session, CaptureStep.FINGERPRINTS);
        }
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void leaveOut(Actor actor, OpenSession session, ExemptionReason reason) {
        safe.put(
                session,
                SampleSafe.Label.of(SampleKind.EXEMPT, reason.step().name(), actor.accountId()),
                reason.name().getBytes(StandardCharsets.UTF_8),
                clock.instant());
        store.exempt(actor, session, reason);
    }

    /** The step is taken after all. */
    @Transactional(propagation = Propagation.MANDATORY)
    void require(OpenSession session, CaptureStep step) {
        safe.remove(session.id(), SampleKind.EXEMPT, step.name());
        store.required(session.id(), step);
    }

    /** @throws SampleRefused when no print may be taken of this person */
    void requireFingers(OpenSession session) {
        if (safe.open(session, SampleKind.EXEMPT, CaptureStep.FINGERPRINTS.name())
                .isPresent()) {
            throw new SampleRefused("biometrics.fingers.child");
        }
    }
}
