package pt.vez.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import pt.vez.browser.Papers;
import pt.vez.casework.NewCase;
import pt.vez.intake.Device.Sealed;
import pt.vez.shared.Actor;
import pt.vez.shared.DomainException;
import pt.vez.shared.NotAuthorised;
import pt.vez.shared.NotFound;
import pt.vez.shared.Role;

/** The same person twice, the case that comes of an intake, and who may do nothing of it. */
class IntakeTest extends IntakeFixture {
    @Test
    void theSamePersonFromTwoDevicesAtTheSameMomentIsOneConflict() throws Exception {
        Device one = new Device(post, mediator);
        Device other = new Device(post, colleague());
        for (int round = 0; round < 10; round++) {
            String document = "AB" + UUID.randomUUID().toString().substring(0, 6);
            Sealed here = one.seal(Device.person("Ana Silva " + round, document));
            Sealed there =
                    other.seal(Device.person("Silva Ana, Maria " + round, document.toLowerCase(java.util.Locale.ROOT)));
            List<IntakeReceipt> answers = atOnce(List.of(() -> one.send(here), () -> other.send(there)));
            assertThat(answers).extracting(IntakeReceipt::state).contains(IntakeState.CONFLICT);
            assertThat(intakes.read(mediator, here.id()).undecided())
                    .extracting(IntakeView.Resemblance::id)
                    .containsExactly(there.id());
            assertThat(intakes.read(mediator, there.id()).undecided())
                    .extracting(IntakeView.Resemblance::id)
                    .containsExactly(here.id());
        }
    }

    @Test
    void theSameNameInAnyOrderAndBirthDateIsAConflictAndAnotherBirthDateIsNone() {
        Device device = new Device(post, mediator);
        String name = "José " + UUID.randomUUID();
        device.send(device.seal(Device.person(name, "")));
        String turned = name.substring(5) + " JOSE";
        assertThat(device.send(device.seal(Device.person(turned, ""))).state()).isEqualTo(IntakeState.CONFLICT);
        Map<String, Object> younger = Device.person(name, "");
        younger.put("birth", "1999-05-17");
        assertThat(device.send(device.seal(younger)).state()).isEqualTo(IntakeState.RECEIVED);
    }

    @Test
    void aDecisionKeepsThemTogetherWithTheirPhotographsAndIsInTheJournal() {
        Device device = new Device(post, mediator);
        Map<String, Object> person = somebody();
        Sealed first = device.seal(person, Papers.photograph("jpeg"));
        Sealed second = device.seal(person, Papers.photograph("jpeg"));
        device.send(first);
        assertThat(device.send(second).state()).isEqualTo(IntakeState.CONFLICT);
        refused("intake.undecided", () -> enter(mediator, first.id(), newCase()));
        intakes.decide(mediator, second.id(), first.id(), Sameness.SAME);
        IntakeView kept = intakes.read(mediator, first.id());
        assertThat(kept.state()).isEqualTo(IntakeState.RECEIVED);
        assertThat(kept.photographs()).hasSize(2);
        IntakeView joined = intakes.read(mediator, second.id());
        assertThat(joined.state()).isEqualTo(IntakeState.TOGETHER);
        assertThat(joined.keptWith()).isEqualTo(first.id());
        assertThat(jdbc.sql("select detail from audit_entry where actor_id = ? and action = 'intake.decided'")
                        .param(mediator.accountId())
                        .query(String.class)
                        .single())
                .startsWith("SAME");
        refused("intake.decided", () -> intakes.decide(mediator, second.id(), first.id(), Sameness.DIFFERENT));
        // Recorded a third time: one question, about the one that stayed.
        Sealed third = device.seal(person);
        device.send(third);
        assertThat(intakes.read(mediator, third.id()).undecided()).hasSize(1);
        intakes.decide(mediator, first.id(), third.id(), Sameness.DIFFERENT);
        assertThat(intakes.read(mediator, third.id()).state()).isEqualTo(IntakeState.RECEIVED);
        assertThat(intakes.read(mediator, first.id()).state()).isEqualTo(IntakeState.RECEIVED);
    }

