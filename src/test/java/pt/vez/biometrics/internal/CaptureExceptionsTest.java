package pt.vez.biometrics.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import pt.vez.biometrics.AbsenceReason;
import pt.vez.biometrics.CaptureState;
import pt.vez.biometrics.CaptureStep;
import pt.vez.biometrics.ExemptionReason;
import pt.vez.biometrics.Faces;
import pt.vez.biometrics.FieldMatch;
import pt.vez.biometrics.FingerPosition;
import pt.vez.biometrics.MismatchReason;
import pt.vez.biometrics.MrzField;
import pt.vez.biometrics.Quality;
import pt.vez.biometrics.SampleRefused;
import pt.vez.biometrics.Zones;
import pt.vez.casework.CaseId;
import pt.vez.shared.Actor;
import pt.vez.shared.PartialDate;
import pt.vez.shared.Role;

/** People who cannot sign, children, and what two pairs of eyes decide. */
class CaptureExceptionsTest extends CaptureTests {
    private static void refused(String key, ThrowingCallable attempt) {
        assertThatThrownBy(attempt)
                .isInstanceOfSatisfying(
                        SampleRefused.class, e -> assertThat(e.key()).isEqualTo(key));
    }

    private Visit child(LocalDate birth) {
        Visit visit = visit();
        jdbc.sql(
                        "update people_applicant set birth_date = ? where id = (select applicant_id from casework_case where id ="
                                + " ?)")
                .params(birth, visit.caseId().value())
                .update();
        sessions.begin(visit.actor(), visit.caseId(), ticket(visit.actor()));
        taking.identity(visit.actor(), visit.caseId(), zone(visit), null);
        return visit;
    }

    @ParameterizedTest
    @EnumSource(
            value = ExemptionReason.class,
            names = {"CANNOT_WRITE", "CANNOT_HOLD_PEN"})
    void aPersonWhoCannotSignIsCapturedWithAReason(ExemptionReason reason) {
        Visit visit = begun();
        Actor actor = visit.actor();
        CaseId id = visit.caseId();
        complete(visit);
        assertThat(taking.signatureExemptions(actor, id))
                .containsExactly(ExemptionReason.CANNOT_WRITE, ExemptionReason.CANNOT_HOLD_PEN);
        refused("biometrics.unsigned.adult", () -> taking.unsigned(actor, id, ExemptionReason.CHILD));
        refused("biometrics.unsigned.adult", () -> taking.unsigned(actor, id, ExemptionReason.UNDER_SIX));
        taking.unsigned(actor, id, reason);
        var capture = sessions.latest(actor, id).orElseThrow();
        assertThat(capture.isComplete()).isTrue();
        assertThat(capture.exempt()).containsExactly(CaptureStep.SIGNATURE);
        assertThat(sessions.review(actor, id).exemptions()).containsEntry(CaptureStep.SIGNATURE, reason);
        refused("biometrics.closed", () -> sessions.picture(actor, id, CaptureStep.SIGNATURE, null));
        LocalDate today = LocalDate.now();
        assertThat(figures.bySteps(actor, today.minusDays(1), today.plusDays(1)))
                .filteredOn(step -> step.step() == CaptureStep.SIGNATURE)
                .singleElement()
                .satisfies(step -> {
                    assertThat(step.taken()).isZero();
                    assertThat(step.exempt()).isEqualTo(1);
                });
        // They can after all: the exemption goes, and comes back on request.
        taking.signature(actor, id, SIGNATURE, Strokes.name());
        assertThat(sessions.latest(actor, id).orElseThrow().exempt()).isEmpty();
        taking.unsigned(actor, id, reason);
        assertThat(sessions.seal(actor, id).state()).isEqualTo(CaptureState.SEALED);
    }

    @Test
    void ofAChildUnderSixNoFingerprintsAreTaken() {
        Visit visit = child(LocalDate.now().minusYears(6).plusDays(2));
        Actor actor = visit.actor();
        CaseId id = visit.caseId();
        assertThat(sessions.latest(actor, id).orElseThrow().exempt()).containsExactly(CaptureStep.FINGERPRINTS);
        refused("biometrics.fingers.child", () -> taking.finger(actor, id, FingerPosition.RIGHT_INDEX, RIGHT));
        refused(
                "biometrics.fingers.child",
                () -> taking.absent(actor, id, FingerPosition.RIGHT_INDEX, AbsenceReason.INJURED));
        taking.portrait(actor, id, GOOD);
        assertThat(taking.signatureExemptions(actor, id)).contains(ExemptionReason.CHILD);
        taking.unsigned(actor, id, ExemptionReason.CHILD);
        taking.height(actor, id, 104);
        assertThat(sessions.review(actor, id).exemptions())
                .containsEntry(CaptureStep.FINGERPRINTS, ExemptionReason.UNDER_SIX)
                .containsEntry(CaptureStep.SIGNATURE, ExemptionReason.CHILD);
        assertThat(sessions.seal(actor, id).state()).isEqualTo(CaptureState.SEALED);
    }

    @Test
    void aChildOfSixGivesFingerprints() {
        Visit visit = child(LocalDate.now().minusYears(6).minusDays(2));
        assertThat(sessions.latest(visit.actor(), visit.caseId()).orElseThrow().exempt())
                .isEmpty();
        assertThat(taking.finger(visit.actor(), visit.caseId(), FingerPosition.RIGHT_INDEX, RIGHT)
                        .passes())
                .isTrue();
    }

