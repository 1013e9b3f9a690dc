package pt.vez.invitations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import pt.vez.VezTest;
import pt.vez.casework.CaseCircumstances;
import pt.vez.casework.CaseCircumstances.Circumstances;
import pt.vez.casework.CaseId;
import pt.vez.casework.NewCase;
import pt.vez.casework.Vulnerability;
import pt.vez.invitations.Disruptions.Item;
import pt.vez.invitations.Disruptions.Scope;
import pt.vez.invitations.Invitations.Release;
import pt.vez.invitations.WaitingList.Wish;
import pt.vez.invitations.internal.Tokens;
import pt.vez.invitations.internal.replacement.ReplacementSteps;
import pt.vez.people.ApplicantData;
import pt.vez.scheduling.AppointmentView;
import pt.vez.scheduling.BatchBooking.Outcome;
import pt.vez.scheduling.Booking;
import pt.vez.scheduling.BookingNotReady;
import pt.vez.scheduling.CancelReason;
import pt.vez.scheduling.CentreData;
import pt.vez.scheduling.CentreId;
import pt.vez.scheduling.Centres;
import pt.vez.scheduling.Hold;
import pt.vez.scheduling.OfferedTime;
import pt.vez.scheduling.Publishing;
import pt.vez.scheduling.SeatTaken;
import pt.vez.scheduling.ShiftData;
import pt.vez.shared.Actor;
import pt.vez.shared.ChangedMeanwhile;
import pt.vez.shared.GeoPoint;
import pt.vez.shared.LocalText;
import pt.vez.shared.NotAuthorised;
import pt.vez.shared.NotFound;
import pt.vez.shared.Role;

/** Fair allocation on the real database: order, capacity, offers, disruption, signals. */
class AllocationTest extends VezTest {
    private static final ZoneId LISBON = ZoneId.of("Europe/Lisbon");
    private static final ZoneId AZORES = ZoneId.of("Atlantic/Azores");

    @Autowired
    private ApplicationContext application;

    @Autowired
    private Invitations invitations;

    @Autowired
    private Allocation allocation;

    @Autowired
    private Offers offers;

    @Autowired
    private WaitingList waitingList;

    @Autowired
    private Disruptions disruptions;

    @Autowired
    private Signals signals;

    @Autowired
    private CaseCircumstances caseCircumstances;

    @Autowired
    private Booking booking;

    @Autowired
    private Centres centres;

    @Autowired
    private Publishing publishing;

    private Actor administrator;

    @BeforeAll
    void administrator() {
        administrator = actor(Role.ADMINISTRATOR);
    }

    private LocalDate workingDay() {
        LocalDate day = LocalDate.now(LISBON).plusDays(20);
        while (day.getDayOfWeek().getValue() > 5 || new pt.vez.calendar.Holidays().isHoliday(day, null)) {
            day = day.plusDays(1);
        }
        return day;
    }

    /** A centre alone in its municipality, with one desk and times of twenty minutes from nine o'clock. */
    private CentreId centre(String municipality, GeoPoint place, String service, int slots) {
        CentreId centre = centres.create(
                administrator,
                new CentreData(
                        "Posto " + UUID.randomUUID(),
                        "Rua 1",
                        "1000-001",
                        municipality,
                        LISBON,
                        place,
                        null,
                        new LocalText("", ""),
                        true));
        publish(centre, workingDay(), service, slots);
        return centre;
    }

    private void publish(CentreId centre, LocalDate day, String service, int slots) {
        UUID desk = centres.addDesk(
                administrator, centre, "B " + UUID.randomUUID().toString().substring(0, 8), Set.of("BIO", "REN"));
        int minutes = service.equals("BIO") ? 20 : 15;
        centres.addShift(
                administrator,
                centre,
                new ShiftData(
                        desk,
                        service,
                        day.getDayOfWeek(),
                        LocalTime.of(9, 0),
                        LocalTime.of(9, 0).plusMinutes((long) minutes * slots),
                        day,
                        day));
        publishing.publish(administrator, centre, day, day);
    }

    private record Person(Actor actor, CaseId id) {}

