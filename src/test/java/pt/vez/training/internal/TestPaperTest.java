package pt.vez.training.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import pt.vez.shared.Actor;
import pt.vez.shared.InvalidInput;
import pt.vez.shared.LocalText;
import pt.vez.shared.NotAuthorised;
import pt.vez.shared.Role;
import pt.vez.training.Certificate;
import pt.vez.training.Course;
import pt.vez.training.CourseTests.Item;
import pt.vez.training.CourseTests.Outlook;
import pt.vez.training.CourseTests.Result;
import pt.vez.training.CourseTests.Sheet;
import pt.vez.training.CourseTests.TestState;
import pt.vez.training.EnrolmentState;
import pt.vez.training.SessionKind;

/** The test after a session: drawn, kept, timed and graded on the server. */
class TestPaperTest extends TrainingFixture {
    @Autowired
    private TrainingOverdue overdue;

    @Test
    void whoAttendedAndAnswersEnoughGetsACertificateAtOnce() {
        Actor mediator = actor(Role.MEDIATOR);
        UUID enrolment = attended(mediator, SessionKind.FULL);
        Sheet sheet = tests.start(mediator, enrolment);
        assertThat(sheet.items()).hasSize(8);
        fillIn(mediator, sheet, 6);
        Result result = tests.submit(mediator, sheet.attempt());
        assertThat(result).isEqualTo(new Result(true, 6, 8, 6, result.certificate()));
        Certificate given = certificates.valid(mediator.accountId(), COURSE).orElseThrow();
        assertThat(given.id()).isEqualTo(result.certificate());
        assertThat(given.to()).isEqualTo(today().plusMonths(24));
        assertThat(letters("mail.certificate.issued/" + given.id())).isEqualTo(1);
        assertThat(tests.submit(mediator, sheet.attempt())).as("a second tap").isEqualTo(result);
        assertThat(certificates.own(mediator)).hasSize(1);
        assertThat(tests.outlook(mediator, enrolment).state()).isEqualTo(TestState.PASSED);
        assertThatThrownBy(() -> enrolments.enrol(mediator, session(3)))
                .hasMessageContaining("training.enrol.certified");
    }

    @Test
    void handedInFromManyTabsAtOnceOneCertificateIsGiven() throws Exception {
        Actor mediator = actor(Role.MEDIATOR);
        Sheet sheet = tests.start(mediator, attended(mediator, SessionKind.FULL));
        fillIn(mediator, sheet, 8);
        try (var pool = Executors.newFixedThreadPool(8)) {
            List<Callable<Result>> tabs = IntStream.range(0, 8)
                    .mapToObj(i -> (Callable<Result>) () -> tests.submit(mediator, sheet.attempt()))
                    .toList();
            Set<Result> results = new HashSet<>();
            for (Future<Result> each : pool.invokeAll(tabs)) {
                results.add(each.get());
            }
            assertThat(results).hasSize(1);
        }
        assertThat(certificates.own(mediator)).hasSize(1);
    }

    @Test
    void oneAnswerTooFewFailsAndAttemptsAreCounted() {
        Actor mediator = actor(Role.MEDIATOR);
        UUID enrolment = attended(mediator, SessionKind.FULL);
        for (int attempt = 1; attempt <= 3; attempt++) {
            Sheet sheet = tests.start(mediator, enrolment);
            fillIn(mediator, sheet, 5);
            assertThat(tests.submit(mediator, sheet.attempt()).passed()).isFalse();
            assertThat(tests.outlook(mediator, enrolment).left()).isEqualTo(3 - attempt);
        }
        assertThat(tests.outlook(mediator, enrolment).state()).isEqualTo(TestState.USED_UP);
        assertThatThrownBy(() -> tests.start(mediator, enrolment)).isInstanceOf(InvalidInput.class);
        assertThat(certificates.own(mediator)).isEmpty();
        assertThat(enrolments.enrol(mediator, session(3)))
                .as("the session may be taken again")
                .isEqualTo(EnrolmentState.SEATED);
    }

