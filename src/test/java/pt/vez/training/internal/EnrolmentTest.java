package pt.vez.training.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DuplicateKeyException;
import pt.vez.shared.Actor;
import pt.vez.shared.Ids;
import pt.vez.shared.InvalidInput;
import pt.vez.shared.NotAuthorised;
import pt.vez.shared.Role;
import pt.vez.training.Course;
import pt.vez.training.EnrolmentState;
import pt.vez.training.SessionAttendance.Attendee;
import pt.vez.training.SessionKind;
import pt.vez.training.TrainingSession;
import pt.vez.training.TrainingSessions.Plan;

/** Places in sessions: never more than there are, never one empty while somebody waits. */
class EnrolmentTest extends TrainingFixture {
    @Autowired
    private TrainingOverdue overdue;

    @Test
    void fortyAtOnceGetFivePlacesAndTheOthersWait() throws Exception {
        UUID session = session(5);
        List<EnrolmentState> states = together(mediators(40).stream()
                .map(each -> (Callable<EnrolmentState>) () -> enrolments.enrol(each, session))
                .toList());
        assertThat(states).filteredOn(EnrolmentState.SEATED::equals).hasSize(5);
        assertThat(states).filteredOn(EnrolmentState.WAITING::equals).hasSize(35);
        assertThat(seats(session)).containsExactly(1, 2, 3, 4, 5);
    }

    @Test
    void whileSomeWithdrawAndOthersEnrolNoPlaceIsGivenTwiceOrLeftEmpty() throws Exception {
        UUID session = session(6);
        List<Actor> first = mediators(6);
        first.forEach(each -> enrolments.enrol(each, session));
        List<Callable<Boolean>> calls = new ArrayList<>();
        mediators(20).forEach(each -> calls.add(() -> enrolments.enrol(each, session) != null));
        first.subList(0, 4)
                .forEach(each -> calls.add(() -> {
                    enrolments.withdraw(each, enrolmentOf(each, session));
                    return true;
                }));
        together(calls);
        assertThat(seats(session)).containsExactly(1, 2, 3, 4, 5, 6);
        TrainingSession after = sessions.get(actor(Role.ADMINISTRATOR), session);
        assertThat(after.waiting()).isEqualTo(16);
    }

    @Test
    void theKeyRefusesASecondPersonOnAPlaceWhateverTheProgramDoes() {
        UUID session = session(3);
        Actor one = actor(Role.MEDIATOR);
        enrolments.enrol(one, session);
        assertThatThrownBy(() -> jdbc.sql("insert into training_enrolment values (?, ?, ?, ?, 'SEATED', 1, 1, now(6))")
                        .params(Ids.next(), session, actor(Role.MEDIATOR).accountId(), COURSE)
                        .update())
                .isInstanceOf(DuplicateKeyException.class);
    }

    @Test
    void aPlaceGivenBackGoesToWhoWaitsLongestWhoIsTold() {
        UUID session = session(1);
        List<Actor> people = mediators(3);
        assertThat(people.stream().map(each -> enrolments.enrol(each, session)))
                .containsExactly(EnrolmentState.SEATED, EnrolmentState.WAITING, EnrolmentState.WAITING);
        assertThat(enrolments.own(people.get(2)).getFirst().turn()).isEqualTo(2);
        enrolments.withdraw(people.get(0), enrolmentOf(people.get(0), session));
        assertThat(enrolments.own(people.get(1)).getFirst().state()).isEqualTo(EnrolmentState.SEATED);
        assertThat(enrolments.own(people.get(2)).getFirst().turn()).isEqualTo(1);
        assertThat(letters("mail.training.moved/" + enrolmentOf(people.get(1), session)))
                .isEqualTo(1);
        assertThat(enrolments.enrol(people.get(0), session)).isEqualTo(EnrolmentState.WAITING);
        assertThat(enrolments.own(people.get(0)).getFirst().turn()).isEqualTo(2);
    }

    @Test
    void aPersonHasOnePlaceAtATimeForACourseEvenWithTwoTabs() throws Exception {
        Actor mediator = actor(Role.MEDIATOR);
        List<UUID> both = List.of(session(5), session(5));
        List<String> answers = together(both.stream()
                .map(each -> (Callable<String>) () -> {
                    try {
                        return enrolments.enrol(mediator, each).name();
                    } catch (InvalidInput e) {
                        return e.key();
                    }
                })
                .toList());
        assertThat(answers).containsExactlyInAnyOrder("SEATED", "training.enrol.already");
    }