    private Person person(String municipality, String procedure, int daysOld) {
        Actor actor = actor(Role.APPLICANT);
        ApplicantData known = person(null, "p" + actor.accountId() + "@test.example");
        CaseId id = openConfirmed(
                        actor,
                        new NewCase(
                                procedure,
                                new ApplicantData(
                                        known.name(),
                                        null,
                                        known.birthDate(),
                                        "BR",
                                        null,
                                        null,
                                        known.passportNumber(),
                                        known.passportExpires(),
                                        null,
                                        known.email(),
                                        municipality,
                                        null,
                                        "pt-PT")))
                .id();
        jdbc.sql(
                        "update casework_case set stage = 'APPOINTMENT', opened_at = timestampadd(day, ?, utc_timestamp(6)) where id = ?")
                .params(-daysOld, id.value())
                .update();
        allocation.compute(List.of(id));
        return new Person(actor, id);
    }

    private Release release(CentreId centre) {
        return new Release(
                "BIO",
                List.of(centre.value()),
                LocalDate.now(LISBON).plusDays(1),
                LocalDate.now(LISBON).plusDays(40),
                24,
                72);
    }

    private InvitationLink invitationOf(Person person) {
        return invitations.read(
                invitations.openFor(person.actor(), person.id()).orElseThrow().token());
    }

    private List<UUID> slots(CentreId centre) {
        return jdbc.sql("select id from scheduling_slot where centre_id = ? order by starts_at")
                .param(centre.value())
                .query(UUID.class)
                .list();
    }

    @Test
    void aWaveInvitesInOrderAndNeverMoreThanThereAreSeats() {
        CentreId centre = centre("beja", new GeoPoint(38.015, -7.863), "BIO", 2);
        Person young = person("beja", "CPLP", 10);
        Person old = person("beja", "CPLP", 400);
        Person middle = person("beja", "CPLP", 200);
        assertThatThrownBy(() -> booking.requireReady(old.actor(), old.id()))
                .isInstanceOf(BookingNotReady.class)
                .extracting("key")
                .isEqualTo("appointment.byInvitation");
        assertThat(invitations.preview(administrator, release(centre)).invite()).isEqualTo(2);
        UUID wave = invitations.release(administrator, release(centre));
        invitations.work();
        assertThat(invitations.openFor(old.actor(), old.id())).isPresent();
        assertThat(invitations.openFor(middle.actor(), middle.id())).isPresent();
        assertThat(invitations.openFor(young.actor(), young.id())).isEmpty();
        assertThat(Tokens.run(application, wave)).as("nobody else fits").isZero();
        // Whoever gives the invitation back keeps the place and makes room for the next.
        InvitationLink back = invitationOf(middle);
        invitations.declineInvitation(back);
        assertThat(invitations.status(back).state()).isEqualTo(Invitations.State.RETURNED);
        jdbc.sql("update invitations_priority set score = 0 where case_id = ?")
                .param(middle.id().value())
                .update();
        assertThat(Tokens.run(application, wave)).isEqualTo(1);
        assertThat(invitations.openFor(young.actor(), young.id())).isPresent();
        assertThat(invitations
                        .take(back, slots(centre).getFirst(), UUID.randomUUID())
                        .outcome())
                .isEqualTo(Outcome.NOT_ALLOWED);
    }

