package pt.vez.invitations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.transaction.support.TransactionTemplate;
import pt.vez.VezTest;
import pt.vez.casework.CaseId;
import pt.vez.invitations.Disruptions.Plan;
import pt.vez.invitations.Disruptions.Scope;
import pt.vez.invitations.Disruptions.State;
import pt.vez.invitations.internal.replacement.ReplacementSteps;
import pt.vez.scheduling.Agenda;
import pt.vez.scheduling.AppointmentView;
import pt.vez.scheduling.Booking;
import pt.vez.scheduling.CancelReason;
import pt.vez.scheduling.CentreData;
import pt.vez.scheduling.CentreId;
import pt.vez.scheduling.Centres;
import pt.vez.scheduling.Hold;
import pt.vez.scheduling.SeatClosed;
import pt.vez.scheduling.ServiceType;
import pt.vez.shared.Actor;
import pt.vez.shared.DomainException;
import pt.vez.shared.InvalidInput;
import pt.vez.shared.NotAuthorised;
import pt.vez.shared.Role;

/** Closures that overlap: whatever comes in whatever order, seats, offers and what people were told agree. */
class OverlappingPlansTest extends VezTest {
    @Autowired
    private ApplicationContext application;

    @Autowired
    private Allocation allocation;

    @Autowired
    private Disruptions disruptions;

    @Autowired
    private Invitations invitations;

    @Autowired
    private Offers offers;

    @Autowired
    private WaitingList waitingList;

    @Autowired
    private Booking booking;

    @Autowired
    private CallList calls;

    @Autowired
    private Agenda agenda;

    @Autowired
    private Centres centres;

    @Autowired
    private TransactionTemplate template;

    private record Person(Actor actor, CaseId id) {}

    private Actor administrator;
    private ClosureFixture house;
    private ClosureTruth truth;
    private final List<Person> people = new ArrayList<>();
    private final List<UUID> plans = new ArrayList<>();

    @BeforeAll
    void stillness() {
        administrator = actor(Role.ADMINISTRATOR);
        ClosureFixture.jobs(jdbc, false);
    }

    @AfterAll
    void goOn() {
        ClosureFixture.jobs(jdbc, true);
    }

    private void open(int desks, int slots, int count) {
        house = new ClosureFixture(application, administrator, desks, slots);
        truth = new ClosureTruth(jdbc, template, house);
        for (int i = 0; i < count; i++) {
            Actor actor = actor(Role.APPLICANT);
            people.add(new Person(actor, house.wants(caseOf(actor).id(), allocation)));
        }
    }

    @AfterEach
    void close() {
        plans.forEach(plan -> attempt(() -> disruptions.undo(administrator, plan)));
        disruptions.step();
        plans.clear();
        people.clear();
        house.leave();
    }

    private Scope scope(List<CentreId> centres, int first, int last, boolean stand) {
        return new Scope(
                centres.stream().map(CentreId::value).toList(),
                List.of(),
                List.of(ClosureFixture.SERVICE),
                house.days.get(first).atStartOfDay(),
                house.days.get(last).plusDays(1).atStartOfDay(),
                stand,
                house.days.getLast());
    }

    private UUID propose(Scope scope) {
        UUID plan = disruptions.propose(administrator, scope, "Greve " + plans.size());
        plans.add(plan);
        return plan;
    }

    private UUID send(Scope scope) {
        UUID plan = propose(scope);
        disruptions.step();
        disruptions.send(administrator, plan);
        disruptions.step();
        return plan;
    }

    private AppointmentView book(Person person, UUID slot) {
        Hold hold = booking.hold(person.actor(), person.id(), slot);
        return booking.confirm(person.actor(), person.id(), hold.id());
    }

    private InvitationLink offerOf(Person person) {
        return invitations.read(
                offers.openFor(person.actor(), person.id()).orElseThrow().token());
    }

    private void check(String step) {
        truth.check(people.stream().map(each -> each.id().value()).toList(), step);
    }

    private List<UUID> slotsOf(CentreId centre, int day) {
        return jdbc.sql("select id from scheduling_slot where centre_id = ? and local_date = ? order by starts_at")
                .params(centre.value(), house.days.get(day))
                .query(UUID.class)
                .list();
    }

