package pt.vez.biometrics.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import pt.vez.biometrics.CaptureFigures.ServiceFigures;
import pt.vez.biometrics.CaptureStep;
import pt.vez.shared.Actor;
import pt.vez.shared.Ids;
import pt.vez.shared.Role;

/** What is counted about captures. */
class CaptureFiguresTest extends CaptureTests {
    @Test
    void figuresTellTimesAndQualityAndNothingElse() {
        Visit visit = begun();
        taking.portrait(visit.actor(), visit.caseId(), BLURRED);
        complete(visit);
        sessions.seal(visit.actor(), visit.caseId());
        LocalDate today = LocalDate.now();
        var own = figures.bySteps(visit.actor(), today.minusDays(1), today.plusDays(1));
        assertThat(own)
                .filteredOn(step -> step.step() == CaptureStep.PORTRAIT)
                .singleElement()
                .satisfies(step -> {
                    assertThat(step.taken()).isEqualTo(1);
                    assertThat(step.failures()).isEqualTo(1);
                    assertThat(step.quality()).isEqualTo(100);
                });
        assertThat(own)
                .filteredOn(step -> step.step() == CaptureStep.FINGERPRINTS)
                .singleElement()
                .satisfies(step -> assertThat(step.taken()).isEqualTo(2));
        assertThat(figures.bySteps(mediator(), today, today)).isEmpty();
        assertThat(figures.bySteps(actor(Role.ADMINISTRATOR), today.minusDays(1), today.plusDays(1)))
                .isNotEmpty();
    }

    @Test
    void administratorsSeeWhatToPlanForAndWhoMightNeedARefresher() {
        LocalDate today = LocalDate.now();
        Visit visit = begun();
        complete(visit);
        sessions.seal(visit.actor(), visit.caseId());
        UUID session =
                sessions.latest(visit.actor(), visit.caseId()).orElseThrow().id();
        // Of ten samples of this mediator four came out well at once.
        UUID clumsy = actor(Role.MEDIATOR, "Mediadora Dois").accountId();
        for (int i = 0; i < 10; i++) {
            jdbc.sql("insert into biometrics_figure (session_id, step, item, account_id, at, failed, seconds, quality,"
                            + " second_person) values (?, 'FINGERPRINTS', ?, ?, now(6), ?, 30, 70, false)")
                    .params(Ids.next(), "F" + i, clumsy, i < 4 ? 0 : 2)
                    .update();
        }
        Actor administrator = actor(Role.ADMINISTRATOR);
        var mediators = figures.byMediators(administrator, today.minusDays(1), today.plusDays(1));
        assertThat(mediators)
                .filteredOn(each -> each.accountId().equals(clumsy))
                .singleElement()
                .satisfies(each -> {
                    assertThat(each.name()).isEqualTo("Mediadora Dois");
                    assertThat(each.samples()).isEqualTo(10);
                    assertThat(each.firstTry()).isEqualTo(40);
                    assertThat(each.quality()).isEqualTo(70);
                    assertThat(each.needsRefresher()).isTrue();
                });
        assertThat(mediators)
                .filteredOn(each -> each.accountId().equals(visit.actor().accountId()))
                .singleElement()
                .satisfies(each -> {
                    assertThat(each.firstTry()).isEqualTo(100);
                    assertThat(each.needsRefresher()).isFalse();
                });
        jdbc.sql("update biometrics_session set began_at = sealed_at - interval 1500 second, service_code = 'X',"
                        + " planned_minutes = 20 where id = ?")
                .param(session)
                .update();
        assertThat(figures.byServices(administrator, today.minusDays(1), today.plusDays(1)))
                .filteredOn(each -> each.service().equals("X"))
                .containsExactly(new ServiceFigures("X", 1, Duration.ofMinutes(20), Duration.ofSeconds(1500)));
    }
}