    @Test
    void anInvitationBooksOnceAndAForeignOrAlteredAddressNothing() {
        CentreId centre = centre("evora", new GeoPoint(38.571, -7.913), "BIO", 3);
        Person one = person("evora", "CPLP", 300);
        invitations.release(administrator, release(centre));
        invitations.work();
        InvitationLink invitationLink = invitationOf(one);
        UUID slot = slots(centre).getFirst();
        UUID command = UUID.randomUUID();
        assertThat(invitations.take(invitationLink, slot, command).outcome()).isEqualTo(Outcome.BOOKED);
        assertThat(invitations.take(invitationLink, slot, command).outcome()).isEqualTo(Outcome.ALREADY);
        assertThat(invitations
                        .take(invitationLink, slots(centre).get(1), UUID.randomUUID())
                        .outcome())
                .isEqualTo(Outcome.ALREADY);
        AppointmentView booked = booking.active(one.actor(), one.id()).orElseThrow();
        assertThat(invitations.status(invitationLink).appointment())
                .extracting(AppointmentView::id)
                .isEqualTo(booked.id());
        assertThat(allocation.explain(one.actor(), one.id()).orElseThrow().state())
                .isEqualTo(Allocation.State.BOOKED);
        assertThat(jdbc.sql("select count(*) from casework_event where case_id = ? and kind = 'APPOINTMENT_BOOKED'")
                        .param(one.id().value())
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
        String token = Tokens.invitation(application, invitationLink.id(), invitationLink.expires(), "BIO", "evora");
        assertThatThrownBy(() -> invitations.read(
                        token.substring(0, 20) + (token.charAt(20) == 'A' ? 'B' : 'A') + token.substring(21)))
                .isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> invitations.read("nonsense")).isInstanceOf(NotFound.class);
    }

    @Test
    void anAppointmentMadeByInvitationIsGivenBackByItsAddressAndThePlaceIsKept() {
        CentreId centre = centre("portalegre", new GeoPoint(39.297, -7.429), "BIO", 1);
        Person one = person("portalegre", "CPLP", 300);
        invitations.release(administrator, release(centre));
        invitations.work();
        InvitationLink invitationLink = invitationOf(one);
        invitations.take(invitationLink, slots(centre).getFirst(), UUID.randomUUID());
        invitations.declineInvitation(invitationLink);
        assertThat(booking.active(one.actor(), one.id())).isEmpty();
        assertThat(invitations.status(invitationLink).state()).isEqualTo(Invitations.State.RETURNED);
        assertThat(allocation.explain(one.actor(), one.id()).orElseThrow().state())
                .isEqualTo(Allocation.State.WAITING);
        invitations.declineInvitation(invitationLink);
        assertThat(invitations.status(invitationLink).state())
                .as("twice is once")
                .isEqualTo(Invitations.State.RETURNED);
    }

    @Test
    void sixtyFourInvitedPeopleAndFourSeatsMakeFourAppointments() throws Exception {
        CentreId centre = centre("faro", new GeoPoint(37.019, -7.930), "BIO", 4);
        List<InvitationLink> links = new ArrayList<>();
        List<UUID> cases = new ArrayList<>();
        for (int i = 0; i < 64; i++) {
            cases.add(person("faro", "CPLP", 100 + i).id().value());
        }
        UUID wave = UUID.randomUUID();
        application
                .getBean(org.springframework.transaction.support.TransactionTemplate.class)
                .executeWithoutResult(status -> Tokens.invite(application, wave, "BIO", centre.value(), cases));
        jdbc.sql("select id, expires_at from invitations_invitation where wave_id = ?")
                .param(wave)
                .query(row -> {
                    links.add(new InvitationLink(
                            InvitationLink.Kind.INVITATION,
                            row.getObject(1, UUID.class),
                            row.getObject(2, Instant.class),
                            "BIO",
                            "faro"));
                });
        List<UUID> slots = slots(centre);
        List<Future<Outcome>> outcomes = new ArrayList<>();
        try (var pool = Executors.newFixedThreadPool(64)) {
            for (int i = 0; i < links.size(); i++) {
                InvitationLink invitationLink = links.get(i);
                UUID slot = slots.get(i % 4);
                outcomes.add(pool.submit(() -> invitations
                        .take(invitationLink, slot, UUID.randomUUID())
                        .outcome()));
            }
        }
        int booked = 0;
        for (Future<Outcome> outcome : outcomes) {
            booked += outcome.get() == Outcome.BOOKED ? 1 : 0;
        }
        assertThat(booked).isEqualTo(4);
        assertThat(jdbc.sql("select count(*) from scheduling_appointment a join scheduling_slot s on s.id = a.slot_id"
                                + " where s.centre_id = ? and a.active")
                        .param(centre.value())
                        .query(Integer.class)
                        .single())
                .isEqualTo(4);
    }