    @Test
    void aBirthDateWithoutADayCountsAsTheYoungestAgeItAllows() {
        LocalDate today = LocalDate.of(2026, 6, 15);
        assertThat(CaptureAge.isUnderSix(PartialDate.of(2020, 0, 0), today)).isTrue();
        assertThat(CaptureAge.isUnderSix(PartialDate.of(2020, 5, 0), today)).isFalse();
        assertThat(CaptureAge.isUnderSix(PartialDate.of(2020, 6, 15), today)).isFalse();
        assertThat(CaptureAge.isUnderSix(PartialDate.of(2020, 6, 16), today)).isTrue();
        assertThat(CaptureAge.isMinor(PartialDate.of(2008, 6, 15), today)).isFalse();
    }

    @Test
    void aPassedIdentityCheckTellsTheFileThatThePassportWasSeen() {
        Visit visit = visit();
        assertThat(cases.read(visit.actor(), visit.caseId()).identitySeenAt()).isNull();
        sessions.begin(visit.actor(), visit.caseId(), ticket(visit.actor()));
        taking.identity(visit.actor(), visit.caseId(), other("ZZ999999", visit), MismatchReason.NEW_DOCUMENT);
        assertThat(cases.read(visit.actor(), visit.caseId()).identitySeenAt()).isNull();
        taking.identity(visit.actor(), visit.caseId(), zone(visit), null);
        taking.identity(visit.actor(), visit.caseId(), zone(visit), null);
        assertThat(cases.read(visit.actor(), visit.caseId()).identitySeenAt()).isNotNull();
        assertThat(count(
                        "select count(*) from audit_entry where case_id = ? and action = 'identity.seen'",
                        visit.caseId().value()))
                .isEqualTo(1);
    }

    /** Another number, the birth date of the register. */
    private String other(String number, Visit visit) {
        var person = cases.read(visit.actor(), visit.caseId()).applicant();
        return Zones.passport(number, "BRA", person.birthDate(), person.passportExpires());
    }

    @Test
    void anotherNumberAndAnotherBirthDateNeedASecondMediator() {
        Visit visit = visit();
        Actor actor = visit.actor();
        CaseId id = visit.caseId();
        sessions.begin(actor, id, ticket(actor));
        String stranger = Zones.passport(
                "ZZ999999", "BRA", LocalDate.of(1971, 2, 3), LocalDate.now().plusYears(1));
        refused("biometrics.colleague.none", () -> taking.confirmIdentity(actor, id));
        var check = taking.identity(actor, id, stranger, MismatchReason.REGISTER_MISTAKE);
        assertThat(check.recorded()).isFalse();
        assertThat(check.waits()).isTrue();
        assertThat(sessions.latest(actor, id).orElseThrow().waiting()).containsExactly(CaptureStep.IDENTITY);
        refused("biometrics.identityFirst", () -> taking.portrait(actor, id, GOOD));
        refused("biometrics.colleague.other", () -> taking.confirmIdentity(actor, id));
        Actor colleague = visiting(mediator(), id);
        taking.confirmIdentity(colleague, id);
        assertThat(taking.portrait(actor, id, GOOD).passes()).isTrue();
        assertThat(sessions.review(actor, id).decision()).isEqualTo(MismatchReason.REGISTER_MISTAKE);
        assertThat(count(
                        "select count(*) from audit_entry where case_id = ? and action = 'biometrics.identityConfirmed'",
                        id.value()))
                .isEqualTo(1);
        refused("biometrics.colleague.none", () -> taking.confirmIdentity(colleague, id));
    }

    @Test
    void aWorseRetakeReplacesABetterPortraitOnlyAfterItWasDiscarded() {
        Visit visit = begun();
        Actor actor = visit.actor();
        CaseId id = visit.caseId();
        assertThat(taking.portrait(actor, id, GOOD).kept()).isTrue();
        byte[] before = sessions.picture(actor, id, CaptureStep.PORTRAIT, null).bytes();
        byte[] screen = Faces.jpeg(Faces.ofAScreen());
        Quality worse = taking.portrait(actor, id, screen);
        assertThat(worse.kept()).isFalse();
        assertThat(taking.portrait(actor, id, BLURRED).kept()).isFalse();
        assertThat(sessions.picture(actor, id, CaptureStep.PORTRAIT, null).bytes())
                .isEqualTo(before);
        assertThat(sessions.latest(actor, id).orElseThrow().done()).contains(CaptureStep.PORTRAIT);
        taking.discard(actor, id, null);
        assertThat(sessions.latest(actor, id).orElseThrow().done()).doesNotContain(CaptureStep.PORTRAIT);
        Quality chosen = taking.portrait(actor, id, screen);
        assertThat(chosen.kept()).isTrue();
        assertThat(chosen.isToBeConfirmed()).isEqualTo(chosen.passes());
    }

    @Test
    void theReviewHasHeightAndDocument() {
        Visit visit = begun();
        complete(visit);
        var review = sessions.review(visit.actor(), visit.caseId());
        assertThat(review.height()).isEqualTo(171);
        assertThat(review.document()).containsEntry(MrzField.NUMBER, FieldMatch.SAME);
        assertThat(review.documentNumber())
                .isEqualTo(cases.read(visit.actor(), visit.caseId()).applicant().passportNumber());
        assertThat(review.decision()).isNull();
        assertThatThrownBy(() -> sessions.review(actor(Role.MEDIATOR), visit.caseId()))
                .isInstanceOf(pt.vez.shared.NotAuthorised.class);
    }
}
