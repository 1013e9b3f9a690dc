package pt.vez.biometrics.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import pt.vez.biometrics.CaptureStep;
import pt.vez.casework.CaseId;
import pt.vez.mandates.Scope;
import pt.vez.shared.Actor;
import pt.vez.shared.NotAuthorised;
import pt.vez.shared.Role;
import pt.vez.training.Certificates;

/** Who takes samples, of whom, when; and what becomes of them when that ends half way. */
class CaptureAuthorityTest extends CaptureTests {
    @Autowired
    private Certificates certificates;

    @Test
    void refusesEveryStepOnceTheMandateIsRevoked() {
        Visit visit = begun();
        Actor actor = visit.actor();
        CaseId id = visit.caseId();
        UUID session = sessions.latest(actor, id).orElseThrow().id();
        taking.portrait(actor, id, GOOD);
        int before = stored(session);
        String zone = zone(visit);
        jdbc.sql("update mandates_mandate set state = 'REVOKED' where id = ?")
                .param(actor.mandateId())
                .update();
        everyStep(actor, id, zone)
                .forEach((name, step) -> assertThatThrownBy(step)
                        .as(name)
                        .isInstanceOfSatisfying(
                                NotAuthorised.class, e -> assertThat(e.key()).isEqualTo("authority.MANDATE")));
        assertThat(stored(session)).isEqualTo(before);
    }

    @Test
    void onlyAMediatorInAVisitOfThisPersonWithThisScopeTakesSamples() {
        Visit visit = begun();
        String zone = zone(visit);
        var without = Actor.person(visit.actor().accountId(), "X", Set.of(Role.MEDIATOR), null);
        Visit elsewhere = visit();
        Actor otherScope = visiting(mediator(), visit.caseId(), Scope.DOCUMENTS, Scope.APPOINTMENTS);
        for (Actor stranger : List.of(
                visit.owner(),
                actor(Role.OFFICER),
                actor(Role.ADMINISTRATOR),
                without,
                elsewhere.actor(),
                otherScope)) {
            everyStep(stranger, visit.caseId(), zone)
                    .forEach((name, step) -> assertThatThrownBy(step)
                            .as(name + " by " + stranger.roles())
                            .isInstanceOf(NotAuthorised.class));
        }
        for (Role role : List.of(Role.APPLICANT, Role.MEDIATOR, Role.OFFICER)) {
            assertThatThrownBy(() -> handovers.newest(actor(role), 10)).isInstanceOf(NotAuthorised.class);
        }
        for (Role role : List.of(Role.APPLICANT, Role.MEDIATOR, Role.OFFICER)) {
            assertThatThrownBy(() -> figures.byMediators(actor(role), LocalDate.now(), LocalDate.now()))
                    .isInstanceOf(NotAuthorised.class);
            assertThatThrownBy(() -> figures.byServices(actor(role), LocalDate.now(), LocalDate.now()))
                    .isInstanceOf(NotAuthorised.class);
        }
        for (Role role : List.of(Role.APPLICANT, Role.OFFICER)) {
            assertThatThrownBy(() -> figures.bySteps(actor(role), LocalDate.now(), LocalDate.now()))
                    .isInstanceOf(NotAuthorised.class);
        }
    }

    @Test
    void aCertificateRevokedHalfWayStopsTheNextStepAndTheSamplesStaySealedUntilTheyAreErased() {
        Visit visit = begun();
        Actor actor = visit.actor();
        CaseId id = visit.caseId();
        UUID session = sessions.latest(actor, id).orElseThrow().id();
        taking.portrait(actor, id, GOOD);
        taking.signature(actor, id, SIGNATURE, Strokes.name());
        int before = stored(session);
        String zone = zone(visit);
        UUID certificate = jdbc.sql("select id from training_certificate where account_id = ?")
                .param(actor.accountId())
                .query(UUID.class)
                .single();
        certificates.revoke(actor(Role.ADMINISTRATOR), certificate, "Ausência de atualização");
        everyStep(actor, id, zone)
                .forEach((name, step) -> assertThatThrownBy(step)
                        .as(name)
                        .isInstanceOfSatisfying(
                                NotAuthorised.class, e -> assertThat(e.key()).isEqualTo("authority.CERTIFICATE")));
        // Nothing was added, nothing can be read; a colleague who is certified goes on where it stopped.
        assertThat(stored(session)).isEqualTo(before);
        byte[] body = jdbc.sql("select body from biometrics_sample where session_id = ? and kind = 'PORTRAIT'")
                .param(session)
                .query(byte[].class)
                .single();
        assertThat(new String(body, StandardCharsets.ISO_8859_1)).doesNotContain("JFIF");
        Actor colleague = visiting(mediator(), id);
        assertThat(sessions.latest(colleague, id).orElseThrow().next()).isEqualTo(CaptureStep.FINGERPRINTS);
        // Where nobody does, everything is gone a day after it began, with the key that opened it.
        jdbc.sql("update biometrics_session set began_at = now(6) - interval 25 hour where id = ?")
                .param(session)
                .update();
        packageDelivery.run();
        assertThat(stored(session)).isZero();
        assertThat(count("select count(*) from biometrics_session where id = ? and session_key is null", session))
                .isEqualTo(1);
    }
}