    @Test
    void anOpenCaseIsNeverPutAwayByADecision() {
        Device device = new Device(post, mediator);
        Map<String, Object> person = somebody();
        Sealed first = device.seal(person);
        device.send(first);
        assertThat(enter(mediator, first.id(), newCase()).value()).hasSize(9);
        refused("intake.done", () -> enter(mediator, first.id(), newCase()));
        Sealed second = device.seal(person);
        device.send(second);
        intakes.decide(mediator, first.id(), second.id(), Sameness.SAME);
        assertThat(intakes.read(mediator, first.id()).state()).isEqualTo(IntakeState.CASE);
        assertThat(intakes.read(mediator, second.id()).keptWith()).isEqualTo(first.id());
    }

    @Test
    void twoMediatorsOpenOneCase() throws Exception {
        Device device = new Device(post, mediator);
        Sealed record = device.seal(somebody());
        device.send(record);
        Actor other = colleague();
        List<Boolean> opened = atOnce(List.of(() -> opens(mediator, record.id()), () -> opens(other, record.id())));
        assertThat(opened).containsExactlyInAnyOrder(true, false);
    }

    @Test
    void anotherAssociationAndOtherRolesSeeAndDoNothing() {
        Device device = new Device(post, mediator);
        Map<String, Object> person = somebody();
        Sealed record = device.seal(person, Papers.photograph("jpeg"));
        Sealed twin = device.seal(person);
        device.send(record);
        device.send(twin);
        UUID photograph =
                intakes.read(mediator, record.id()).photographs().getFirst().id();
        Actor stranger = stranger();
        assertThat(intakes.list(stranger, EnumSet.allOf(IntakeState.class), 0, 1000)
                        .rows())
                .extracting(IntakeRow::id)
                .doesNotContain(record.id());
        assertThatThrownBy(() -> intakes.read(stranger, record.id())).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> intakes.photograph(stranger, record.id(), photograph))
                .isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> intakes.decide(stranger, record.id(), twin.id(), Sameness.SAME))
                .isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> people.compare(stranger, record.id())).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> people.join(stranger, record.id(), record.id(), record.id(), "REN"))
                .isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> people.enter(stranger, record.id(), record.id(), newCase(), null))
                .isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> intakes.putAway(stranger, record.id(), PutAwayReason.TEST))
                .isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> intakes.restore(stranger, record.id())).isInstanceOf(NotFound.class);
        // The same person at another association is no conflict there.
        Device theirs = new Device(post, stranger);
        Sealed same = theirs.seal(person);
        assertThat(theirs.send(same).state()).isEqualTo(IntakeState.RECEIVED);
        for (Actor other :
                List.of(actor(Role.APPLICANT), actor(Role.OFFICER), actor(Role.ADMINISTRATOR), actor(Role.MEDIATOR))) {
            for (ThrowingCallable act : List.<ThrowingCallable>of(
                    () -> post.prepare(other),
                    () -> device.send(other, record, null),
                    () -> intakes.list(other, EnumSet.allOf(IntakeState.class), 0, 10),
                    () -> intakes.read(other, record.id()),
                    () -> intakes.photograph(other, record.id(), photograph),
                    () -> intakes.decide(other, record.id(), twin.id(), Sameness.SAME),
                    () -> intakes.putAway(other, record.id(), PutAwayReason.TEST),
                    () -> intakes.restore(other, record.id()),
                    () -> intakes.waiting(other),
                    () -> people.compare(other, record.id()),
                    () -> people.compare(other, record.id(), newCase()),
                    () -> people.casesOf(other, record.id(), record.id(), record.id()),
                    () -> people.join(other, record.id(), record.id(), record.id(), "REN"),
                    () -> people.enter(other, record.id(), record.id(), newCase(), null))) {
                assertThatThrownBy(act).isInstanceOf(NotAuthorised.class);
            }
        }
    }

    private NewCase newCase() {
        return new NewCase("REN", person("+351912345678", null));
    }

    private boolean opens(Actor by, UUID id) {
        try {
            enter(by, id, newCase());
            return true;
        } catch (DomainException e) {
            assertThat(e.key()).isIn("intake.done", "match.meanwhile");
            return false;
        }
    }
}
