package pt.vez.biometrics.internal;

import com.machinezoo.sourceafis.FingerprintTemplate;
import java.awt.image.BufferedImage;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import pt.vez.audit.Journal;
import pt.vez.biometrics.AbsenceReason;
import pt.vez.biometrics.CaptureStep;
import pt.vez.biometrics.DocumentCheck;
import pt.vez.biometrics.ExemptionReason;
import pt.vez.biometrics.FieldMatch;
import pt.vez.biometrics.FingerPosition;
import pt.vez.biometrics.KeepReason;
import pt.vez.biometrics.MismatchReason;
import pt.vez.biometrics.MrzField;
import pt.vez.biometrics.Quality;
import pt.vez.biometrics.SampleRefused;
import pt.vez.biometrics.SampleTaking;
import pt.vez.casework.CaseId;
import pt.vez.casework.CaseRef;
import pt.vez.casework.Cases;
import pt.vez.casework.DocumentComparison;
import pt.vez.people.ApplicantData;
import pt.vez.shared.Actor;
import pt.vez.shared.InvalidInput;
import pt.vez.shared.Mrz;
import pt.vez.shared.ZoneReading;
import pt.vez.shared.ZoneRepair;
import pt.vez.shared.Zones;
import tools.jackson.databind.json.JsonMapper;

@Service
class SampleTakingService implements SampleTaking {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int MAX_PORTRAIT_BYTES = 8 * 1024 * 1024;
    private static final int MAX_PORTRAIT_SIDE = 6000;
    private static final int PORTRAIT_SIDE = 1600;
    private final CaptureSteps steps;
    private final Cases cases;
    private final CaptureSessionRepository store;
    private final SampleSafe safe;
    private final Journal journal;
    private final Clock clock;
    private final Exemptions exemptions;
    private final DocumentComparison comparison;

    SampleTakingService(
            CaptureSteps steps,
            Cases cases,
            CaptureSessionRepository store,
            SampleSafe safe,
            Journal journal,
            Clock clock,
            Exemptions exemptions,
            DocumentComparison comparison) {
        this.steps = steps;
        this.cases = cases;
        this.store = store;
        this.safe = safe;
        this.journal = journal;
        this.clock = clock;
        this.exemptions = exemptions;
        this.comparison = comparison;
    }

    private LocalDate today() {
        return Zones.today(clock);
    }

    @Override
    public Optional<ZoneReading> read(Actor actor, CaseId caseId, String seen) {
        steps.require(actor, caseId);
        return ZoneRepair.read(seen, today());
    }

    @Override
    public DocumentCheck identity(Actor actor, CaseId caseId, String typedMrz, @Nullable MismatchReason decision) {
        CaseRef ref = steps.require(actor, caseId);
        LocalDate today = today();
        ApplicantData register = cases.read(actor, caseId).applicant();
        var check = RegisterCheck.of(Mrz.parse(typedMrz, today), register, today);
        var outcome = new DocumentCheck(check.fields(), false, false);
        if (!outcome.agrees() && decision == null) {
            return outcome;
        }
        MismatchReason why = outcome.agrees() ? null : decision;
        return steps.step(actor, caseId, session -> {
            byte[] kept = JSON.writeValueAsBytes(check.kept(why));
            boolean waits = outcome.needsColleague();
            var label = SampleSafe.Label.of(SampleKind.IDENTITY, "", actor.accountId());
            safe.put(session, waits ? label.waiting() : label, kept, clock.instant());
            exemptions.byAge(actor, session, register.birth());
            if (!waits) {
                store.done(actor, session, CaptureStep.IDENTITY, "", null);
            }
            String detail = why == null ? "SAME" : why.name();
            journal.record(
                    actor,
                    "biometrics.identity",
                    ref.applicantId(),
                    caseId.value(),
                    waits ? detail + " NEEDS_COLLEAGUE" : detail);
            if (outcome.agrees() && check.fields().get(MrzField.NUMBER) == FieldMatch.SAME) {
                comparison.agrees(actor, caseId);
            }
            return new DocumentCheck(check.fields(), !waits, waits);
        });
    }

