package pt.vez.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import pt.vez.VezTest;
import pt.vez.associations.Associations;
import pt.vez.associations.Associations.Kind;
import pt.vez.browser.Papers;
import pt.vez.casework.NewCase;
import pt.vez.intake.Device.Sealed;
import pt.vez.shared.Actor;
import pt.vez.shared.DomainException;
import pt.vez.shared.NotAuthorised;
import pt.vez.shared.NotFound;
import pt.vez.shared.Role;

/** From the device to the list: sent once, told apart, refused with a reason. */
class IntakeTest extends VezTest {
    @Autowired
    private IntakePost post;

    @Autowired
    private Intakes intakes;

    @Autowired
    private Associations associations;

    private UUID partner;
    private Actor mediator;

    @BeforeEach
    void anAssociationOfItsOwn() {
        Actor administrator = actor(Role.ADMINISTRATOR);
        partner = associations.register(
                administrator,
                "Associação " + UUID.randomUUID(),
                Kind.ASSOCIATION,
                "Lisboa",
                LocalDate.now().minusDays(1),
                LocalDate.now().plusYears(1));
        mediator = colleague();
    }

    private Actor colleague() {
        Actor colleague = actor(Role.MEDIATOR, "Mediadora " + UUID.randomUUID());
        associations.join(
                actor(Role.ADMINISTRATOR),
                colleague.accountId(),
                partner,
                LocalDate.now().minusDays(1));
        return colleague;
    }

    private static Map<String, Object> somebody() {
        return Device.person(
                "Ana " + UUID.randomUUID(), "D" + UUID.randomUUID().toString().substring(0, 8));
    }

