package pt.vez.training.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import pt.vez.shared.Actor;
import pt.vez.shared.LocalText;
import pt.vez.shared.NotAuthorised;
import pt.vez.shared.Role;
import pt.vez.training.CertificateStanding;
import pt.vez.training.Course;
import pt.vez.training.EnrolmentState;
import pt.vez.training.SessionKind;

/** Nobody certifies themselves, whatever roles they have or were given meanwhile. */
class OwnTrainingTest extends TrainingFixture {
    /** The same person with the role of an administrator beside the one of a mediator. */
    private static Actor both(Actor mediator) {
        return Actor.person(mediator.accountId(), mediator.name(), Set.of(Role.MEDIATOR, Role.ADMINISTRATOR), null);
    }

    private static void refused(String key, ThrowingCallable act) {
        assertThatThrownBy(act)
                .isInstanceOf(NotAuthorised.class)
                .extracting("key")
                .isEqualTo(key);
    }

    @Test
    void anAdministratorRecordsEverybodysAttendanceButTheirOwn() {
        UUID session = session(2);
        Actor mediator = actor(Role.MEDIATOR);
        Actor other = actor(Role.MEDIATOR);
        enrolments.enrol(mediator, session);
        enrolments.enrol(other, session);
        begins(session, Duration.ofMinutes(-5));
        Actor now = both(mediator);
        for (boolean came : new boolean[] {true, false}) {
            refused("training.self", () -> attendance.attended(now, enrolmentOf(mediator, session), came));
        }
        assertThat(enrolments.own(mediator).getFirst().state()).isEqualTo(EnrolmentState.SEATED);
        attendance.attended(now, enrolmentOf(other, session), true);
        attendance.attended(both(other), enrolmentOf(mediator, session), true);
        assertThat(enrolments.own(mediator).getFirst().state()).isEqualTo(EnrolmentState.ATTENDED);
    }

    @Test
    void whoReadsTheAnswersTakesNoTest() {
        Actor mediator = actor(Role.MEDIATOR);
        UUID enrolment = attended(mediator, SessionKind.FULL);
        refused("training.self.answers", () -> tests.start(both(mediator), enrolment));
        refused("training.self.answers", () -> enrolments.enrol(both(actor(Role.MEDIATOR)), session(1)));
        assertThat(tests.start(mediator, enrolment).items()).isNotEmpty();
    }

    @Test
    void whoLearnsInACourseNeitherReadsNorChangesItsQuestionsAndRules() {
        Actor mediator = actor(Role.MEDIATOR);
        UUID session = session(2);
        enrolments.enrol(mediator, session);
        noSight(both(mediator));
        begins(session, Duration.ofHours(-3));
        attendance.attended(actor(Role.ADMINISTRATOR), enrolmentOf(mediator, session), true);
        noSight(both(mediator));
        var sheet = tests.start(mediator, enrolmentOf(mediator, session));
        noSight(both(mediator));
        fillIn(mediator, sheet, sheet.items().size());
        assertThat(tests.submit(mediator, sheet.attempt()).passed()).isTrue();
        assertThat(courses.questions(both(mediator), COURSE)).isNotEmpty();
    }

    private void noSight(Actor administrator) {
        Course known = courses.get(administrator, COURSE);
        UUID question = jdbc.sql(
                        "select id from training_question where course_code = ? and retired_at is null limit 1")
                .param(COURSE)
                .query(UUID.class)
                .single();
        LocalText one = new LocalText("Um?", "One?");
        List<LocalText> choices = List.of(new LocalText("a", "a"), new LocalText("b", "b"));
        refused("training.self.course", () -> courses.questions(administrator, COURSE));
        refused("training.self.course", () -> courses.update(administrator, known, known));
        refused("training.self.course", () -> courses.add(administrator, COURSE, one, choices));
        refused("training.self.course", () -> courses.replace(administrator, question, one, choices));
        refused("training.self.course", () -> courses.retire(administrator, question));
    }

    @Test
    void nobodyTakesTheirOwnCertificateBack() {
        Actor mediator = actor(Role.MEDIATOR);
        UUID id = certificate(mediator, today(), today().plusDays(90));
        refused("training.self", () -> certificates.revoke(both(mediator), id, "porque sim"));
        assertThat(certificates.own(mediator).getFirst().standing()).isEqualTo(CertificateStanding.VALID);
    }
}