    @Test
    void morePlacesGoToWhoWaitsAndFewerThanTakenAreRefused() {
        Actor administrator = actor(Role.ADMINISTRATOR);
        UUID session = session(2);
        List<Actor> people = mediators(4);
        people.forEach(each -> enrolments.enrol(each, session));
        change(administrator, session, plan(3));
        assertThat(enrolments.own(people.get(2)).getFirst().state()).isEqualTo(EnrolmentState.SEATED);
        String changed = "mail.training.changed/" + enrolmentOf(people.get(2), session) + "/%";
        assertThat(letters(changed)).as("only places changed").isZero();
        Plan later = plan(3);
        change(
                administrator,
                session,
                new Plan(later.day().plusDays(1), later.from(), later.until(), false, later.place(), 3));
        assertThat(letters(changed)).isEqualTo(1);
        assertThatThrownBy(() -> change(administrator, session, plan(2)))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("courses.session.fewer");
        // The lowest leaves, nobody waits any more: numbers close up before a place is taken away.
        enrolments.withdraw(people.get(3), enrolmentOf(people.get(3), session));
        enrolments.withdraw(people.get(0), enrolmentOf(people.get(0), session));
        change(administrator, session, plan(2));
        assertThat(seats(session)).containsExactly(1, 2);
    }

    @Test
    void aSessionCalledOffFreesEverybodyAndTellsThem() {
        UUID session = session(1);
        List<Actor> people = mediators(2);
        people.forEach(each -> enrolments.enrol(each, session));
        sessions.cancel(actor(Role.ADMINISTRATOR), session);
        for (Actor each : people) {
            assertThat(enrolments.own(each).getFirst().state()).isEqualTo(EnrolmentState.CANCELLED);
            assertThat(letters("mail.training.cancelled/" + enrolmentOf(each, session)))
                    .isEqualTo(1);
            assertThat(enrolments.enrol(each, session(3))).isEqualTo(EnrolmentState.SEATED);
        }
        assertThatThrownBy(() -> enrolments.enrol(actor(Role.MEDIATOR), session))
                .isInstanceOf(InvalidInput.class);
    }

    @Test
    void whoseAccountIsClosedKeepsNoPlaceFromWhoWaits() {
        UUID session = session(1);
        List<Actor> people = mediators(3);
        people.forEach(each -> enrolments.enrol(each, session));
        overdue.freePlacesOfClosedAccounts();
        assertThat(enrolments.own(people.get(0)).getFirst().state()).isEqualTo(EnrolmentState.SEATED);
        jdbc.sql("update identity_account set active = false where id = ?")
                .param(people.get(0).accountId())
                .update();
        jdbc.sql("delete from identity_account_role where account_id = ?")
                .param(people.get(1).accountId())
                .update();
        overdue.freePlacesOfClosedAccounts();
        assertThat(people.stream().map(each -> enrolments.own(each).getFirst().state()))
                .containsExactly(EnrolmentState.WITHDRAWN, EnrolmentState.WITHDRAWN, EnrolmentState.SEATED);
        assertThat(letters("mail.training.moved/" + enrolmentOf(people.get(2), session)))
                .isEqualTo(1);
    }

    @Test
    void onceASessionBeganNobodyEntersOrLeavesAndWhoWaitedIsFree() {
        UUID session = session(1);
        List<Actor> people = mediators(2);
        people.forEach(each -> enrolments.enrol(each, session));
        begins(session, Duration.ofMinutes(-1));
        assertThatThrownBy(() -> enrolments.enrol(actor(Role.MEDIATOR), session))
                .hasMessageContaining("training.enrol.closed");
        assertThatThrownBy(() -> enrolments.withdraw(people.get(0), enrolmentOf(people.get(0), session)))
                .hasMessageContaining("training.withdraw.late");
        overdue.closeWaitingLists();
        assertThat(enrolments.own(people.get(1)).getFirst().state()).isEqualTo(EnrolmentState.MISSED);
        assertThat(enrolments.enrol(people.get(1), session(2))).isEqualTo(EnrolmentState.SEATED);
    }