    @Test
    void twoStartsAtOnceAreOneAttemptAndAnswersSurviveALostConnection() throws Exception {
        Actor mediator = actor(Role.MEDIATOR);
        UUID enrolment = attended(mediator, SessionKind.FULL);
        Set<UUID> attempts = new HashSet<>();
        try (var pool = Executors.newFixedThreadPool(6)) {
            List<Callable<Sheet>> tabs = IntStream.range(0, 6)
                    .mapToObj(i -> (Callable<Sheet>) () -> tests.start(mediator, enrolment))
                    .toList();
            for (Future<Sheet> each : pool.invokeAll(tabs)) {
                attempts.add(each.get().attempt());
            }
        }
        assertThat(attempts).hasSize(1);
        Sheet before = tests.start(mediator, enrolment);
        tests.answer(mediator, before.attempt(), 3, 1);
        tests.answer(mediator, before.attempt(), 3, 2);
        Sheet after = tests.start(mediator, enrolment);
        assertThat(after.items())
                .extracting(Item::text)
                .isEqualTo(before.items().stream().map(Item::text).toList());
        assertThat(after.items().get(2).chosen()).isEqualTo(2);
        assertThatThrownBy(() -> tests.answer(mediator, before.attempt(), 3, 9)).isInstanceOf(InvalidInput.class);
        assertThatThrownBy(() -> tests.answer(mediator, before.attempt(), 3, -1))
                .isInstanceOf(InvalidInput.class);
        assertThatThrownBy(() -> tests.answer(mediator, before.attempt(), 99, 0))
                .isInstanceOf(InvalidInput.class);
    }

    @Test
    void theTimeRunsOnTheServer() {
        Actor mediator = actor(Role.MEDIATOR);
        UUID enrolment = attended(mediator, SessionKind.FULL);
        Sheet sheet = tests.start(mediator, enrolment);
        fillIn(mediator, sheet, 8);
        end(sheet);
        assertThatThrownBy(() -> tests.answer(mediator, sheet.attempt(), 1, 0))
                .hasMessageContaining("training.test.late");
        overdue.handIn();
        Outlook outlook = tests.outlook(mediator, enrolment);
        assertThat(outlook.state()).as("what was answered in time counts").isEqualTo(TestState.PASSED);
        Actor slow = actor(Role.MEDIATOR);
        UUID other = attended(slow, SessionKind.FULL);
        Sheet empty = tests.start(slow, other);
        end(empty);
        assertThat(tests.outlook(slow, other).state()).isEqualTo(TestState.OPEN);
        assertThat(tests.outlook(slow, other).lastRight()).isZero();
        assertThat(tests.start(slow, other).attempt()).isNotEqualTo(empty.attempt());
    }

    private void end(Sheet sheet) {
        clock.set(sheet.endsAt().plusSeconds(1));
    }

    @Test
    void everyPaperIsDrawnAndShuffledAnew() {
        Set<List<LocalText>> questions = new HashSet<>();
        Set<String> orders = new HashSet<>();
        for (int i = 0; i < 6; i++) {
            Actor mediator = actor(Role.MEDIATOR);
            Sheet sheet = tests.start(mediator, attended(mediator, SessionKind.FULL));
            List<LocalText> asked = sheet.items().stream().map(Item::text).toList();
            assertThat(asked).doesNotHaveDuplicates();
            questions.add(asked);
            orders.addAll(jdbc.sql("select choice_order from training_answer where attempt_id = ?")
                    .param(sheet.attempt())
                    .query(String.class)
                    .list());
        }
        assertThat(questions).hasSizeGreaterThan(1);
        assertThat(orders).hasSizeGreaterThan(1);
    }