    @Override
    public void confirmIdentity(Actor actor, CaseId caseId) {
        steps.step(actor, caseId, session -> {
            var label = safe.labels(session.id()).stream()
                    .filter(known -> known.kind() == SampleKind.IDENTITY && !known.accepted())
                    .findFirst()
                    .orElseThrow(() -> new SampleRefused("biometrics.colleague.none"));
            if (label.takenBy().equals(actor.accountId())) {
                throw new SampleRefused("biometrics.colleague.other");
            }
            safe.accept(session.id(), SampleKind.IDENTITY, "");
            store.done(actor, session, CaptureStep.IDENTITY, "", null);
            journal.record(actor, "biometrics.identityConfirmed", session.applicantId(), caseId.value(), "");
            return session;
        });
    }

    @Override
    public Quality portrait(Actor actor, CaseId caseId, byte[] picture) {
        steps.require(actor, caseId);
        if (picture.length > MAX_PORTRAIT_BYTES) {
            throw new SampleRefused("biometrics.portrait.large", MAX_PORTRAIT_BYTES / 1024 / 1024);
        }
        BufferedImage image = Pixels.fitted(
                Pixels.read(picture, Set.of("jpeg", "png"), MAX_PORTRAIT_SIDE, "biometrics.portrait.damaged"),
                PORTRAIT_SIDE,
                BufferedImage.TYPE_INT_RGB);
        Quality quality = PortraitMeter.measure(image);
        byte[] jpeg = Pixels.jpeg(image, 0.92f);
        return steps.afterIdentity(
                actor, caseId, session -> measured(actor, session, SampleKind.PORTRAIT, "", quality, jpeg));
    }

    @Override
    public void signature(Actor actor, CaseId caseId, byte[] png, String strokes) {
        steps.require(actor, caseId);
        String points = SignatureMeter.accepted(png, strokes);
        steps.afterIdentity(actor, caseId, session -> {
            exemptions.require(session, CaptureStep.SIGNATURE);
            put(actor, session, SampleKind.SIGNATURE, "", png);
            put(actor, session, SampleKind.STROKES, "", utf8(points));
            store.done(actor, session, CaptureStep.SIGNATURE, "", null);
            return session;
        });
    }

    @Override
    public List<ExemptionReason> signatureExemptions(Actor actor, CaseId caseId) {
        steps.require(actor, caseId);
        return exemptions.ofSignature(cases.read(actor, caseId).applicant().birth());
    }

    @Override
    public void unsigned(Actor actor, CaseId caseId, ExemptionReason reason) {
        if (!signatureExemptions(actor, caseId).contains(reason)) {
            throw new SampleRefused("biometrics.unsigned.adult");
        }
        steps.afterIdentity(actor, caseId, session -> {
            safe.remove(session.id(), SampleKind.SIGNATURE, "");
            safe.remove(session.id(), SampleKind.STROKES, "");
            exemptions.leaveOut(actor, session, reason);
            journal.record(actor, "biometrics.unsigned", session.applicantId(), caseId.value(), reason.name());
            return session;
        });
    }

    @Override
    public Quality finger(Actor actor, CaseId caseId, FingerPosition position, byte[] file) {
        steps.require(actor, caseId);
        FingerPicture picture = FingerPicture.read(file);
        if (picture.position() != null && picture.position() != position) {
            throw new SampleRefused("biometrics.finger.other");
        }
        var measured = FingerMeter.measure(picture);
        return steps.afterIdentity(actor, caseId, session -> {
            exemptions.requireFingers(session);
            requireAnotherFinger(session, position, measured.template());
            safe.remove(session.id(), SampleKind.ABSENT, position.name());
            return measured(actor, session, SampleKind.FINGER, position.name(), measured.quality(), file);
        });
    }

    private void requireAnotherFinger(OpenSession session, FingerPosition position, FingerprintTemplate template) {
        for (var label : safe.labels(session.id())) {
            if (label.kind() == SampleKind.FINGER && !label.item().equals(position.name())) {
                FingerPicture other = FingerPicture.read(
                        safe.open(session, SampleKind.FINGER, label.item()).orElseThrow());
                if (FingerMeter.isSameFinger(FingerMeter.template(other), template)) {
                    throw new SampleRefused("biometrics.finger.same");
                }
            }
        }
    }