    @Test
    void anExpiredInvitationGivesThePlaceBackAndBooksNothing() {
        CentreId centre = centre("guarda", new GeoPoint(40.537, -7.268), "BIO", 1);
        Person person = person("guarda", "CPLP", 50);
        invitations.release(administrator, release(centre));
        invitations.work();
        InvitationLink invitationLink = invitationOf(person);
        jdbc.sql(
                        "update invitations_invitation set expires_at = timestampadd(minute, -1, utc_timestamp(6)) where id = ?")
                .param(invitationLink.id())
                .update();
        Tokens.expire(application);
        assertThat(invitations.status(invitationLink).state()).isEqualTo(Invitations.State.EXPIRED);
        assertThat(invitations
                        .take(invitationLink, slots(centre).getFirst(), UUID.randomUUID())
                        .outcome())
                .isEqualTo(Outcome.NOT_ALLOWED);
        assertThat(allocation.explain(person.actor(), person.id()).orElseThrow().state())
                .isEqualTo(Allocation.State.WAITING);
    }

    @Test
    void thePlaceIsExplainedAndCircumstancesMoveIt() {
        Person person = person("braganca", "CPLP", 70);
        Actor officer = actor(Role.OFFICER);
        assertThat(allocation.explain(person.actor(), person.id()).orElseThrow().parts())
                .containsExactly(new Score.Part(
                        Score.Kind.WEEKS, 10, 10 * allocation.policy().perWeek()));
        caseCircumstances.confirm(
                officer,
                person.id(),
                Circumstances.NONE,
                new Circumstances(Vulnerability.PREGNANT, LocalDate.now(LISBON).plusDays(10), null, true),
                false);
        assertThat(allocation.explain(person.actor(), person.id()).orElseThrow().parts())
                .extracting(Score.Part::kind)
                .containsExactly(Score.Kind.WEEKS, Score.Kind.VULNERABILITY, Score.Kind.COURT_ORDER);
        assertThatThrownBy(() -> caseCircumstances.confirm(
                        person.actor(), person.id(), Circumstances.NONE, Circumstances.NONE, false))
                .isInstanceOf(NotAuthorised.class);
        Actor stranger = actor(Role.APPLICANT);
        assertThatThrownBy(() -> allocation.explain(stranger, person.id())).isInstanceOf(NotAuthorised.class);
        assertThatThrownBy(() -> allocation.change(stranger, Policy.FIRST, Policy.FIRST, "x"))
                .isInstanceOf(NotAuthorised.class);
    }

    @Test
    void aPolicyHasAPreviewAndAHistory() {
        Policy before = allocation.policy();
        Policy other = Policy.of(Map.of("courtOrder", 9_000));
        var effect = allocation.preview(administrator, other);
        assertThat(effect.waiting()).isPositive();
        assertThat(effect.groups().stream()
                        .mapToInt(pt.vez.invitations.Allocation.Group::moved)
                        .sum())
                .as("places are counted within a service and a centre")
                .isEqualTo(effect.moved());
        assertThat(effect.groups())
                .extracting(group -> group.service() + group.centre())
                .doesNotHaveDuplicates();
        assertThatThrownBy(() -> Policy.of(Map.of("missed", 10_001)))
                .isInstanceOfSatisfying(
                        Policy.OutOfBounds.class, e -> assertThat(e.rule()).isEqualTo("missed"));
        allocation.change(administrator, before, other, "Mais peso para o tribunal");
        assertThatThrownBy(() -> allocation.change(administrator, before, Policy.FIRST, "Outra"))
                .isInstanceOf(ChangedMeanwhile.class);
        assertThat(allocation.policy()).isEqualTo(other);
        assertThat(allocation.history(administrator).getFirst().note()).isEqualTo("Mais peso para o tribunal");
        allocation.work();
        assertThat(allocation.progress(administrator))
                .as("every place is computed")
                .isEmpty();
        assertThat(jdbc.sql("select count(*) from invitations_priority where state = 'WAITING' and policy_id <>"
                                + " (select id from invitations_policy order by made_at desc limit 1)")
                        .query(Integer.class)
                        .single())
                .isZero();
        allocation.change(administrator, other, before, "Como estava");
        // Until every place is computed again no wave invites.
        while (allocation.progress(administrator).isPresent()) {
            allocation.work();
        }
        assertThatThrownBy(() -> allocation.progress(actor(Role.OFFICER))).isInstanceOf(NotAuthorised.class);
        assertThatThrownBy(() -> allocation.change(administrator, before, other, " "))
                .extracting("key")
                .isEqualTo("policy.note.missing");
        assertThatThrownBy(() -> Policy.of(Map.of("perWeek", 0)))
                .extracting("key")
                .isEqualTo("policy.bounds");
    }

