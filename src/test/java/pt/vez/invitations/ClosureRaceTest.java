package pt.vez.invitations;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.transaction.support.TransactionTemplate;
import pt.vez.VezTest;
import pt.vez.casework.CaseId;
import pt.vez.invitations.Disruptions.Scope;
import pt.vez.invitations.internal.Tokens;
import pt.vez.scheduling.BatchBooking.Outcome;
import pt.vez.scheduling.Booking;
import pt.vez.scheduling.CentreId;
import pt.vez.scheduling.Hold;
import pt.vez.shared.Actor;
import pt.vez.shared.DomainException;
import pt.vez.shared.Ids;
import pt.vez.shared.Role;

/** People who book, alone and in batches, at the moment in which a closure takes their seats. */
class ClosureRaceTest extends VezTest {
    private static final int PEOPLE = 24;

    @Autowired
    private ApplicationContext application;

    @Autowired
    private Allocation allocation;

    @Autowired
    private Disruptions disruptions;

    @Autowired
    private Invitations invitations;

    @Autowired
    private Booking booking;

    @Autowired
    private TransactionTemplate template;

    private record Person(Actor actor, CaseId id, InvitationLink link) {}

    private Actor administrator;
    private ClosureFixture house;
    private final List<Person> people = new ArrayList<>();

    @BeforeAll
    void open() {
        administrator = actor(Role.ADMINISTRATOR);
        ClosureFixture.jobs(jdbc, false);
        house = new ClosureFixture(application, administrator, 2, 4);
        UUID wave = Ids.next();
        for (int i = 0; i < PEOPLE; i++) {
            Actor actor = actor(Role.APPLICANT);
            CaseId id = house.wants(caseOf(actor).id(), allocation);
            template.executeWithoutResult(status -> Tokens.invite(
                    application,
                    wave,
                    ClosureFixture.SERVICE,
                    house.places.getFirst().value(),
                    List.of(id.value())));
            UUID invitation = jdbc.sql("select id from invitations_invitation where case_id = ? and live")
                    .param(id.value())
                    .query(UUID.class)
                    .single();
            people.add(new Person(
                    actor,
                    id,
                    new InvitationLink(
                            InvitationLink.Kind.INVITATION,
                            invitation,
                            Instant.now().plusSeconds(200_000),
                            ClosureFixture.SERVICE,
                            "lisboa")));
        }
    }

    @AfterAll
    void leave() {
        house.leave();
        ClosureFixture.jobs(jdbc, true);
    }

    private Scope closed() {
        return new Scope(
                house.places.stream().map(CentreId::value).toList(),
                List.of(),
                List.of(),
                house.days.get(0).atStartOfDay(),
                house.days.get(1).plusDays(1).atStartOfDay(),
                false,
                house.days.getLast());
    }

    @Test
    void whoWasFasterThanTheClosureIsInItsPlanAndWhoWasSlowerHasNothing() throws Exception {
        List<UUID> slots = jdbc.sql(
                        "select s.id from scheduling_slot s where s.centre_id in (:ids) and s.local_date <= :last")
                .param("ids", house.places.stream().map(CentreId::value).toList())
                .param("last", house.days.get(1))
                .query(UUID.class)
                .list();
        var start = new CountDownLatch(1);
        List<Future<Boolean>> booked = new ArrayList<>();
        UUID plan;
        try (var pool = Executors.newFixedThreadPool(PEOPLE)) {
            for (int i = 0; i < PEOPLE; i++) {
                Person person = people.get(i);
                UUID slot = slots.get(i % slots.size());
                boolean inBatch = i % 2 == 0;
                booked.add(pool.submit(() -> {
                    start.await();
                    return inBatch
                            ? invitations
                                            .take(person.link(), slot, UUID.randomUUID())
                                            .outcome()
                                    == Outcome.BOOKED
                            : book(person, slot);
                }));
            }
            start.countDown();
            plan = disruptions.propose(administrator, closed(), "Greve");
            for (Future<Boolean> each : booked) {
                each.get();
            }
        }
        disruptions.step();
        var truth = new ClosureTruth(jdbc, template, house);
        List<UUID> ids = people.stream().map(each -> each.id().value()).toList();
        truth.check(ids, "raced");
        assertThat(disruptions.plan(administrator, plan).total())
                .as("everybody who was booked is in the plan")
                .isEqualTo(jdbc.sql("select count(*) from scheduling_appointment where case_id in (:ids) and active")
                        .param("ids", ids)
                        .query(Integer.class)
                        .single());
        // What a node remembers of free seats from before the closure books nothing after it.
        for (Person person : people) {
            for (UUID slot : slots.subList(0, 3)) {
                assertThat(invitations
                                .take(person.link(), slot, UUID.randomUUID())
                                .outcome())
                        .isNotEqualTo(Outcome.BOOKED);
            }
        }
        truth.check(ids, "tried again");
        disruptions.undo(administrator, plan);
        disruptions.step();
        truth.check(ids, "undone");
    }

    private boolean book(Person person, UUID slot) {
        try {
            Hold hold = booking.hold(person.actor(), person.id(), slot);
            booking.confirm(person.actor(), person.id(), hold.id());
            return true;
        } catch (DomainException refused) {
            return false;
        }
    }
}
