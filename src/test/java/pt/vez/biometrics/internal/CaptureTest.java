package pt.vez.biometrics.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import pt.vez.biometrics.AbsenceReason;
import pt.vez.biometrics.Capture;
import pt.vez.biometrics.Capture.FingerState;
import pt.vez.biometrics.CaptureState;
import pt.vez.biometrics.CaptureStep;
import pt.vez.biometrics.Faces;
import pt.vez.biometrics.FieldMatch;
import pt.vez.biometrics.FingerPosition;
import pt.vez.biometrics.Fingers;
import pt.vez.biometrics.KeepReason;
import pt.vez.biometrics.MismatchReason;
import pt.vez.biometrics.MrzField;
import pt.vez.biometrics.Quality;
import pt.vez.biometrics.SampleRefused;
import pt.vez.biometrics.Zones;
import pt.vez.casework.CaseId;
import pt.vez.shared.Actor;
import pt.vez.shared.InvalidInput;

/** The steps of a capture, and everything that must not pass on the way. */
class CaptureTest extends CaptureTests {
    @Test
    void aDifferenceBetweenDocumentAndRegisterWaitsForADecision() {
        Visit visit = visit();
        sessions.begin(visit.actor(), visit.caseId(), ticket(visit.actor()));
        assertThatThrownBy(() -> taking.portrait(visit.actor(), visit.caseId(), GOOD))
                .isInstanceOfSatisfying(
                        SampleRefused.class, e -> assertThat(e.key()).isEqualTo("biometrics.identityFirst"));
        String other = Zones.passport(
                "ZZ999999", "BRA", LocalDate.of(1990, 5, 17), LocalDate.now().minusDays(3));
        var check = taking.identity(visit.actor(), visit.caseId(), other, null);
        assertThat(check.recorded()).isFalse();
        assertThat(check.fields())
                .containsEntry(MrzField.NUMBER, FieldMatch.DIFFERENT)
                .containsEntry(MrzField.BIRTH, FieldMatch.SAME)
                .containsEntry(MrzField.EXPIRY, FieldMatch.EXPIRED);
        assertThat(sessions.latest(visit.actor(), visit.caseId()).orElseThrow().next())
                .isEqualTo(CaptureStep.IDENTITY);
        assertThat(taking.identity(visit.actor(), visit.caseId(), other, MismatchReason.NEW_DOCUMENT)
                        .recorded())
                .isTrue();
        assertThat(jdbc.sql("select detail from audit_entry where case_id = ? and action = 'biometrics.identity'")
                        .param(visit.caseId().value())
                        .query(String.class)
                        .single())
                .isEqualTo("NEW_DOCUMENT");
        assertThatThrownBy(() -> taking.identity(visit.actor(), visit.caseId(), "12345", null))
                .isInstanceOf(InvalidInput.class);
    }

    @Test
    void aPortraitThatFailsThreeTimesIsKeptOnlyBySomebodysSecondLook() {
        Visit visit = begun();
        Actor actor = visit.actor();
        CaseId id = visit.caseId();
        Quality quality = taking.portrait(actor, id, BLURRED);
        assertThat(quality.failed()).isEqualTo(1);
        assertThatThrownBy(() -> taking.keep(actor, id, null, KeepReason.BEST_POSSIBLE))
                .isInstanceOfSatisfying(
                        SampleRefused.class, e -> assertThat(e.key()).isEqualTo("biometrics.keep.early"));
        taking.portrait(actor, id, BLURRED);
        assertThat(taking.portrait(actor, id, BLURRED).mayBeKept()).isTrue();
        assertThat(sessions.latest(actor, id).orElseThrow().waiting()).containsExactly(CaptureStep.PORTRAIT);
        Actor colleague = visiting(mediator(), id);
        taking.keep(colleague, id, null, KeepReason.BEST_POSSIBLE);
        assertThat(sessions.latest(actor, id).orElseThrow().done()).contains(CaptureStep.PORTRAIT);
        assertThat(count(
                        "select count(*) from biometrics_figure where kept_by = ? and second_person and failed = 3",
                        colleague.accountId()))
                .isEqualTo(1);
        assertThatThrownBy(() -> taking.keep(actor, id, null, KeepReason.BEST_POSSIBLE))
                .isInstanceOfSatisfying(
                        SampleRefused.class, e -> assertThat(e.key()).isEqualTo("biometrics.keep.none"));
    }