    private boolean attempt(Runnable act) {
        try {
            act.run();
            return true;
        } catch (DomainException refused) {
            return false;
        }
    }

    @Test
    void anOfferOnASeatThatIsClosedLaterIsExchangedAndCannotBeAcceptedMeanwhile() {
        open(1, 2, 1);
        CentreId closed = house.places.get(0);
        Person one = people.getFirst();
        AppointmentView first = book(one, slotsOf(closed, 0).getFirst());
        send(scope(List.of(closed), 0, 0, false));
        InvitationLink old = offerOf(one);
        Offers.Offer offered = offers.read(old);
        // Wherever the seat is that was offered, a second closure covers it.
        int day = house.days.indexOf(
                offered.start().atZone(java.time.ZoneId.of("Europe/Lisbon")).toLocalDate());
        UUID second = propose(scope(List.of(offered.centre()), day, day, false));
        assertThatThrownBy(() -> offers.accept(old)).isInstanceOf(SeatClosed.class);
        assertThat(offers.read(old).closed()).isTrue();
        assertThat(offers.openFor(one.actor(), one.id()))
                .as("no screen shows it")
                .isEmpty();
        disruptions.step();
        check("proposed");
        disruptions.send(administrator, second);
        disruptions.step();
        check("sent");
        assertThat(offers.read(old).state()).isEqualTo(Offers.State.WITHDRAWN);
        InvitationLink next = offerOf(one);
        assertThat(next.id()).isNotEqualTo(old.id());
        assertThat(disruptions.toCall(administrator, second)).isEmpty();
        assertThat(offers.accept(next).id()).isEqualTo(first.id());
        check("accepted");
    }

    @Test
    void undoingAPlanLeavesClosedWhatAnotherClosesAndHandsItsPeopleOn() {
        open(1, 2, 3);
        CentreId closed = house.places.get(0);
        Person both = people.get(0);
        Person only = people.get(1);
        AppointmentView shared = book(both, slotsOf(closed, 1).getFirst());
        AppointmentView alone = book(only, slotsOf(closed, 0).getFirst());
        UUID first = send(scope(List.of(closed), 0, 1, false));
        UUID second = send(scope(List.of(closed), 1, 2, false));
        InvitationLink kept = offerOf(both);
        disruptions.undo(administrator, first);
        disruptions.step();
        check("undone");
        assertThat(offerOf(both)).as("the offer goes on under the other plan").isEqualTo(kept);
        assertThat(disruptions.plan(administrator, second).sent()).isEqualTo(1);
        assertThat(disruptions.plan(administrator, first).undone()).isEqualTo(1);
        assertThat(booking.active(only.actor(), only.id()).orElseThrow().start())
                .isEqualTo(alone.start());
        assertThat(offers.openFor(only.actor(), only.id())).isEmpty();
        assertThatThrownBy(() -> book(people.get(2), slotsOf(closed, 1).getFirst()))
                .isInstanceOf(DomainException.class);
        book(people.get(2), slotsOf(closed, 0).getLast());
        disruptions.undo(administrator, second);
        disruptions.step();
        check("both undone");
        assertThat(booking.active(both.actor(), both.id()).orElseThrow().start())
                .isEqualTo(shared.start());
    }