    @Override
    public void absent(Actor actor, CaseId caseId, FingerPosition position, AbsenceReason reason) {
        steps.afterIdentity(actor, caseId, session -> {
            exemptions.requireFingers(session);
            safe.remove(session.id(), SampleKind.FINGER, position.name());
            put(actor, session, SampleKind.ABSENT, position.name(), utf8(reason.name()));
            store.done(actor, session, CaptureStep.FINGERPRINTS, position.name(), null);
            return session;
        });
    }

    @Override
    public void discard(Actor actor, CaseId caseId, @Nullable FingerPosition position) {
        SampleKind kind = position == null ? SampleKind.PORTRAIT : SampleKind.FINGER;
        steps.afterIdentity(actor, caseId, session -> {
            safe.remove(session.id(), kind, position == null ? "" : position.name());
            return session;
        });
    }

    @Override
    public void keep(Actor actor, CaseId caseId, @Nullable FingerPosition position, KeepReason reason) {
        SampleKind kind = position == null ? SampleKind.PORTRAIT : SampleKind.FINGER;
        CaptureStep step = position == null ? CaptureStep.PORTRAIT : CaptureStep.FINGERPRINTS;
        String item = position == null ? "" : position.name();
        steps.afterIdentity(actor, caseId, session -> {
            var label = safe.labels(session.id()).stream()
                    .filter(known -> known.kind() == kind && known.item().equals(item) && !known.accepted())
                    .findFirst()
                    .orElseThrow(() -> new SampleRefused("biometrics.keep.none"));
            if (!CaptureSessionRepository.mayBeKept(store.failures(session.id(), step, item))) {
                throw new SampleRefused("biometrics.keep.early", Quality.SECOND_LOOK_AFTER);
            }
            boolean secondPerson = !label.takenBy().equals(actor.accountId());
            safe.accept(session.id(), kind, item);
            store.done(actor, session, step, item, label.quality());
            store.kept(actor, session.id(), step, item, reason, secondPerson);
            journal.record(
                    actor,
                    "biometrics.kept",
                    session.applicantId(),
                    caseId.value(),
                    step + " " + reason + (secondPerson ? " SECOND_PERSON" : ""));
            return session;
        });
    }

    @Override
    public void height(Actor actor, CaseId caseId, int centimetres) {
        steps.require(actor, caseId);
        if (centimetres < 40 || centimetres > 250) {
            throw new InvalidInput("biometrics.height.bounds");
        }
        steps.afterIdentity(actor, caseId, session -> {
            put(actor, session, SampleKind.HEIGHT, "", utf8(Integer.toString(centimetres)));
            store.done(actor, session, CaptureStep.HEIGHT, "", null);
            return session;
        });
    }

    private Quality measured(
            Actor actor, OpenSession session, SampleKind kind, String item, Quality quality, byte[] body) {
        CaptureStep step = kind == SampleKind.FINGER ? CaptureStep.FINGERPRINTS : CaptureStep.PORTRAIT;
        if (isWorse(session, kind, item, quality)) {
            return quality.after(store.failures(session.id(), step, item)).notKept();
        }
        safe.put(session, SampleSafe.Label.measured(kind, item, quality, actor.accountId()), body, clock.instant());
        if (quality.passes()) {
            store.done(actor, session, step, item, quality.score());
            return quality.after(store.failures(session.id(), step, item));
        }
        return quality.after(store.failed(actor, session, step, item));
    }

    /** Whether an accepted sample is there that is better: it goes only when it is discarded. */
    private boolean isWorse(OpenSession session, SampleKind kind, String item, Quality quality) {
        return safe.labels(session.id()).stream()
                .filter(known -> known.kind() == kind && known.item().equals(item) && known.accepted())
                .map(SampleSafe.Label::quality)
                .anyMatch(score -> score != null && score > quality.score());
    }

    private void put(Actor actor, OpenSession session, SampleKind kind, String item, byte[] body) {
        safe.put(session, SampleSafe.Label.of(kind, item, actor.accountId()), body, clock.instant());
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