    @Test
    void theSameFingerTwiceIsRefusedAndAMissingOneNeedsAReason() {
        Visit visit = begun();
        Actor actor = visit.actor();
        CaseId id = visit.caseId();
        taking.finger(actor, id, FingerPosition.RIGHT_INDEX, RIGHT);
        assertThatThrownBy(
                        () -> taking.finger(actor, id, FingerPosition.LEFT_INDEX, Faces.png(Fingers.image(1, 10, 6))))
                .isInstanceOfSatisfying(
                        SampleRefused.class, e -> assertThat(e.key()).isEqualTo("biometrics.finger.same"));
        assertThatThrownBy(() -> taking.finger(actor, id, FingerPosition.LEFT_INDEX, Fingers.record(8, 5, 8, LEFT)))
                .isInstanceOfSatisfying(
                        SampleRefused.class, e -> assertThat(e.key()).isEqualTo("biometrics.finger.other"));
        taking.absent(actor, id, FingerPosition.LEFT_INDEX, AbsenceReason.BANDAGED);
        Capture half = sessions.latest(actor, id).orElseThrow();
        assertThat(half.fingers()).containsEntry(FingerPosition.LEFT_INDEX, FingerState.ABSENT);
        assertThat(half.done()).doesNotContain(CaptureStep.FINGERPRINTS);
        taking.finger(actor, id, FingerPosition.LEFT_THUMB, Fingers.record(6, 5, 8, LEFT));
        assertThat(sessions.latest(actor, id).orElseThrow().done()).contains(CaptureStep.FINGERPRINTS);
    }

    @Test
    void aHandWithoutAnyPrintHasAReasonForAllFive() {
        Map<FingerPosition, FingerState> fingers = new java.util.EnumMap<>(FingerPosition.class);
        fingers.put(FingerPosition.RIGHT_INDEX, FingerState.TAKEN);
        for (FingerPosition left : FingerPosition.LEFT_INDEX.hand()) {
            assertThat(CaptureReader.areFingersDone(fingers)).isFalse();
            fingers.put(left, FingerState.ABSENT);
        }
        assertThat(CaptureReader.areFingersDone(fingers)).isTrue();
    }

    @Test
    void whatIsDamagedOrNoSignatureStoresNothing() {
        Visit visit = begun();
        Actor actor = visit.actor();
        CaseId id = visit.caseId();
        UUID session = sessions.latest(actor, id).orElseThrow().id();
        int before = stored(session);
        byte[] wsq = Arrays.copyOf(Wsq.encoded(256, 320), 200);
        List<ThrowingCallable> attempts = new ArrayList<>();
        attempts.add(() -> taking.finger(actor, id, FingerPosition.RIGHT_INDEX, wsq));
        attempts.add(() -> taking.portrait(actor, id, new byte[] {(byte) 0xFF, (byte) 0xD8, 1, 2}));
        attempts.add(() -> taking.signature(actor, id, SIGNATURE, "[[[50,50,0,0.5]]]"));
        attempts.forEach(attempt -> assertThatThrownBy(attempt).isInstanceOf(SampleRefused.class));
        for (int height : new int[] {0, 39, 251}) {
            assertThatThrownBy(() -> taking.height(actor, id, height)).isInstanceOf(InvalidInput.class);
        }
        assertThatThrownBy(() -> sessions.seal(actor, id))
                .isInstanceOfSatisfying(
                        SampleRefused.class, e -> assertThat(e.key()).isEqualTo("biometrics.seal.missing"));
        assertThat(stored(session)).isEqualTo(before);
    }

