package pt.vez.scheduling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import pt.vez.VezTest;
import pt.vez.scheduling.WalkIns.Ground;
import pt.vez.scheduling.WalkIns.State;
import pt.vez.scheduling.WalkIns.Ticket;
import pt.vez.shared.Actor;
import pt.vez.shared.GeoPoint;
import pt.vez.shared.InvalidInput;
import pt.vez.shared.LocalText;
import pt.vez.shared.NotAuthorised;
import pt.vez.shared.Role;

/** Tickets: one turn each, priority first, two desks never get the same person. */
class WalkInsTest extends VezTest {
    @Autowired
    private WalkIns walkIns;

    @Autowired
    private Centres centres;

    private record Place(Actor officer, CentreId centre, List<UUID> desks) {}

    private Place place(int desks) {
        Actor administrator = actor(Role.ADMINISTRATOR);
        CentreId centre = centres.create(
                administrator,
                new CentreData(
                        "Posto " + UUID.randomUUID(),
                        "Rua 1",
                        "1000-001 Lisboa",
                        "lisboa",
                        ZoneId.of("Europe/Lisbon"),
                        new GeoPoint(38.7, -9.1),
                        null,
                        new LocalText("", ""),
                        true));
        List<UUID> made = new ArrayList<>();
        for (int i = 1; i <= desks; i++) {
            made.add(centres.addDesk(administrator, centre, "Balcão " + i, Set.of("REN")));
        }
        return new Place(actor(Role.OFFICER), centre, made);
    }

    @Test
    void whoHasPriorityIsCalledFirstThenTheOrderOfArrival() {
        Place place = place(1);
        Ticket first = walkIns.issue(place.officer(), place.centre(), "REN", Ground.NONE);
        Ticket pregnant = walkIns.issue(place.officer(), place.centre(), "REN", Ground.PREGNANT);
        assertThat(walkIns.byToken(first.token()).orElseThrow().ahead()).isEqualTo(1);
        UUID desk = place.desks().getFirst();
        assertThat(walkIns.callNext(place.officer(), desk)).map(Ticket::id).contains(pregnant.id());
        assertThat(walkIns.hall(place.centre())
                        .orElseThrow()
                        .called()
                        .getFirst()
                        .number())
                .isEqualTo(pregnant.shown());
        assertThat(walkIns.callNext(place.officer(), desk)).map(Ticket::id).contains(first.id());
        assertThat(walkIns.byToken(pregnant.token()).orElseThrow().state()).isEqualTo(State.SERVED);
        assertThat(walkIns.callNext(place.officer(), desk)).isEmpty();
    }

    @Test
    void twoDesksNeverCallTheSamePerson() throws Exception {
        Place place = place(8);
        for (int i = 0; i < 40; i++) {
            walkIns.issue(place.officer(), place.centre(), "REN", Ground.NONE);
        }
        List<Future<List<UUID>>> called = new ArrayList<>();
        try (var pool = Executors.newFixedThreadPool(8)) {
            for (UUID desk : place.desks()) {
                called.add(pool.submit(() -> {
                    List<UUID> mine = new ArrayList<>();
                    for (Optional<Ticket> next = walkIns.callNext(place.officer(), desk);
                            next.isPresent();
                            next = walkIns.callNext(place.officer(), desk)) {
                        mine.add(next.get().id());
                    }
                    return mine;
                }));
            }
        }
        List<UUID> all = new ArrayList<>();
        for (Future<List<UUID>> each : called) {
            all.addAll(each.get());
        }
        assertThat(all).hasSize(40).doesNotHaveDuplicates();
    }

    @Test
    void whoDoesNotAnswerThreeCallsIsAbsentAndMayComeBack() {
        Place place = place(1);
        Ticket ticket = walkIns.issue(place.officer(), place.centre(), "REN", Ground.NONE);
        walkIns.callNext(place.officer(), place.desks().getFirst());
        walkIns.callAgain(place.officer(), ticket.id());
        walkIns.callAgain(place.officer(), ticket.id());
        assertThat(walkIns.callAgain(place.officer(), ticket.id()).state()).isEqualTo(State.ABSENT);
        walkIns.requeue(place.officer(), ticket.id());
        assertThat(walkIns.byToken(ticket.token()).orElseThrow().state()).isEqualTo(State.WAITING);
        walkIns.leave(ticket.token());
        assertThat(walkIns.callNext(place.officer(), place.desks().getFirst())).isEmpty();
    }

    @Test
    void onlyStaffGivesAndCallsTickets() {
        Place place = place(1);
        Actor applicant = actor(Role.APPLICANT);
        Actor mediator = mediator();
        assertThatThrownBy(() -> walkIns.issue(applicant, place.centre(), "REN", Ground.NONE))
                .isInstanceOf(NotAuthorised.class);
        assertThatThrownBy(() -> walkIns.issue(mediator, place.centre(), "REN", Ground.NONE))
                .as("not on shift at this centre")
                .isInstanceOf(NotAuthorised.class);
        onShiftAt(mediator, place.centre());
        walkIns.issue(mediator, place.centre(), "REN", Ground.NONE);
        assertThat(walkIns.callNext(mediator, place.desks().getFirst()))
                .as("on duty here, a mediator runs the hall")
                .isPresent();
        Place elsewhere = place(1);
        UUID foreign = walkIns.issue(elsewhere.officer(), elsewhere.centre(), "REN", Ground.NONE)
                .id();
        assertThatThrownBy(() -> walkIns.callNext(mediator, elsewhere.desks().getFirst()))
                .isInstanceOf(NotAuthorised.class);
        for (Runnable each : List.<Runnable>of(
                () -> walkIns.callAgain(mediator, foreign),
                () -> walkIns.served(mediator, foreign),
                () -> walkIns.absent(mediator, foreign),
                () -> walkIns.reopen(mediator, foreign),
                () -> walkIns.takeOver(mediator, foreign),
                () -> walkIns.requeue(mediator, foreign),
                () -> walkIns.workAtDesk(mediator, elsewhere.desks().getFirst()),
                () -> walkIns.atDesk(mediator, elsewhere.desks().getFirst()),
                () -> walkIns.served(applicant, foreign))) {
            assertThatThrownBy(each::run).isInstanceOf(NotAuthorised.class);
        }
        assertThat(walkIns.byToken("nothing-of-this-length")).isEmpty();
    }

