package pt.vez.biometrics.internal;

import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import pt.vez.audit.Journal;
import pt.vez.biometrics.AbsenceReason;
import pt.vez.biometrics.Capture;
import pt.vez.biometrics.CaptureReview;
import pt.vez.biometrics.CaptureSessions;
import pt.vez.biometrics.CaptureState;
import pt.vez.biometrics.CaptureStep;
import pt.vez.biometrics.ExemptionReason;
import pt.vez.biometrics.FieldMatch;
import pt.vez.biometrics.FingerPosition;
import pt.vez.biometrics.MismatchReason;
import pt.vez.biometrics.MrzField;
import pt.vez.biometrics.SampleRefused;
import pt.vez.casework.AttendanceToday;
import pt.vez.casework.AttendanceToday.Turn;
import pt.vez.casework.CaseId;
import pt.vez.casework.CaseRef;
import pt.vez.platform.Transactions;
import pt.vez.shared.Actor;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@Service
class CaptureSessionService implements CaptureSessions {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private final CaptureSteps steps;
    private final AttendanceToday turns;
    private final CaptureSessionRepository store;
    private final SampleSafe safe;
    private final CaptureReader reader;
    private final PackageSealer packageSealer;
    private final Journal journal;
    private final Transactions transactions;

    CaptureSessionService(
            CaptureSteps steps,
            AttendanceToday turns,
            CaptureSessionRepository store,
            SampleSafe safe,
            CaptureReader reader,
            PackageSealer packageSealer,
            Journal journal,
            Transactions transactions) {
        this.steps = steps;
        this.turns = turns;
        this.store = store;
        this.safe = safe;
        this.reader = reader;
        this.packageSealer = packageSealer;
        this.journal = journal;
        this.transactions = transactions;
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<Capture> latest(Actor actor, CaseId caseId) {
        steps.require(actor, caseId);
        return reader.latest(caseId);
    }

    @Override
    @Transactional(readOnly = true)
    public boolean isExpected(Actor actor, CaseId caseId) {
        steps.require(actor, caseId);
        return turns.appointment(actor, caseId).isPresent();
    }

    @Override
    public Capture begin(Actor actor, CaseId caseId, @Nullable String ticket) {
        return transactions.run(() -> {
            CaseRef ref = steps.require(actor, caseId);
            if (store.waitsForTheAgency(caseId)) {
                throw new SampleRefused("biometrics.waits");
            }
            Optional<Capture> open = reader.latest(caseId).filter(capture -> capture.state() == CaptureState.OPEN);
            if (open.isPresent()) {
                return open.get();
            }
            Turn turn = turn(actor, caseId, ticket);
            if (store.create(actor, ref, turn)) {
                journal.record(
                        actor,
                        "biometrics.began",
                        ref.applicantId(),
                        caseId.value(),
                        turn.ticket() ? "TICKET" : "APPOINTMENT");
            }
            return reader.latest(caseId).orElseThrow();
        });
    }

    private Turn turn(Actor actor, CaseId caseId, @Nullable String ticket) {
        return turns.appointment(actor, caseId).orElseGet(() -> {
            if (ticket == null || ticket.isBlank()) {
                throw new SampleRefused("biometrics.turn.none");
            }
            return turns.ticket(actor, caseId, ticket).orElseThrow(() -> new SampleRefused("biometrics.turn.ticket"));
        });
    }

    @Override
    @Transactional(readOnly = true)
    public Picture picture(Actor actor, CaseId caseId, CaptureStep step, @Nullable FingerPosition position) {
        steps.require(actor, caseId);
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
    @Transactional(readOnly = true)
    public CaptureReview review(Actor actor, CaseId caseId) {
        steps.require(actor, caseId);
        OpenSession session = store.open(caseId);
        var exempt = new EnumMap<CaptureStep, ExemptionReason>(CaptureStep.class);
        var absent = new EnumMap<FingerPosition, AbsenceReason>(FingerPosition.class);
        for (var label : safe.labels(session.id())) {
            if (label.kind() == SampleKind.EXEMPT) {
                exempt.put(CaptureStep.valueOf(label.item()), ExemptionReason.valueOf(text(session, label)));
            } else if (label.kind() == SampleKind.ABSENT) {
                absent.put(FingerPosition.valueOf(label.item()), AbsenceReason.valueOf(text(session, label)));
            }
        }
        JsonNode identity =
                safe.open(session, SampleKind.IDENTITY, "").map(JSON::readTree).orElseGet(JSON::createObjectNode);
        String decision = identity.path("decision").asString("");
        return new CaptureReview(
                safe.open(session, SampleKind.HEIGHT, "")
                        .map(bytes -> Integer.valueOf(new String(bytes, StandardCharsets.UTF_8)))
                        .orElse(null),
                identity.path("number").asString(null),
                fields(identity),
                decision.isEmpty() ? null : MismatchReason.valueOf(decision),
                exempt,
                absent);
    }

    private String text(OpenSession session, SampleSafe.Label label) {
        return new String(safe.open(session, label.kind(), label.item()).orElseThrow(), StandardCharsets.UTF_8);
    }

    private static Map<MrzField, FieldMatch> fields(JsonNode identity) {
        var fields = new EnumMap<MrzField, FieldMatch>(MrzField.class);
        for (MrzField field : MrzField.values()) {
            String match = identity.path("match." + field).asString("");
            if (!match.isEmpty()) {
                fields.put(field, FieldMatch.valueOf(match));
            }
        }
        return fields;
    }

    @Override
    public Capture seal(Actor actor, CaseId caseId) {
        return transactions.run(() -> {
            CaseRef ref = steps.require(actor, caseId);
            // A second tap finds the session sealed already and gets the same answer.
            if (!store.waitsForTheAgency(caseId)) {
                packageSealer.seal(actor, ref, store.lock(caseId));
            }
            return reader.latest(caseId).orElseThrow();
        });
    }

    @Override
    public void abandon(Actor actor, CaseId caseId) {
        steps.step(actor, caseId, session -> {
            int erased = safe.destroy(session.id());
            store.abandon(session.id());
            journal.record(actor, "biometrics.abandoned", session.applicantId(), caseId.value(), "" + erased);
            return session;
        });
    }
}
