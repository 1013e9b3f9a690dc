// Longer than 300 lines: the steps of one session, which ask, lock and note alike.
package pt.vez.biometrics.internal;

import com.machinezoo.sourceafis.FingerprintTemplate;
import java.awt.image.BufferedImage;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import pt.vez.audit.Journal;
import pt.vez.biometrics.AbsenceReason;
import pt.vez.biometrics.Capture;
import pt.vez.biometrics.CaptureSessions;
import pt.vez.biometrics.CaptureStep;
import pt.vez.biometrics.DocumentCheck;
import pt.vez.biometrics.FieldMatch;
import pt.vez.biometrics.FingerPosition;
import pt.vez.biometrics.KeepReason;
import pt.vez.biometrics.MismatchReason;
import pt.vez.biometrics.Mrz;
import pt.vez.biometrics.MrzField;
import pt.vez.biometrics.Quality;
import pt.vez.biometrics.SampleRefused;
import pt.vez.casework.Act;
import pt.vez.casework.ApplicantData;
import pt.vez.casework.CaseAccess;
import pt.vez.casework.CaseId;
import pt.vez.casework.CaseRef;
import pt.vez.casework.Cases;
import pt.vez.platform.Transactions;
import pt.vez.shared.Actor;
import pt.vez.shared.InvalidInput;
import tools.jackson.databind.json.JsonMapper;

@Service
class CaptureDesk implements CaptureSessions {
    private static final ZoneId LISBON = ZoneId.of("Europe/Lisbon");
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int MAX_PORTRAIT_BYTES = 8 * 1024 * 1024;
    private static final int MAX_PORTRAIT_SIDE = 6000;
    private static final int PORTRAIT_SIDE = 1600;
    private final CaseAccess access;
    private final Cases cases;
    private final SessionStore store;
    private final SampleSafe safe;
    private final CaptureReader reader;
    private final Sealing sealing;
    private final Journal journal;
    private final Transactions transactions;
    private final Clock clock;