    @Test
    void twoPeopleAtOneDeskCannotEndEachOthersTicketUntilOneTakesOver() {
        Place place = place(1);
        Actor other = actor(Role.ADMINISTRATOR, "Outra pessoa");
        UUID desk = place.desks().getFirst();
        Ticket first = walkIns.issue(place.officer(), place.centre(), "REN", Ground.NONE);
        Ticket second = walkIns.issue(place.officer(), place.centre(), "REN", Ground.NONE);
        walkIns.callNext(place.officer(), desk);
        for (Runnable each : List.<Runnable>of(
                () -> walkIns.callNext(other, desk),
                () -> walkIns.callAgain(other, first.id()),
                () -> walkIns.served(other, first.id()),
                () -> walkIns.absent(other, first.id()),
                () -> walkIns.requeue(other, first.id()))) {
            assertThatThrownBy(each::run)
                    .isInstanceOf(InvalidInput.class)
                    .extracting(problem -> ((InvalidInput) problem).key())
                    .isEqualTo("queue.other");
        }
        assertThat(state(first)).isEqualTo(State.CALLED);
        assertThat(walkIns.takeOver(other, first.id()).caller().accountId()).isEqualTo(other.accountId());
        assertThatThrownBy(() -> walkIns.served(place.officer(), first.id())).isInstanceOf(InvalidInput.class);
        assertThat(walkIns.callNext(other, desk)).map(Ticket::id).contains(second.id());
        assertThat(state(first)).isEqualTo(State.SERVED);
    }

    @Test
    void theEndOfATicketIsUndoneUnlessTheDeskHasAnotherPerson() {
        Place place = place(1);
        UUID desk = place.desks().getFirst();
        Ticket first = walkIns.issue(place.officer(), place.centre(), "REN", Ground.NONE);
        walkIns.issue(place.officer(), place.centre(), "REN", Ground.NONE);
        walkIns.callNext(place.officer(), desk);
        walkIns.absent(place.officer(), first.id());
        assertThat(state(first)).isEqualTo(State.ABSENT);
        walkIns.reopen(place.officer(), first.id());
        assertThat(state(first)).isEqualTo(State.CALLED);
        walkIns.served(place.officer(), first.id());
        walkIns.callNext(place.officer(), desk);
        assertThatThrownBy(() -> walkIns.reopen(place.officer(), first.id())).isInstanceOf(InvalidInput.class);
        assertThat(state(first)).isEqualTo(State.SERVED);
    }

    @Test
    void everyChangeOfTheHallGivesItAnotherVersion() {
        Place place = place(1);
        Ticket ticket = walkIns.issue(place.officer(), place.centre(), "REN", Ground.NONE);
        changes(place, () -> walkIns.issue(place.officer(), place.centre(), "REN", Ground.NONE));
        changes(place, () -> walkIns.callNext(place.officer(), place.desks().getFirst()));
        changes(place, () -> walkIns.callAgain(place.officer(), ticket.id()));
        changes(place, () -> walkIns.requeue(place.officer(), ticket.id()));
        changes(place, () -> walkIns.leave(ticket.token()));
    }

    private void changes(Place place, Runnable what) {
        long before = version(place);
        what.run();
        assertThat(version(place)).isGreaterThan(before);
    }

    private long version(Place place) {
        return jdbc.sql("select version from scheduling_hall_version where centre_id = ?")
                .param(place.centre().value())
                .query(Long.class)
                .single();
    }

    private State state(Ticket ticket) {
        return walkIns.byToken(ticket.token()).orElseThrow().state();
    }

    private void onShiftAt(Actor mediator, CentreId centre) {
        jdbc.sql("insert into associations_agreement_centre select distinct g.id, ? from associations_agreement g"
                        + " join associations_member m on m.partner_id = g.partner_id where m.account_id = ?")
                .params(centre.value(), mediator.accountId())
                .update();
        jdbc.sql("update rota_duty set centre_id = ? where account_id = ?")
                .params(centre.value(), mediator.accountId())
                .update();
    }

    @Test
    void theDeskOneWorksAtIsRememberedForOneselfWhileItIsInUse() {
        Place place = place(2);
        Actor colleague = actor(Role.OFFICER);
        assertThat(walkIns.desk(place.officer())).isEmpty();
        walkIns.workAtDesk(place.officer(), place.desks().get(0));
        walkIns.workAtDesk(place.officer(), place.desks().get(1));
        assertThat(walkIns.desk(place.officer())).contains(place.desks().get(1));
        assertThat(walkIns.desk(colleague)).isEmpty();
        jdbc.sql("update scheduling_desk set active = false where id = ?")
                .param(place.desks().get(1))
                .update();
        assertThat(walkIns.desk(place.officer())).isEmpty();
    }
}