    @Test
    void aReturnedSeatIsOfferedInOrderAcceptedWithOneTapAndPassedOnWhenItLapses() {
        CentreId centre = centre("horta", new GeoPoint(38.534, -28.629), "REN", 1);
        publish(
                centre,
                workingDay().plusDays(1).getDayOfWeek().getValue() > 5
                        ? workingDay().plusDays(4)
                        : workingDay().plusDays(1),
                "REN",
                3);
        Person leaving = person("horta", "REN", 30);
        Person first = person("horta", "REN", 500);
        Person second = person("horta", "REN", 400);
        List<UUID> slots = slots(centre);
        AppointmentView given = book(leaving, slots.get(0));
        book(first, slots.get(1));
        AppointmentView seconds = book(second, slots.get(2));
        Wish wish = new Wish(Set.of(centre.value()), EnumSet.allOf(DayOfWeek.class), 2, null);
        waitingList.join(first.actor(), first.id(), wish);
        waitingList.join(second.actor(), second.id(), wish);
        booking.cancel(leaving.actor(), leaving.id(), given.id(), CancelReason.CANNOT_COME, UUID.randomUUID());
        soon(slots.get(0));
        waitingList.offerReturned();
        InvitationLink offered = invitations.read(
                offers.openFor(first.actor(), first.id()).orElseThrow().token());
        assertThat(offers.openFor(second.actor(), second.id())).isEmpty();
        // Nobody answers: the seat goes to the next in order, and the first one keeps what they had.
        jdbc.sql("update invitations_offer set expires_at = timestampadd(minute, -1, utc_timestamp(6)) where id = ?")
                .param(offered.id())
                .update();
        ReplacementSteps.lapse(application);
        assertThat(offers.read(offered).state()).isEqualTo(Offers.State.LAPSED);
        waitingList.offerReturned();
        InvitationLink next = invitations.read(
                offers.openFor(second.actor(), second.id()).orElseThrow().token());
        AppointmentView moved = offers.accept(next);
        assertThat(moved.id()).isEqualTo(seconds.id());
        assertThat(moved.start()).isEqualTo(given.start());
        assertThat(offers.accept(next).id()).as("a second tap").isEqualTo(moved.id());
        assertThatThrownBy(() -> offers.accept(offered)).isInstanceOf(pt.vez.shared.DomainException.class);
    }

    /** The random moment at which the seat returns is about to come. */
    private void soon(UUID slot) {
        jdbc.sql("update scheduling_seat set open_from = timestampadd(minute, 10, utc_timestamp(6)) where slot_id = ?")
                .param(slot)
                .update();
    }

    private AppointmentView book(Person person, UUID slot) {
        Hold hold = booking.hold(person.actor(), person.id(), slot);
        return booking.confirm(person.actor(), person.id(), hold.id());
    }

    @Test
    void cancellingLateCostsPointsAndTheAgencyCancellingCostsNothing() {
        CentreId centre = centre("portalegre", new GeoPoint(39.296, -7.428), "REN", 2);
        Person late = person("portalegre", "REN", 100);
        AppointmentView booked = book(late, slots(centre).get(0));
        jdbc.sql("update scheduling_slot set starts_at = timestampadd(hour, 3, utc_timestamp(6)) where id = ?")
                .param(slots(centre).get(1))
                .update();
        jdbc.sql(
                        "update scheduling_slot set starts_at = timestampadd(hour, 2, utc_timestamp(6)) where id = (select slot_id"
                                + " from scheduling_appointment where id = ?)")
                .param(booked.id())
                .update();
        booking.cancel(late.actor(), late.id(), booked.id(), CancelReason.OTHER, UUID.randomUUID());
        assertThat(allocation.explain(late.actor(), late.id()).orElseThrow().parts())
                .extracting(Score.Part::kind)
                .contains(Score.Kind.PENALTY);
    }

