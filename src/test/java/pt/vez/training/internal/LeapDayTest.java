package pt.vez.training.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import pt.vez.shared.Actor;
import pt.vez.shared.Role;
import pt.vez.training.Certificate;
import pt.vez.training.CourseTests.Sheet;
import pt.vez.training.SessionKind;
import pt.vez.training.TrainingSessions.Plan;

/** A certificate earned on a day that its last year does not have. */
class LeapDayTest extends TrainingFixture {
    private static final LocalDate LEAP = LocalDate.of(2028, 2, 29);

    @Test
    void aCertificateOfTheLeapDayEndsOnTheLastOfFebruary() {
        Actor administrator = actor(Role.ADMINISTRATOR);
        Actor mediator = actor(Role.MEDIATOR);
        clock.set(Instant.parse("2028-02-20T10:00:00Z"));
        UUID session = sessions.plan(
                administrator,
                COURSE,
                SessionKind.FULL,
                new Plan(LEAP, LocalTime.of(9, 30), LocalTime.of(12, 30), false, "Rua 1", 5));
        enrolments.enrol(mediator, session);
        clock.set(Instant.parse("2028-02-29T13:00:00Z"));
        UUID enrolment = enrolmentOf(mediator, session);
        attendance.attended(administrator, enrolment, true);
        Sheet sheet = tests.start(mediator, enrolment);
        fillIn(mediator, sheet, sheet.items().size());
        tests.submit(mediator, sheet.attempt());
        int months = courses.all(administrator).stream()
                .filter(each -> each.code().equals(COURSE))
                .findFirst()
                .orElseThrow()
                .rules()
                .validityMonths();
        Certificate earned = certificates.valid(mediator.accountId(), COURSE).orElseThrow();
        assertThat(earned.from()).isEqualTo(LEAP);
        assertThat(months % 48).as("its last year has no 29 February").isNotZero();
        LocalDate last = LocalDate.of(2028 + months / 12, 2, 28);
        assertThat(earned.to()).isEqualTo(last);
        clock.set(last.atTime(23, 59).toInstant(java.time.ZoneOffset.UTC));
        assertThat(certificates.valid(mediator.accountId(), COURSE)).isPresent();
        clock.forward(java.time.Duration.ofMinutes(1));
        assertThat(certificates.valid(mediator.accountId(), COURSE)).isEmpty();
    }
}