    @Test
    void aRefresherIsShorterAndAddsToWhatIsLeft() {
        Actor mediator = actor(Role.MEDIATOR);
        UUID refresher = sessions.plan(actor(Role.ADMINISTRATOR), COURSE, SessionKind.REFRESHER, plan(3));
        assertThatThrownBy(() -> enrolments.enrol(mediator, refresher))
                .as("without a certificate")
                .hasMessageContaining("training.enrol.refresher");
        certificate(mediator, today().minusYears(2), today().plusDays(40));
        UUID enrolment = attended(mediator, SessionKind.REFRESHER);
        Sheet sheet = tests.start(mediator, enrolment);
        assertThat(sheet.items()).hasSize(5);
        fillIn(mediator, sheet, 4);
        assertThat(tests.submit(mediator, sheet.attempt()).passed()).isTrue();
        assertThat(certificates
                        .valid(mediator.accountId(), COURSE)
                        .orElseThrow()
                        .to())
                .isEqualTo(today().plusDays(40).plusMonths(24));
        Actor late = actor(Role.MEDIATOR);
        certificate(late, today().minusYears(2), today().minusDays(61));
        assertThatThrownBy(() -> enrolments.enrol(late, refresher)).hasMessageContaining("training.enrol.refresher");
    }

    @Test
    void aChangedQuestionLeavesPapersAloneAndTheBankNeverRunsDry() {
        Actor administrator = actor(Role.ADMINISTRATOR);
        String code = "T" + UUID.randomUUID().toString().substring(0, 8).toUpperCase();
        var rules = new Course.Rules(12, 2, 1, 50, 1, 10, 30, 30);
        var text = new LocalText("Nome", "Name");
        assertThatThrownBy(() -> courses.create(administrator, new Course(code, text, text, true, rules)))
                .hasMessageContaining("courses.bank.small");
        courses.create(administrator, new Course(code, text, text, false, rules));
        var choices = List.of(new LocalText("Sim", "Yes"), new LocalText("Não", "No"));
        UUID first = courses.add(administrator, code, new LocalText("Um?", "One?"), choices);
        courses.add(administrator, code, new LocalText("Dois?", "Two?"), choices);
        courses.update(administrator, courses.get(administrator, code), new Course(code, text, text, true, rules));
        assertThatThrownBy(() -> courses.retire(administrator, first)).hasMessageContaining("courses.bank.small");
        courses.replace(administrator, first, new LocalText("Um, outra vez?", "One again?"), choices);
        assertThat(courses.questions(administrator, code))
                .extracting(question -> question.text().en())
                .containsExactly("Two?", "One again?");
        assertThatThrownBy(
                        () -> courses.add(administrator, code, text, List.of(choices.getFirst(), choices.getFirst())))
                .hasMessageContaining("courses.choices.same");
        assertThatThrownBy(() -> courses.add(administrator, code, new LocalText("Só um", " "), choices))
                .hasMessageContaining("courses.text.missing");
    }

    @Test
    void nobodyTakesTheTestOfSomebodyElseOrWithoutHavingAttended() {
        Actor mediator = actor(Role.MEDIATOR);
        UUID enrolment = attended(mediator, SessionKind.FULL);
        Sheet sheet = tests.start(mediator, enrolment);
        for (Role role : Role.values()) {
            Actor other = actor(role);
            assertThatThrownBy(() -> tests.outlook(other, enrolment)).isInstanceOf(NotAuthorised.class);
            assertThatThrownBy(() -> tests.start(other, enrolment)).isInstanceOf(NotAuthorised.class);
            assertThatThrownBy(() -> tests.answer(other, sheet.attempt(), 1, 0)).isInstanceOf(NotAuthorised.class);
            assertThatThrownBy(() -> tests.submit(other, sheet.attempt())).isInstanceOf(NotAuthorised.class);
        }
        Actor absent = actor(Role.MEDIATOR);
        UUID session = session(3);
        enrolments.enrol(absent, session);
        UUID notThere = enrolmentOf(absent, session);
        assertThatThrownBy(() -> tests.start(absent, notThere)).hasMessageContaining("training.test.closed");
        held(session);
        attendance.attended(actor(Role.ADMINISTRATOR), notThere, false);
        assertThatThrownBy(() -> tests.start(absent, notThere)).hasMessageContaining("training.test.closed");
    }
}