    @Test
    void whoCannotGoBackKeepsTheNewDateIsToldAndIsInTheReport() {
        open(1, 2, 1);
        CentreId closed = house.places.get(0);
        Person one = people.getFirst();
        book(one, slotsOf(closed, 1).getFirst());
        UUID first = send(scope(List.of(closed), 0, 1, false));
        offers.accept(offerOf(one));
        send(scope(List.of(closed), 1, 1, false));
        disruptions.undo(administrator, first);
        disruptions.step();
        check("undone");
        Plan plan = disruptions.plan(administrator, first);
        assertThat(plan.state()).isEqualTo(State.UNDONE);
        assertThat(plan.kept()).isEqualTo(1);
        assertThat(jdbc.sql("select reason from invitations_plan_item where plan_id = ?")
                        .param(first)
                        .query(String.class)
                        .single())
                .isEqualTo("CLOSED");
        assertThat(jdbc.sql("select count(*) from notifications_outbox where kind = 'later.kept' and about = ?")
                        .param(one.id().value())
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void whoseNewDateIsClosedTooReadsOfTheOfferAndNotToKeepTheDate() {
        open(1, 4, 1);
        CentreId closed = house.places.get(0);
        Person one = people.getFirst();
        book(one, slotsOf(closed, 1).getFirst());
        UUID first = send(scope(List.of(closed), 0, 1, false));
        offers.accept(offerOf(one));
        var date = booking.active(one.actor(), one.id()).orElseThrow();
        int day = house.days.indexOf(
                date.start().atZone(date.centre().data().zone()).toLocalDate());
        send(scope(List.of(date.centre().id()), day, day, false));
        send(scope(List.of(closed), 1, 1, false));
        InvitationLink exchanged = offerOf(one);
        disruptions.undo(administrator, first);
        disruptions.step();
        check("undone");
        assertThat(offerOf(one)).isEqualTo(exchanged);
        assertThat(jdbc.sql("select count(*) from notifications_outbox where kind = 'later.kept' and about = ?")
                        .param(one.id().value())
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void aSeatHeldOrPublishedBeforeTheClosureIsNotBookedAfterIt() {
        open(1, 2, 2);
        CentreId closed = house.places.get(0);
        Person one = people.getFirst();
        UUID slot = slotsOf(closed, 0).getFirst();
        Hold hold = booking.hold(one.actor(), one.id(), slot);
        propose(scope(List.of(closed), 0, 0, false));
        assertThatThrownBy(() -> booking.confirm(one.actor(), one.id(), hold.id()))
                .isInstanceOf(DomainException.class);
        house.desk(closed, 3);
        house.publish(closed);
        check("published");
        for (UUID each : slotsOf(closed, 0)) {
            assertThatThrownBy(() -> booking.hold(one.actor(), one.id(), each)).isInstanceOf(DomainException.class);
        }
        assertThat(booking.active(one.actor(), one.id())).isEmpty();
    }

    @Test
    void whoBooksAnotherTimeThemselvesIsNotCalledAndTheKeptSeatIsGivenBack() {
        open(1, 2, 1);
        CentreId closed = house.places.get(0);
        Person one = people.getFirst();
        book(one, slotsOf(closed, 0).getFirst());
        UUID plan = send(scope(List.of(closed), 0, 0, false));
        InvitationLink invitationLink = offerOf(one);
        UUID other = house.slots().stream()
                .filter(slot -> attempt(() -> book(one, slot)))
                .findFirst()
                .orElseThrow();
        check("booked");
        assertThat(other).isNotNull();
        assertThat(offers.read(invitationLink).state()).isEqualTo(Offers.State.WITHDRAWN);
        assertThat(disruptions.plan(administrator, plan).sent()).isZero();
        assertThat(disruptions.toCall(administrator, plan)).isEmpty();
    }

    @Test
    void thePreviewNamesTheOtherPlanWhatStaysWithItAndWhatIsExchanged() {
        open(1, 2, 2);
        CentreId closed = house.places.get(0);
        book(people.get(0), slotsOf(closed, 0).getFirst());
        book(people.get(1), slotsOf(closed, 1).getFirst());
        UUID first = send(scope(List.of(closed), 0, 0, false));
        Offers.Offer offered = offers.read(offerOf(people.getFirst()));
        var everywhere = scope(house.places, 0, 3, false);
        var preview = disruptions.preview(administrator, everywhere);
        assertThat(preview.overlaps()).extracting(Disruptions.Overlap::plan).containsExactly(first);
        assertThat(preview.overlaps().getFirst().exchanged()).isEqualTo(1);
        assertThat(preview.affected()).as("one booked, one to be exchanged").isEqualTo(2);
        assertThat(preview.isEnough()).as("no seat of the service is left").isFalse();
        var same = disruptions.preview(administrator, scope(List.of(closed), 0, 0, false));
        assertThat(same.affected()).as("the other plan works on it").isZero();
        assertThat(same.overlaps().getFirst().theirs()).isEqualTo(1);
        assertThat(offered.closed()).isFalse();
    }

    @Test
    void whoHasNoOtherDateIsInTheListOfCallsWithNameAndNumberIsToldAndSeesWhoLooked() {
        open(1, 1, 2);
        Person one = people.get(0);
        Person silent = people.get(1);
        jdbc.sql("update people_applicant a join casework_case c on c.applicant_id = a.id"
                        + " set a.phone = '+351912345678' where c.id = ?")
                .param(one.id().value())
                .update();
        book(one, slotsOf(house.places.getFirst(), 0).getFirst());
        UUID plan = send(scope(house.places, 0, 3, false));
        check("sent");
        Actor officer = actor(Role.OFFICER);
        CallList.Entry entry = calls.list(officer, plan, 0, 10).getFirst();
        assertThat(entry.name()).isEqualTo("Ana Silva");
        assertThat(entry.phone()).isEqualTo("+351912345678");
        assertThat(entry.why()).isEqualTo(CallList.Why.NO_SEAT);
        assertThat(jdbc.sql("select count(*) from notifications_outbox where kind = 'later.call' and about = ?")
                        .param(one.id().value())
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
        calls.mark(officer, plan, entry.appointment(), CallList.Mark.DONE, "Vem a Sintra");
        assertThat(calls.closures(officer))
                .filteredOn(each -> each.plan().equals(plan))
                .extracting(CallList.Closure::people, CallList.Closure::done)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(1, 1));
        assertThat(java.util.Objects.requireNonNull(calls.list(administrator, plan, 0, 10)
                                .getFirst()
                                .last())
                        .by())
                .isEqualTo(officer.name());
        assertThat(cases.journalOf(one.actor(), one.id(), 0, 50))
                .extracting(pt.vez.audit.Journal.Entry::action)
                .contains("call.listed", "call.marked");
        for (Role role : List.of(Role.APPLICANT, Role.MEDIATOR)) {
            Actor stranger = actor(role);
            assertThatThrownBy(() -> calls.list(stranger, plan, 0, 10)).isInstanceOf(NotAuthorised.class);
            assertThatThrownBy(() -> calls.closures(stranger)).isInstanceOf(NotAuthorised.class);
            assertThatThrownBy(() -> calls.closure(stranger, plan)).isInstanceOf(NotAuthorised.class);
            assertThatThrownBy(() -> calls.history(stranger, plan, entry.appointment()))
                    .isInstanceOf(NotAuthorised.class);
            assertThatThrownBy(() -> calls.mark(stranger, plan, entry.appointment(), CallList.Mark.DONE, ""))
                    .isInstanceOf(NotAuthorised.class);
            assertThatThrownBy(() -> disruptions.affected(stranger, plan, 0, 10))
                    .isInstanceOf(NotAuthorised.class);
            assertThatThrownBy(() -> agenda.names(stranger, house.places.getFirst(), house.days.getFirst()))
                    .isInstanceOf(NotAuthorised.class);
        }
        assertThat(booking.active(silent.actor(), silent.id())).isEmpty();
    }

    @Test
    void whomNoMessageReachesIsInTheListOfCallsWhileTheOfferIsKeptForALetter() {
        open(1, 2, 1);
        Person one = people.getFirst();
        book(one, slotsOf(house.places.getFirst(), 0).getFirst());
        jdbc.sql("update people_applicant a join casework_case c on c.applicant_id = a.id set a.email = null,"
                        + " a.phone = null, c.claim = 'NONE' where c.id = ?")
                .param(one.id().value())
                .update();
        UUID plan = send(scope(List.of(house.places.getFirst()), 0, 0, false));
        assertThat(calls.list(administrator, plan, 0, 10))
                .extracting(CallList.Entry::why)
                .containsExactly(CallList.Why.NO_CHANNEL);
        assertThat(disruptions.plan(administrator, plan).sent()).isEqualTo(1);
    }

    @Test
    void aCentreWithAppointmentsIsClosedOnlyAfterAClosureTakesCareOfThem() {
        open(1, 2, 1);
        CentreId closed = house.places.getFirst();
        book(people.getFirst(), slotsOf(closed, 0).getFirst());
        CentreData now = centres.get(administrator, closed).data();
        CentreData shut = new CentreData(
                now.name(),
                now.address(),
                now.postalCode(),
                now.municipality(),
                now.zone(),
                now.place(),
                now.phone(),
                now.access(),
                false);
        assertThatThrownBy(() -> centres.update(administrator, closed, now, shut))
                .isInstanceOf(InvalidInput.class)
                .satisfies(problem ->
                        assertThat(((InvalidInput) problem).args()).containsExactly(1L, 0L, house.days.getFirst()));
        ServiceType service = centres.services().stream()
                .filter(each -> each.code().equals(ClosureFixture.SERVICE))
                .findFirst()
                .orElseThrow();
        assertThatThrownBy(() -> centres.updateService(
                        administrator,
                        service,
                        new ServiceType(
                                service.code(), service.name(), service.minutes(), false, service.openBooking())))
                .extracting("key")
                .isEqualTo("services.booked");
        send(scope(List.of(closed), 0, 3, false));
        centres.update(administrator, closed, now, shut);
        assertThat(centres.get(administrator, closed).data().active()).isFalse();
        check("closed");
    }

    @Test
    void theAgendaShowsWhatIsClosedAndWhyAndWhatIsKept() {
        open(1, 2, 1);
        CentreId closed = house.places.getFirst();
        Person one = people.getFirst();
        AppointmentView booked = book(one, slotsOf(closed, 0).getFirst());
        UUID plan = send(scope(List.of(closed), 0, 0, false));
        String reason = disruptions.plan(administrator, plan).reason();
        assertThat(agenda.day(administrator, closed, house.days.getFirst()))
                .hasSize(2)
                .allMatch(seat -> reason.equals(seat.closed()));
        Offers.Offer offered = offers.read(offerOf(one));
        assertThat(agenda.day(
                        administrator,
                        offered.centre(),
                        offered.start()
                                .atZone(java.time.ZoneId.of("Europe/Lisbon"))
                                .toLocalDate()))
                .filteredOn(Agenda.Seat::kept)
                .extracting(Agenda.Seat::start)
                .containsExactly(offered.start());
        assertThat(agenda.names(administrator, closed, house.days.getFirst()))
                .containsEntry(booked.code(), "Ana Silva");
    }

    /** Each seed is one history; a failure names the step. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void whateverHappensInWhateverOrderNothingIsBookedOnAClosedSeatAndEverybodyKnowsTheTruth(long seed) {
        var random = new Random(seed * 7_919);
        open(1 + random.nextInt(2), 2, 9);
        people.forEach(each -> attempt(() -> book(each, pick(random, house.slots()))));
        Map<Person, Hold> holds = new HashMap<>();
        for (int i = 0; i < 45; i++) {
            int act = random.nextInt(16);
            Set<List<Object>> before = onClosedSeats();
            String step = "seed " + seed + ", step " + i + ", act " + act;
            act(act, random, holds);
            check(step);
            Set<List<Object>> after = onClosedSeats();
            after.removeAll(before);
            assertThat(act <= 1 ? Set.of() : after)
                    .as(step + ": booked on a closed seat")
                    .isEmpty();
        }
        plans.forEach(plan -> attempt(() -> disruptions.undo(administrator, plan)));
        disruptions.step();
        check("seed " + seed + ", all undone");
        assertThat(plans).allMatch(plan -> disruptions.plan(administrator, plan).state() == State.UNDONE);
        assertThat(jdbc.sql("select count(*) from invitations_offer o join casework_case c on c.id = o.case_id"
                                + " where o.live and o.kind = 'REPLACEMENT' and c.procedure_code = ?")
                        .param(ClosureFixture.SERVICE)
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    private static <T> T pick(Random random, List<T> all) {
        return all.get(random.nextInt(all.size()));
    }

    /** Appointments on seats that a plan closes which is not being undone. */
    private Set<List<Object>> onClosedSeats() {
        return new HashSet<>(jdbc.sql("select a.id, a.slot_id, a.seat from scheduling_appointment a"
                        + " join scheduling_closed_seat k on k.slot_id = a.slot_id and k.seat = a.seat"
                        + " join invitations_plan p on p.id = k.closure_id and p.state <> 'UNDOING'"
                        + " where a.active and k.centre_id in (:ids)")
                .param("ids", house.places.stream().map(CentreId::value).toList())
                .query((row, n) ->
                        List.of((Object) row.getObject(1, UUID.class), row.getObject(2, UUID.class), row.getInt(3)))
                .list());
    }

    private void act(int act, Random random, Map<Person, Hold> holds) {
        Person someone = pick(random, people);
        switch (act) {
            case 0, 1 -> {
                int first = random.nextInt(4);
                int last = Math.min(3, first + random.nextInt(2));
                List<CentreId> where = house.places.stream()
                        .filter(any -> random.nextInt(3) == 0)
                        .collect(Collectors.toList());
                attempt(() -> propose(scope(where, first, last, random.nextBoolean())));
            }
            case 2, 3 -> ReplacementSteps.advance(application);
            case 4 -> disruptions.step();
            case 5, 6 -> plan(random, plan -> disruptions.send(administrator, plan));
            case 7 ->
                plan(random, plan -> {
                    if (random.nextBoolean()) {
                        disruptions.pause(administrator, plan);
                    } else {
                        disruptions.resume(administrator, plan);
                    }
                });
            case 8 -> plan(random, plan -> disruptions.undo(administrator, plan));
            case 9, 10 ->
                live(someone, random).ifPresent(invitationLink -> attempt(() -> offers.accept(invitationLink)));
            case 11 -> live(someone, random).ifPresent(invitationLink -> attempt(() -> offers.decline(invitationLink)));
            case 12 ->
                live(someone, random).ifPresent(invitationLink -> {
                    jdbc.sql(
                                    "update invitations_offer set expires_at = timestampadd(minute, -1, utc_timestamp(6)) where id = ?")
                            .param(invitationLink.id())
                            .update();
                    ReplacementSteps.lapse(application);
                });
            case 13 ->
                attempt(() ->
                        holds.put(someone, booking.hold(someone.actor(), someone.id(), pick(random, house.slots()))));
            case 14 -> {
                Hold hold = holds.remove(someone);
                if (hold != null) {
                    attempt(() -> booking.confirm(someone.actor(), someone.id(), hold.id()));
                } else {
                    booking.active(someone.actor(), someone.id())
                            .ifPresent(active -> attempt(() -> booking.cancel(
                                    someone.actor(),
                                    someone.id(),
                                    active.id(),
                                    CancelReason.CANNOT_COME,
                                    ClosureFixture.command())));
                }
            }
            default -> {
                attempt(() -> waitingList.join(
                        someone.actor(),
                        someone.id(),
                        new WaitingList.Wish(
                                house.places.stream().map(CentreId::value).collect(Collectors.toSet()),
                                EnumSet.allOf(DayOfWeek.class),
                                2,
                                null)));
                jdbc.sql("update scheduling_seat t join scheduling_slot s on s.id = t.slot_id set t.open_from ="
                                + " timestampadd(minute, 10, utc_timestamp(6)) where s.centre_id in (:ids)"
                                + " and t.open_from > utc_timestamp(6) and t.open_from < '9999-01-01'")
                        .param("ids", house.places.stream().map(CentreId::value).toList())
                        .update();
                waitingList.offerReturned();
            }
        }
    }

    private void plan(Random random, java.util.function.Consumer<UUID> act) {
        if (!plans.isEmpty()) {
            UUID plan = pick(random, plans);
            attempt(() -> act.accept(plan));
        }
    }

    private java.util.Optional<InvitationLink> live(Person someone, Random random) {
        List<Person> asked = new ArrayList<>(people);
        java.util.Collections.rotate(asked, random.nextInt(asked.size()));
        // Also those on closed seats, which no screen shows any more: people have the address.
        return asked.stream()
                .flatMap(each -> jdbc
                        .sql("select id, expires_at from invitations_offer where case_id = ? and live")
                        .param(each.id().value())
                        .query((row, n) -> new InvitationLink(
                                InvitationLink.Kind.OFFER,
                                row.getObject(1, UUID.class),
                                row.getObject(2, java.time.Instant.class),
                                ClosureFixture.SERVICE,
                                "lisboa"))
                        .list()
                        .stream())
                .findFirst();
    }
}