    CaptureDesk(
            CaseAccess access,
            Cases cases,
            SessionStore store,
            SampleSafe safe,
            CaptureReader reader,
            Sealing sealing,
            Journal journal,
            Transactions transactions,
            Clock clock) {
        this.access = access;
        this.cases = cases;
        this.store = store;
        this.safe = safe;
        this.reader = reader;
        this.sealing = sealing;
        this.journal = journal;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Biometric data is taken by a mediator in a visit and by nobody else, whatever else they may do with the case. */
    private CaseRef require(Actor actor, CaseId caseId) {
        return access.require(actor, caseId, Act.BIOMETRICS);
    }

    /** One step: authority asked again in the transaction that stores, the session locked against a second screen. */
    private <T> T step(Actor actor, CaseId caseId, Function<OpenSession, T> work) {
        return transactions.run(() -> {
            require(actor, caseId);
            return work.apply(store.lock(caseId));
        });
    }

    private <T> T afterIdentity(Actor actor, CaseId caseId, Function<OpenSession, T> work) {
        return step(actor, caseId, session -> {
            boolean known = CaptureReader.done(safe.labels(session.id())).contains(CaptureStep.IDENTITY);
            if (!known) {
                throw new SampleRefused("biometrics.identityFirst");
            }
            return work.apply(session);
        });
    }

    private void put(
            Actor actor, OpenSession session, SampleKind kind, String item, @Nullable Quality quality, byte[] body) {
        boolean accepted = quality == null || quality.passes();
        safe.put(
                session,
                new SampleSafe.Label(kind, item, accepted, quality == null ? null : quality.score(), actor.accountId()),
                body,
                clock.instant());
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<Capture> latest(Actor actor, CaseId caseId) {
        require(actor, caseId);
        return reader.latest(caseId);
    }

    @Override
    public Capture begin(Actor actor, CaseId caseId, @Nullable UUID appointmentId) {
        return transactions.run(() -> {
            CaseRef ref = require(actor, caseId);
            if (store.waitsForTheAgency(caseId)) {
                throw new SampleRefused("biometrics.waits");
            }
            if (store.create(actor, ref, appointmentId)) {
                journal.record(
                        actor,
                        "biometrics.began",
                        ref.applicantId(),
                        caseId.value(),
                        appointmentId == null ? "WALK_IN" : "APPOINTMENT");
            }
            return reader.latest(caseId).orElseThrow();
        });
    }

    @Override
    public DocumentCheck identity(Actor actor, CaseId caseId, String typedMrz, @Nullable MismatchReason decision) {
        CaseRef ref = require(actor, caseId);
        LocalDate today = LocalDate.ofInstant(clock.instant(), LISBON);
        Mrz document = Mrz.parse(typedMrz, today);
        Map<MrzField, FieldMatch> fields =
                compare(document, cases.read(actor, caseId).applicant(), today);
        var check = new DocumentCheck(fields, false);
        if (!check.agrees() && decision == null) {
            return check;
        }
        return step(actor, caseId, session -> {
            var kept = new java.util.TreeMap<String, Object>();
            kept.put("layout", document.layout().name());
            kept.put("number", document.number());
            kept.put("nationality", document.nationality());
            kept.put("birthDate", String.valueOf(document.birthDate()));
            kept.put("expiry", document.expiry().toString());
            fields.forEach((field, match) -> kept.put("match." + field, match.name()));
            kept.put("decision", decision == null ? "" : decision.name());
            put(actor, session, SampleKind.IDENTITY, "", null, JSON.writeValueAsBytes(kept));
            store.done(actor, session, CaptureStep.IDENTITY, "", null);
            journal.record(
                    actor,
                    "biometrics.identity",
                    ref.applicantId(),
                    caseId.value(),
                    check.agrees() || decision == null ? "SAME" : decision.name());
            return new DocumentCheck(fields, true);
        });
    }

    private static Map<MrzField, FieldMatch> compare(Mrz document, ApplicantData register, LocalDate today) {
        var fields = new EnumMap<MrzField, FieldMatch>(MrzField.class);
        fields.put(MrzField.NUMBER, match(document.number(), register.passportNumber()));
        fields.put(MrzField.BIRTH, match(document.birthDate(), register.birthDate()));
        fields.put(
                MrzField.EXPIRY,
                document.expiry().isBefore(today)
                        ? FieldMatch.EXPIRED
                        : match(document.expiry(), register.passportExpires()));
        return fields;
    }

    private static FieldMatch match(@Nullable Object document, @Nullable Object register) {
        return document == null || register == null
                ? FieldMatch.UNKNOWN
                : document.equals(register) ? FieldMatch.SAME : FieldMatch.DIFFERENT;
    }

    @Override
    public Quality portrait(Actor actor, CaseId caseId, byte[] picture) {
        require(actor, caseId);
        if (picture.length > MAX_PORTRAIT_BYTES) {
            throw new SampleRefused("biometrics.portrait.large", MAX_PORTRAIT_BYTES / 1024 / 1024);
        }
        BufferedImage image = Pixels.fitted(
                Pixels.read(picture, Set.of("jpeg", "jpg", "png"), MAX_PORTRAIT_SIDE, "biometrics.portrait.damaged"),
                PORTRAIT_SIDE,
                BufferedImage.TYPE_INT_RGB);
        Quality quality = PortraitMeter.measure(image);
        byte[] jpeg = Pixels.jpeg(image, 0.92f);
        return afterIdentity(
                actor, caseId, session -> measured(actor, session, SampleKind.PORTRAIT, "", quality, jpeg));
    }

    private Quality measured(
            Actor actor, OpenSession session, SampleKind kind, String item, Quality quality, byte[] body) {
        CaptureStep step = kind == SampleKind.FINGER ? CaptureStep.FINGERPRINTS : CaptureStep.PORTRAIT;
        put(actor, session, kind, item, quality, body);
        if (quality.passes()) {
            store.done(actor, session, step, item, quality.score());
            return quality.after(store.failures(session.id(), step, item));
        }
        return quality.after(store.failed(actor, session, step, item));
    }

    @Override
    public void signature(Actor actor, CaseId caseId, byte[] png, String strokes) {
        require(actor, caseId);
        String points = SignatureMeter.accepted(png, strokes);
        afterIdentity(actor, caseId, session -> {
            put(actor, session, SampleKind.SIGNATURE, "", null, png);
            put(actor, session, SampleKind.STROKES, "", null, points.getBytes(StandardCharsets.UTF_8));
            store.done(actor, session, CaptureStep.SIGNATURE, "", null);
            return session;
        });
    }

    @Override
    public Quality finger(Actor actor, CaseId caseId, FingerPosition position, byte[] file) {
        require(actor, caseId);
        FingerPicture picture = FingerPicture.read(file);
        if (picture.position() != null && picture.position() != position) {
            throw new SampleRefused("biometrics.finger.other");
        }
        var measured = FingerMeter.measure(picture);
        return afterIdentity(actor, caseId, session -> {
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
        afterIdentity(actor, caseId, session -> {
            safe.remove(session.id(), SampleKind.FINGER, position.name());
            put(
                    actor,
                    session,
                    SampleKind.ABSENT,
                    position.name(),
                    null,
                    reason.name().getBytes(StandardCharsets.UTF_8));
            store.done(actor, session, CaptureStep.FINGERPRINTS, position.name(), null);
            return session;
        });
    }

    @Override
    public void keep(Actor actor, CaseId caseId, @Nullable FingerPosition position, KeepReason reason) {
        SampleKind kind = position == null ? SampleKind.PORTRAIT : SampleKind.FINGER;
        CaptureStep step = position == null ? CaptureStep.PORTRAIT : CaptureStep.FINGERPRINTS;
        String item = position == null ? "" : position.name();
        afterIdentity(actor, caseId, session -> {
            var label = safe.labels(session.id()).stream()
                    .filter(known -> known.kind() == kind && known.item().equals(item) && !known.accepted())
                    .findFirst()
                    .orElseThrow(() -> new SampleRefused("biometrics.keep.none"));
            if (!SessionStore.mayBeKept(store.failures(session.id(), step, item))) {
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
        require(actor, caseId);
        if (centimetres < 40 || centimetres > 250) {
            throw new InvalidInput("biometrics.height.bounds");
        }
        afterIdentity(actor, caseId, session -> {
            put(
                    actor,
                    session,
                    SampleKind.HEIGHT,
                    "",
                    null,
                    Integer.toString(centimetres).getBytes(StandardCharsets.UTF_8));
            store.done(actor, session, CaptureStep.HEIGHT, "", null);
            return session;
        });
    }

    @Override
    @Transactional(readOnly = true)
    public Picture picture(Actor actor, CaseId caseId, CaptureStep step, @Nullable FingerPosition position) {
        require(actor, caseId);
        OpenSession session = store.open(caseId);
        if (position != null) {
            byte[] file = safe.open(session, SampleKind.FINGER, position.name())
                    .orElseThrow(() -> new SampleRefused("biometrics.closed"));
            return new Picture(Pixels.png(FingerPicture.read(file).image()), "image/png");
        }
        boolean portrait = step == CaptureStep.PORTRAIT;
        byte[] bytes = safe.open(session, portrait ? SampleKind.PORTRAIT : SampleKind.SIGNATURE, "")
                .orElseThrow(() -> new SampleRefused("biometrics.closed"));
        return new Picture(bytes, portrait ? "image/jpeg" : "image/png");
    }

    @Override
    public Capture seal(Actor actor, CaseId caseId) {
        return transactions.run(() -> {
            CaseRef ref = require(actor, caseId);
            // A second tap finds the session sealed already and gets the same answer.
            if (!store.waitsForTheAgency(caseId)) {
                sealing.seal(actor, ref, store.lock(caseId));
            }
            return reader.latest(caseId).orElseThrow();
        });
    }

    @Override
    public void abandon(Actor actor, CaseId caseId) {
        step(actor, caseId, session -> {
            int erased = safe.destroy(session.id());
            store.abandon(session.id());
            journal.record(actor, "biometrics.abandoned", session.applicantId(), caseId.value(), "" + erased);
            return session;
        });
    }
}