    @Test
    void whatWasSealedArrivesAndIsListed() {
        Device device = new Device(post, mediator);
        Sealed record = device.seal(Device.person("Оксана Іваненко", "FA 123-456"), Papers.photograph("jpeg"));
        IntakeReceipt receipt = device.send(record);
        assertThat(receipt.state()).isEqualTo(IntakeState.RECEIVED);
        assertThat(receipt.late()).isFalse();
        assertThat(intakes.list(mediator, 0, 10).rows())
                .extracting(IntakeRow::ticket, IntakeRow::name, IntakeRow::madeBy)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(receipt.ticket(), "Оксана Іваненко", mediator.name()));
        IntakeView view = intakes.read(mediator, record.id());
        assertThat(view.person().document()).isEqualTo("FA 123-456");
        assertThat(view.person().note()).isEqualTo("à porta da câmara");
        assertThat(intakes.photograph(
                        mediator, record.id(), view.photographs().getFirst().id()))
                .isEqualTo(Papers.photograph("jpeg"));
        byte[] stored = jdbc.sql("select person from intake_record where id = ?")
                .param(record.id())
                .query(byte[].class)
                .single();
        assertThat(new String(stored, java.nio.charset.StandardCharsets.UTF_8)).doesNotContain("Оксана", "FA 123");
        assertThat(jdbc.sql("select count(*) from audit_entry where actor_id = ? and action = 'intake.read'")
                        .param(mediator.accountId())
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void theSameRecordSentAgainGetsTheSameAnswerAndIsStoredOnce() {
        Device device = new Device(post, mediator);
        Sealed record = device.seal(somebody(), Papers.photograph("jpeg"));
        IntakeReceipt first = device.send(record);
        assertThat(device.send(record)).isEqualTo(first);
        assertThat(intakes.list(mediator, 0, 10).total()).isEqualTo(1);
        assertThat(photographsOf(record.id())).isEqualTo(1);
    }

    @Test
    void aRecordBroughtByManyConnectionsAtOnceIsStoredOnce() throws Exception {
        Device device = new Device(post, mediator);
        Sealed record = device.seal(somebody(), Papers.photograph("jpeg"));
        Set<IntakeReceipt> answers = new HashSet<>(atOnce(8, () -> device.send(record)));
        assertThat(answers).hasSize(1);
        assertThat(intakes.list(mediator, 0, 10).total()).isEqualTo(1);
        assertThat(photographsOf(record.id())).isEqualTo(1);
        IntakeView view = intakes.read(mediator, record.id());
        assertThat(intakes.photograph(
                        mediator, record.id(), view.photographs().getFirst().id()))
                .isNotEmpty();
    }

    private int photographsOf(UUID record) {
        return jdbc.sql("select count(*) from intake_photograph where record_id = ?")
                .param(record)
                .query(Integer.class)
                .single();
    }

    private static <T> List<T> atOnce(int threads, java.util.concurrent.Callable<T> act) throws Exception {
        return atOnce(java.util.Collections.nCopies(threads, act));
    }

    private static <T> List<T> atOnce(List<java.util.concurrent.Callable<T>> acts) throws Exception {
        var start = new CountDownLatch(1);
        List<Future<T>> running = new ArrayList<>();
        try (var pool = Executors.newFixedThreadPool(acts.size())) {
            for (var act : acts) {
                running.add(pool.submit(() -> {
                    start.await();
                    return act.call();
                }));
            }
            start.countDown();
            List<T> answers = new ArrayList<>();
            for (Future<T> each : running) {
                answers.add(each.get());
            }
            return answers;
        }
    }

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
        refused("intake.undecided", () -> intakes.makeCase(mediator, first.id(), newCase()));
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

    private NewCase newCase() {
        return new NewCase("REN", person("+351912345678", null));
    }

    @Test
    void anOpenCaseIsNeverPutAwayByADecision() {
        Device device = new Device(post, mediator);
        Map<String, Object> person = somebody();
        Sealed first = device.seal(person);
        device.send(first);
        assertThat(intakes.makeCase(mediator, first.id(), newCase()).value()).hasSize(9);
        refused("intake.done", () -> intakes.makeCase(mediator, first.id(), newCase()));
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

    private boolean opens(Actor by, UUID id) {
        try {
            intakes.makeCase(by, id, newCase());
            return true;
        } catch (DomainException e) {
            assertThat(e.key()).isEqualTo("intake.done");
            return false;
        }
    }

    @Test
    void afterTheShiftItIsStillAcceptedAndSaysSoUntilAWeekIsOver() {
        Device device = new Device(post, mediator);
        endedBefore(device, Duration.ofDays(6));
        assertThat(device.send(device.seal(somebody())).late()).isTrue();
        endedBefore(device, IntakePost.SENDING.plusMinutes(1));
        refused("intake.tooLate", () -> device.send(device.seal(somebody())));
    }

    private void endedBefore(Device device, Duration past) {
        jdbc.sql("update intake_grant set ends_at = ? where id = ?")
                .params(Instant.now().minus(past), device.grant().id())
                .update();
    }

    @Test
    void theHouseJudgesByItsOwnClockAndTellsWhenTheDevicesIsADayOff() {
        Device device = new Device(post, mediator);
        Map<String, Object> person = somebody();
        person.put("made", Instant.now().plus(1, ChronoUnit.DAYS).toEpochMilli());
        Sealed record = device.seal(person);
        device.send(mediator, record, Instant.now().plus(1, ChronoUnit.DAYS));
        IntakeView view = intakes.read(mediator, record.id());
        assertThat(view.made()).isBetween(device.grant().issued().minusMillis(1), view.received());
        assertThat(view.clockOff()).isBetween(Duration.ofHours(23), Duration.ofHours(25));
        Sealed right = device.seal(somebody());
        device.send(mediator, right, Instant.now());
        assertThat(intakes.read(mediator, right.id()).clockOff()).isNull();
    }

    @Test
    void onlyWhoHoldsTheGrantSendsUnderIt() {
        Device device = new Device(post, mediator);
        Sealed record = device.seal(somebody());
        Actor other = colleague();
        refused("intake.foreign", () -> device.send(other, record, null));
        device.send(record);
        refused("intake.foreign", () -> device.send(other, record, null));
        Sealed unknown = device.seal(somebody());
        System.arraycopy(new byte[16], 0, unknown.bytes(), 20, 16);
        refused("intake.foreign", () -> device.send(unknown));
        jdbc.sql("update associations_member set until_date = '2021-01-01' where account_id = ?")
                .param(mediator.accountId())
                .update();
        refused("error.noAgreement", () -> device.send(record));
    }

    @Test
    void whatWasAlteredOnTheWayIsRefused() {
        Device device = new Device(post, mediator);
        Sealed record = device.seal(somebody(), Papers.photograph("jpeg"));
        int length = record.bytes().length;
        // The magic, the key, its length, the vector, the content, its seal.
        for (int at : new int[] {0, 37, 40, 38 + 384 + 3, length / 2, length - 1}) {
            byte[] altered = record.bytes().clone();
            altered[at] ^= 1;
            refused("intake.damaged", () -> device.send(new Sealed(record.id(), altered)));
        }
        // Another record's name on it.
        refused("intake.damaged", () -> device.send(new Sealed(UUID.randomUUID(), record.bytes())));
        refused("intake.damaged", () -> device.send(new Sealed(record.id(), new byte[0])));
        assertThat(intakes.list(mediator, 0, 10).total()).isZero();
        // Another record under an id that is taken.
        device.send(record);
        byte[] again = device.seal(somebody()).bytes();
        System.arraycopy(record.bytes(), 4, again, 4, 16);
        refused("intake.changed", () -> device.send(new Sealed(record.id(), again)));
    }

    @Test
    void whatIsTooLargeOrNoPhotographIsRefused() {
        Device device = new Device(post, mediator);
        refused("intake.large", () -> device.send(new Sealed(UUID.randomUUID(), new byte[IntakePost.LARGEST + 1])));
        byte[] jpeg = Papers.photograph("jpeg");
        refused(
                "intake.photographs",
                () -> device.send(device.seal(somebody(), jpeg, jpeg, jpeg, jpeg, jpeg, jpeg, jpeg, jpeg, jpeg)));
        refused("intake.notJpeg", () -> device.send(device.seal(somebody(), Papers.photograph("png"))));
        refused("intake.notJpeg", () -> device.send(device.seal(somebody(), Papers.program())));
        Map<String, Object> nobody = somebody();
        nobody.put("name", " ");
        refused("field.name.missing", () -> device.send(device.seal(nobody)));
        Map<String, Object> long_ = somebody();
        long_.put("note", "x".repeat(1001));
        refused("intake.damaged", () -> device.send(device.seal(long_)));
        refused("intake.hours", () -> post.prepare(mediator, 13));
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
        Actor stranger = mediator();
        assertThat(intakes.list(stranger, 0, 1000).rows())
                .extracting(IntakeRow::id)
                .doesNotContain(record.id());
        assertThatThrownBy(() -> intakes.read(stranger, record.id())).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> intakes.photograph(stranger, record.id(), photograph))
                .isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> intakes.decide(stranger, record.id(), twin.id(), Sameness.SAME))
                .isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> intakes.makeCase(stranger, record.id(), newCase()))
                .isInstanceOf(NotFound.class);
        // The same person at another association is no conflict there.
        Device theirs = new Device(post, stranger);
        Sealed same = theirs.seal(person);
        assertThat(theirs.send(same).state()).isEqualTo(IntakeState.RECEIVED);
        for (Actor other :
                List.of(actor(Role.APPLICANT), actor(Role.OFFICER), actor(Role.ADMINISTRATOR), actor(Role.MEDIATOR))) {
            for (ThrowingCallable act : List.<ThrowingCallable>of(
                    () -> post.prepare(other, 8),
                    () -> device.send(other, record, null),
                    () -> intakes.list(other, 0, 10),
                    () -> intakes.read(other, record.id()),
                    () -> intakes.photograph(other, record.id(), photograph),
                    () -> intakes.decide(other, record.id(), twin.id(), Sameness.SAME),
                    () -> intakes.makeCase(other, record.id(), newCase()))) {
                assertThatThrownBy(act).isInstanceOf(NotAuthorised.class);
            }
        }
    }

    private static void refused(String key, ThrowingCallable act) {
        assertThatThrownBy(act)
                .isInstanceOf(DomainException.class)
                .extracting("key")
                .isEqualTo(key);
    }
}