    @Test
    void attendanceIsRecordedForWhoHasAPlaceFromHalfAnHourBefore() {
        Actor administrator = actor(Role.ADMINISTRATOR);
        UUID session = session(1);
        List<Actor> people = mediators(2);
        people.forEach(each -> enrolments.enrol(each, session));
        UUID seated = enrolmentOf(people.get(0), session);
        assertThatThrownBy(() -> attendance.attended(administrator, seated, true))
                .hasMessageContaining("courses.attendance.early");
        begins(session, Duration.ofMinutes(20));
        attendance.attended(administrator, seated, false);
        attendance.attended(administrator, seated, true);
        assertThat(letters("mail.training.test/" + seated)).isEqualTo(1);
        assertThatThrownBy(() -> attendance.attended(administrator, enrolmentOf(people.get(1), session), true))
                .hasMessageContaining("courses.attendance.fixed");
        assertThat(attendance.roll(administrator, session))
                .extracting(Attendee::state)
                .containsExactly(EnrolmentState.ATTENDED, EnrolmentState.WAITING);
        tests.start(people.get(0), seated);
        assertThatThrownBy(() -> attendance.attended(administrator, seated, false))
                .hasMessageContaining("courses.attendance.fixed");
    }

    @Test
    void timesInTheGapOfSpringAndInThePastAreRefused() {
        Actor administrator = actor(Role.ADMINISTRATOR);
        LocalDate spring = LocalDate.of(2027, 3, 28);
        Plan gap = new Plan(spring, LocalTime.of(1, 30), LocalTime.of(4, 0), false, "Lisboa", 5);
        assertThatThrownBy(() -> sessions.plan(administrator, COURSE, SessionKind.FULL, gap))
                .hasMessageContaining("calendar.gap");
        Plan past = new Plan(LocalDate.of(2020, 1, 6), LocalTime.of(9, 0), LocalTime.of(10, 0), false, "Lisboa", 5);
        assertThatThrownBy(() -> sessions.plan(administrator, COURSE, SessionKind.FULL, past))
                .hasMessageContaining("courses.session.past");
        assertThatThrownBy(() -> new Plan(spring, LocalTime.of(9, 0), LocalTime.of(10, 0), true, "javascript:x", 5))
                .hasMessageContaining("courses.session.link");
    }

    @Test
    void onlyAdministratorsRunCoursesAndOnlyThePersonGivesAPlaceBack() {
        UUID session = session(2);
        Actor seated = actor(Role.MEDIATOR);
        enrolments.enrol(seated, session);
        UUID enrolment = enrolmentOf(seated, session);
        Course known = courses.get(actor(Role.ADMINISTRATOR), COURSE);
        for (Role role : new Role[] {Role.APPLICANT, Role.MEDIATOR, Role.OFFICER}) {
            Actor other = actor(role);
            refused(() -> sessions.plan(other, COURSE, SessionKind.FULL, plan(2)));
            refused(() -> sessions.change(other, session, plan(2), plan(2)));
            refused(() -> sessions.cancel(other, session));
            refused(() -> sessions.get(other, session));
            refused(() -> sessions.ofCourse(other, COURSE, 0, 10));
            refused(() -> attendance.roll(other, session));
            refused(() -> attendance.attended(other, enrolment, true));
            refused(() -> courses.get(other, COURSE));
            refused(() -> courses.create(other, known));
            refused(() -> courses.update(other, known, known));
            refused(() -> courses.questions(other, COURSE));
            refused(() -> courses.add(other, COURSE, known.name(), List.of(known.name(), known.summary())));
            refused(() -> courses.replace(other, UUID.randomUUID(), known.name(), List.of()));
            refused(() -> courses.retire(other, UUID.randomUUID()));
            refused(() -> enrolments.withdraw(other, enrolment));
            refused(() -> enrolments.move(other, enrolment, session));
            if (role != Role.MEDIATOR) {
                refused(() -> courses.all(other));
                refused(() -> sessions.upcoming(other));
                refused(() -> enrolments.enrol(other, session));
                refused(() -> enrolments.own(other));
                refused(() -> enrolments.open(other, known));
            }
        }
    }

    private static void refused(ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOf(NotAuthorised.class);
    }

    private void change(Actor administrator, UUID session, Plan plan) {
        sessions.change(administrator, session, Plan.of(sessions.get(administrator, session)), plan);
    }
}