    @Test
    void aFamilyGetsConsecutiveSeatsOrNone() {
        CentreId centre = centre("castelo-branco", new GeoPoint(39.822, -7.490), "REN", 3);
        Actor officer = actor(Role.OFFICER);
        Actor parent = actor(Role.APPLICANT);
        List<CaseId> family = List.of(readyCaseOf(parent), readyCaseOf(parent));
        caseCircumstances.join(officer, family.get(0), family.get(1));
        assertThat(caseCircumstances.familyOf(parent, family.get(0))).containsExactlyInAnyOrderElementsOf(family);
        LocalDate day = workingDay();
        List<OfferedTime> starts = booking.timesTogether(parent, family, centre, day);
        assertThat(starts).hasSize(2);
        Person other = person("castelo-branco", "REN", 10);
        book(other, slots(centre).get(1));
        assertThat(booking.timesTogether(parent, family, centre, day)).isEmpty();
        assertThatThrownBy(
                        () -> booking.holdTogether(parent, family, slots(centre).get(0)))
                .isInstanceOf(SeatTaken.class);
        assertThat(booking.currentHold(parent, family.get(0)))
                .as("nothing half-done")
                .isEmpty();
        CentreId free = centre("viseu", new GeoPoint(40.657, -7.912), "REN", 2);
        List<Hold> holds = booking.holdTogether(parent, family, slots(free).get(0));
        assertThat(holds.get(1).start()).isEqualTo(holds.get(0).end());
        assertThat(booking.confirmTogether(
                        parent, family, holds.stream().map(Hold::id).toList()))
                .hasSize(2);
    }

    @Test
    void aStrikeMovesEverybodyWithOneOperationAndCanBeUndone() {
        LocalDate day = workingDay();
        CentreId closed = centre("vila-real", new GeoPoint(41.300, -7.744), "REN", 3);
        LocalDate later = day.plusDays(day.getDayOfWeek().getValue() == 5 ? 3 : 1);
        publish(closed, later, "REN", 3);
        List<UUID> slots = slots(closed);
        Person old = person("vila-real", "REN", 600);
        Person young = person("vila-real", "REN", 10);
        AppointmentView olds = book(old, slots.get(1));
        AppointmentView youngs = book(young, slots.get(0));
        Scope scope = new Scope(
                List.of(closed.value()),
                List.of(),
                List.of(),
                day.atStartOfDay(),
                day.plusDays(1).atStartOfDay(),
                false,
                later);
        assertThat(disruptions.preview(administrator, scope).affected()).isEqualTo(2);
        UUID plan = disruptions.propose(administrator, scope, "Greve");
        disruptions.step();
        assertThat(booking.times(old.actor(), old.id(), closed, day))
                .as("closed")
                .isEmpty();
        assertThat(disruptions.plan(administrator, plan).state()).isEqualTo(Disruptions.State.PROPOSED);
        disruptions.send(administrator, plan);
        disruptions.step();
        assertThat(disruptions.plan(administrator, plan).sent()).isEqualTo(2);
        Offers.Letter forOld = offers.openFor(old.actor(), old.id()).orElseThrow();
        Offers.Letter forYoung = offers.openFor(young.actor(), young.id()).orElseThrow();
        assertThat(forOld.offer().centre()).isEqualTo(forYoung.offer().centre());
        assertThat(forOld.offer().start())
                .as("who waits longer is seen first")
                .isBefore(forYoung.offer().start());
        offers.accept(invitations.read(forOld.token()));
        offers.decline(invitations.read(forYoung.token()));
        assertThat(disruptions.toCall(administrator, plan))
                .extracting(Disruptions.ToCall::state)
                .containsExactly(Item.DECLINED);
        assertThat(booking.active(old.actor(), old.id()).orElseThrow().start()).isAfter(olds.start());
        disruptions.undo(administrator, plan);
        disruptions.step();
        assertThat(disruptions.plan(administrator, plan).state()).isEqualTo(Disruptions.State.UNDONE);
        assertThat(booking.active(old.actor(), old.id()).orElseThrow().start()).isEqualTo(olds.start());
        assertThat(booking.active(young.actor(), young.id()).orElseThrow().start())
                .isEqualTo(youngs.start());
        assertThatThrownBy(() -> disruptions.plans(old.actor(), 0, 25)).isInstanceOf(NotAuthorised.class);
    }

