package pt.vez.intake;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import pt.vez.Partners;
import pt.vez.VezTest;
import pt.vez.casework.CaseNumber;
import pt.vez.casework.NewCase;
import pt.vez.people.NewPersonReason;
import pt.vez.people.PersonMatching.Found;
import pt.vez.shared.Actor;
import pt.vez.shared.DomainException;
import pt.vez.shared.Role;

/** An association of its own for every test, with mediators who record and send. */
abstract class IntakeFixture extends VezTest {
    @Autowired
    protected IntakePost post;

    @Autowired
    protected Intakes intakes;

    @Autowired
    protected IntakePeople people;

    protected UUID partner;
    protected Actor mediator;

    @BeforeEach
    void anAssociationOfItsOwn() {
        partner = association();
        mediator = colleague();
    }

    private UUID association() {
        return Partners.partner(jdbc, "Zona " + UUID.randomUUID());
    }

    protected Actor colleague() {
        return memberOf(partner);
    }

    /** A mediator of another association. */
    protected Actor stranger() {
        return memberOf(association());
    }

    private Actor memberOf(UUID association) {
        Actor member = actor(Role.MEDIATOR, "Mediadora " + UUID.randomUUID());
        Partners.member(jdbc, member.accountId(), association, false);
        Partners.ready(jdbc, member.accountId(), association);
        return member;
    }

    /** The register is asked first; whoever it shows is another person. */
    protected CaseNumber enter(Actor by, UUID id, NewCase command) {
        Found found = people.compare(by, id, command);
        return people.enter(
                by, id, found.searchId(), command, found.candidates().isEmpty() ? null : NewPersonReason.OTHER_PERSON);
    }

    protected static Map<String, Object> somebody() {
        return Device.person(
                "Ana " + UUID.randomUUID(), "D" + UUID.randomUUID().toString().substring(0, 8));
    }

    protected static <T> List<T> atOnce(int threads, java.util.concurrent.Callable<T> act) throws Exception {
        return atOnce(java.util.Collections.nCopies(threads, act));
    }

    protected static <T> List<T> atOnce(List<java.util.concurrent.Callable<T>> acts) throws Exception {
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

    protected static void refused(String key, ThrowingCallable act) {
        assertThatThrownBy(act)
                .isInstanceOf(DomainException.class)
                .extracting("key")
                .isEqualTo(key);
    }
}