    @Test
    void samplesAtRestOpenOnlyInTheirOwnPlace() {
        Visit visit = begun();
        taking.finger(visit.actor(), visit.caseId(), FingerPosition.RIGHT_INDEX, RIGHT);
        OpenSession session = store.open(visit.caseId());
        byte[] body = jdbc.sql("select body from biometrics_sample where session_id = ? and kind = 'FINGER'")
                .param(session.id())
                .query(byte[].class)
                .single();
        assertThat(new String(body, java.nio.charset.StandardCharsets.ISO_8859_1))
                .doesNotContain("PNG", "IHDR");
        assertThat(safe.open(session, SampleKind.FINGER, "RIGHT_INDEX")).hasValue(RIGHT);
        jdbc.sql("update biometrics_sample set item = 'LEFT_INDEX' where session_id = ? and kind = 'FINGER'")
                .param(session.id())
                .update();
        assertThatThrownBy(() -> safe.open(session, SampleKind.FINGER, "LEFT_INDEX"))
                .isInstanceOf(IllegalStateException.class);
        assertThat(session.toString()).doesNotContain("key");
    }

    @Test
    void aSessionLeftOpenOrGivenUpIsErased() {
        Visit left = begun();
        UUID id = sessions.latest(left.actor(), left.caseId()).orElseThrow().id();
        jdbc.sql("update biometrics_session set began_at = now(6) - interval 25 hour where id = ?")
                .param(id)
                .update();
        packageDelivery.run();
        assertThat(stored(id)).isZero();
        assertThat(sessions.latest(left.actor(), left.caseId()).orElseThrow().state())
                .isEqualTo(CaptureState.ABANDONED);
        Visit givenUp = begun();
        UUID other =
                sessions.latest(givenUp.actor(), givenUp.caseId()).orElseThrow().id();
        sessions.abandon(givenUp.actor(), givenUp.caseId());
        assertThat(stored(other)).isZero();
        // A new one begins from the first step.
        assertThat(sessions.begin(givenUp.actor(), givenUp.caseId(), ticket(givenUp.actor()))
                        .done())
                .isEmpty();
    }

    @Test
    void twoScreensThatBeginAtOnceShareOneSession() throws Exception {
        Visit visit = visit();
        String ticket = ticket(visit.actor());
        try (var pool = Executors.newFixedThreadPool(12)) {
            List<Callable<UUID>> calls = new ArrayList<>();
            for (int i = 0; i < 24; i++) {
                calls.add(() ->
                        sessions.begin(visit.actor(), visit.caseId(), ticket).id());
            }
            var ids = new java.util.HashSet<UUID>();
            for (var answer : pool.invokeAll(calls)) {
                ids.add(answer.get());
            }
            assertThat(ids).hasSize(1);
        }
        assertThat(count(
                        "select count(*) from biometrics_session where case_id = ?",
                        visit.caseId().value()))
                .isEqualTo(1);
    }

    @Test
    void whatTheCameraReadIsProvedAndNothingOfItIsKept() {
        Visit visit = visit();
        UUID session = sessions.begin(visit.actor(), visit.caseId(), ticket(visit.actor()))
                .id();
        String zone = zone(visit);
        // The date of birth begins with an O where only a digit can stand.
        String seen =
                "REPÚBLICA\n" + zone.substring(0, 13) + zone.substring(13, 20).replace('0', 'O') + zone.substring(20);
        var reading = taking.read(visit.actor(), visit.caseId(), seen).orElseThrow();
        assertThat(reading.zone()).isEqualTo(zone);
        assertThat(reading.corrected()).isPositive();
        assertThat(taking.read(visit.actor(), visit.caseId(), zone.replace("BRA90", "BRA91")))
                .isEmpty();
        assertThat(stored(session)).isZero();
        assertThat(sessions.latest(visit.actor(), visit.caseId()).orElseThrow().next())
                .isEqualTo(CaptureStep.IDENTITY);
    }
}