    @Test
    void aBlockStopsBookingUntilItIsLifted() {
        Person person = person("leiria", "REN", 20);
        signals.block(administrator, Signals.BlockKind.CASE, person.id().value(), "…", "provas", "A verificar");
        assertThatThrownBy(() -> booking.requireReady(person.actor(), person.id()))
                .isInstanceOf(NotAuthorised.class)
                .extracting("key")
                .isEqualTo("appointment.blocked");
        signals.lift(
                administrator,
                signals.blocks(administrator, 0, 1).rows().getFirst().id());
        booking.requireReady(person.actor(), person.id());
        assertThat(signals.signals(administrator)).isNotNull();
        assertThatThrownBy(() -> signals.signals(person.actor())).isInstanceOf(NotAuthorised.class);
    }

    @Test
    void aReleaseWithoutATermOrAPauseIsRefusedSayingWhichOfBoth() {
        assertThatThrownBy(() -> invitations.release(
                        administrator,
                        new Release("BIO", List.of(UUID.randomUUID()), workingDay(), workingDay(), 24, 2)))
                .extracting("key")
                .isEqualTo("waves.term.bounds");
        assertThatThrownBy(() -> invitations.release(
                        administrator,
                        new Release("BIO", List.of(UUID.randomUUID()), workingDay(), workingDay(), 0, 72)))
                .extracting("key")
                .isEqualTo("waves.every.bounds");
    }

    @Test
    void aReleaseIsWorkedOffBesideTheScreenByHoweverManyNodesAndInvitesNobodyTwice() throws Exception {
        CentreId centre = centre("santarem", new GeoPoint(39.236, -8.686), "BIO", 12);
        List<UUID> waiting = new ArrayList<>();
        for (int i = 0; i < 15; i++) {
            waiting.add(person("santarem", "CPLP", 100 + i).id().value());
        }
        UUID wave = invitations.release(administrator, release(centre));
        try (var nodes = Executors.newFixedThreadPool(4)) {
            List<Future<Integer>> done = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                done.add(nodes.submit(invitations::work));
            }
            for (Future<Integer> each : done) {
                each.get();
            }
        }
        assertThat(jdbc.sql("select count(*) from invitations_invitation where wave_id = ? and live")
                        .param(wave)
                        .query(Integer.class)
                        .single())
                .isEqualTo(12);
        assertThat(jdbc.sql("select invited from invitations_wave where id = ?")
                        .param(wave)
                        .query(Integer.class)
                        .single())
                .isEqualTo(12);
        assertThat(invitations.rounds(administrator))
                .noneMatch(round -> round.wave().equals(wave));
        assertThatThrownBy(() -> invitations.rounds(actor(Role.OFFICER))).isInstanceOf(NotAuthorised.class);
    }

    @Test
    void aRoundThatARestartInterruptedGoesOnWhereItStopped() {
        CentreId centre = centre("viana", new GeoPoint(41.693, -8.834), "BIO", 3);
        person("viana", "CPLP", 90);
        person("viana", "CPLP", 80);
        UUID wave = invitations.release(administrator, release(centre));
        invitations.work();
        assertThat(Tokens.run(application, wave)).isZero();
        // As a node leaves it that dies in the middle: the round has begun, nothing says that it is over.
        jdbc.sql("update invitations_wave set round_planned = 3, round_invited = 2, state = 'PAUSED',"
                        + " next_at = utc_timestamp(6) where id = ?")
                .param(wave)
                .update();
        person("viana", "CPLP", 70);
        invitations.work();
        assertThat(invitations.rounds(administrator))
                .noneMatch(round -> round.wave().equals(wave));
        invitations.pause(administrator, wave, false);
        invitations.work();
        assertThat(jdbc.sql("select concat(round_invited, '/', invited, '/', next_at > utc_timestamp(6)) from"
                                + " invitations_wave where id = ? and round_planned is null")
                        .param(wave)
                        .query(String.class)
                        .single())
                .isEqualTo("3/3/1");
    }

    @Test
    void aClosedDayIsThatDayByTheClockOfTheCentre() {
        LocalDate day = workingDay();
        CentreId centre = centre("angra", new GeoPoint(38.655, -27.217), "REN", 2);
        jdbc.sql("update scheduling_centre set zone = 'Atlantic/Azores' where id = ?")
                .param(centre.value())
                .update();
        // Half past eleven at night in the Azores is the next day in Lisbon, whatever the season.
        jdbc.sql("update scheduling_slot set starts_at = ?, ends_at = ? where id = ?")
                .params(
                        day.atTime(23, 30).atZone(AZORES).toInstant(),
                        day.atTime(23, 45).atZone(AZORES).toInstant(),
                        slots(centre).getLast())
                .update();
        Person late = person("angra", "REN", 30);
        AppointmentView booked = book(late, slots(centre).getLast());
        assertThat(booked.start()).isAfter(day.plusDays(1).atStartOfDay(LISBON).toInstant());
        Scope scope = new Scope(
                List.of(centre.value()),
                List.of(),
                List.of(),
                day.atStartOfDay(),
                day.plusDays(1).atStartOfDay(),
                false,
                day.plusDays(10));
        assertThat(disruptions.preview(administrator, scope).affected()).isEqualTo(1);
        Scope before = new Scope(
                List.of(centre.value()),
                List.of(),
                List.of(),
                day.minusDays(1).atStartOfDay(),
                day.atStartOfDay(),
                false,
                day.plusDays(10));
        assertThat(disruptions.preview(administrator, before).affected()).isZero();
        UUID plan = disruptions.propose(administrator, scope, "Tempestade");
        disruptions.step();
        assertThat(disruptions.plan(administrator, plan).from()).isEqualTo(day.atStartOfDay());
        assertThat(jdbc.sql("select count(*) from scheduling_seat t join scheduling_slot s on s.id = t.slot_id"
                                + " where s.centre_id = ? and t.open_from > utc_timestamp(6) + interval 1 year")
                        .param(centre.value())
                        .query(Integer.class)
                        .single())
                .isEqualTo(2);
    }

    @Test
    void nobodyIsMovedToADayWithLessThanTheNotice() {
        LocalDate day = workingDay();
        CentreId closed = centre("figueira", new GeoPoint(40.151, -8.861), "REN", 1);
        LocalDate soon = LocalDate.now(LISBON).plusDays(1);
        while (soon.getDayOfWeek().getValue() > 5) {
            soon = soon.plusDays(1);
        }
        publish(closed, soon, "REN", 1);
        Person person = person("figueira", "REN", 30);
        AppointmentView booked = book(
                person,
                jdbc.sql("select id from scheduling_slot where centre_id = ? and local_date = ?")
                        .params(closed.value(), day)
                        .query(UUID.class)
                        .single());
        UUID plan = disruptions.propose(
                administrator,
                new Scope(
                        List.of(closed.value()),
                        List.of(),
                        List.of(),
                        day.atStartOfDay(),
                        day.plusDays(1).atStartOfDay(),
                        false,
                        day.plusDays(20)),
                "Obras");
        disruptions.step();
        LocalDate earliest = LocalDate.now(LISBON);
        for (int left = allocation.policy().noticeDays(); left > 0; left--) {
            do {
                earliest = earliest.plusDays(1);
            } while (earliest.getDayOfWeek().getValue() > 5);
        }
        assertThat(jdbc.sql(
                                "select s.local_date from invitations_plan_item i join scheduling_slot s on s.id = i.to_slot"
                                        + " where i.plan_id = ? and i.appointment_id = ?")
                        .params(plan, booked.id())
                        .query(LocalDate.class)
                        .single())
                .isAfterOrEqualTo(earliest);
        disruptions.undo(administrator, plan);
        disruptions.step();
    }
}
