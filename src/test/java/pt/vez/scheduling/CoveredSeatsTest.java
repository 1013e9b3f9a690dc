package pt.vez.scheduling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import pt.vez.Partners;
import pt.vez.associations.Agreement;
import pt.vez.associations.Agreement.Terms;
import pt.vez.associations.Agreements;
import pt.vez.casework.CaseId;
import pt.vez.casework.NewCase;
import pt.vez.invitations.Allocation;
import pt.vez.invitations.InvitationLink;
import pt.vez.invitations.Invitations;
import pt.vez.invitations.Invitations.Release;
import pt.vez.rota.AbsenceReason;
import pt.vez.rota.Duties.Request;
import pt.vez.rota.Duty;
import pt.vez.rota.DutyRefused;
import pt.vez.rota.RotaRule;
import pt.vez.scheduling.BatchBooking.Outcome;
import pt.vez.scheduling.SeatReservations.FreeSeat;
import pt.vez.scheduling.SeatReservations.Keep;
import pt.vez.shared.Actor;
import pt.vez.shared.Ids;
import pt.vez.shared.NotAuthorised;
import pt.vez.shared.Role;
import pt.vez.training.Certificates;

/** Seats are offered only where somebody on duty stands behind them, whatever changes, and what is booked stays. */
class CoveredSeatsTest extends CoverFixture {
    private static final Duration SECONDS = Duration.ofSeconds(10);

    @Autowired
    private Booking booking;

    @Autowired
    private Availability availability;

    @Autowired
    private SeatReservations keeping;

    @Autowired
    private Certificates certificates;

    @Autowired
    private Agreements agreements;

    @Autowired
    private Invitations invitations;

    @Autowired
    private Allocation allocation;

    @Autowired
    private DeskDay desk;

    @Autowired
    private Agenda agenda;

    private record Person(Actor actor, CaseId id) {}

    /** Somebody who may book biometrics. */
    private Person person() {
        Actor actor = actor(Role.APPLICANT);
        CaseId id = openConfirmed(actor, new NewCase("CPLP", person(null, "c" + actor.accountId() + "@test.example")))
                .id();
        jdbc.sql("update casework_case set stage = 'APPOINTMENT' where id = ?")
                .param(id.value())
                .update();
        keeping.grant(List.of(id), "BIO", Instant.now().plus(Duration.ofDays(2)));
        return new Person(actor, id);
    }

    private Actor certified(Place place, String name) {
        Actor mediator = mediator(place.association(), name);
        certificate(mediator, day().minusDays(100), day().plusDays(100));
        return mediator;
    }

    private List<UUID> slots(Place place) {
        return jdbc.sql("select id from scheduling_slot where centre_id = ? order by starts_at")
                .param(place.centre())
                .query(UUID.class)
                .list();
    }

    private List<FreeSeat> free(Place place) {
        return keeping.free(
                List.of(new CentreId(place.centre())),
                "BIO",
                Instant.now(),
                Instant.now().plus(Duration.ofDays(60)),
                EnumSet.allOf(SeatQuota.class));
    }

    /** In the database and in the picture everybody looks at. */
    private void offered(Place place, int seats) {
        Awaitility.await().atMost(SECONDS).untilAsserted(() -> {
            assertThat(free(place)).hasSize(seats);
            assertThat(availability.listing("BIO", new CentreId(place.centre())).times())
                    .extracting(OfferedTime::slotId)
                    .containsExactlyInAnyOrderElementsOf(
                            free(place).stream().map(FreeSeat::slot).collect(Collectors.toSet()));
        });
    }

    @Test
    void aCertificateThatEndsTakesTheSeatsOutOfEveryOfferUntilAColleagueIsThere() {
        Place place = place(1);
        staffedByPartners(place.centre());
        offered(place, 0);
        Actor rosa = mediator(place.association(), "Rosa");
        UUID certificate = certificate(rosa, day().minusDays(100), day().plusDays(100));
        planned(place, rosa);
        offered(place, 3);
        Person person = person();
        CentreId centre = new CentreId(place.centre());
        assertThat(booking.times(person.actor(), person.id(), centre, day())).hasSize(3);
        certificates.revoke(place.administrator(), certificate, "Engano");
        offered(place, 0);
        assertThat(agenda.day(place.administrator(), centre, day())).hasSize(3).allMatch(Agenda.Seat::uncovered);
        assertThat(booking.times(person.actor(), person.id(), centre, day())).isEmpty();
        assertThat(booking.days(person.actor(), person.id(), centre)).isEmpty();
        assertThatThrownBy(() ->
                        booking.hold(person.actor(), person.id(), slots(place).getFirst()))
                .isInstanceOfSatisfying(
                        SeatUnserved.class, refused -> assertThat(refused.key()).isEqualTo("appointment.unserved"));
        assertThatThrownBy(() -> booking.holdTogether(
                        person.actor(), List.of(person.id()), slots(place).getFirst()))
                .isInstanceOf(SeatUnserved.class);
        planned(place, certified(place, "Lara"));
        offered(place, 3);
        assertThat(agenda.day(place.administrator(), centre, day())).noneMatch(Agenda.Seat::uncovered);
        assertThat(booking.hold(person.actor(), person.id(), slots(place).getFirst()))
                .isNotNull();
    }

    @Test
    void whatIsBookedOrHeldStaysAndWhatIsFreeComesBackWithTheCover() {
        Place place = place(1);
        staffedByPartners(place.centre());
        Actor rosa = certified(place, "Rosa");
        Actor lara = certified(place, "Lara");
        Duty duty = planned(place, rosa);
        offered(place, 3);
        Person booked = person();
        Person holding = person();
        List<UUID> slots = slots(place);
        booking.confirm(
                booked.actor(),
                booked.id(),
                booking.hold(booked.actor(), booked.id(), slots.getFirst()).id());
        Hold hold = booking.hold(holding.actor(), holding.id(), slots.get(1));
        timeOff.miss(rosa, duty.id(), AbsenceReason.ILLNESS);
        offered(place, 0);
        assertThat(booking.confirm(holding.actor(), holding.id(), hold.id()).state())
                .as("whoever was about to book is not sent away")
                .isEqualTo(AppointmentView.State.BOOKED);
        assertThat(booking.active(booked.actor(), booked.id())).isPresent();
        assertThat(gaps(place)).singleElement().satisfies(gap -> {
            assertThat(gap.seats()).isEqualTo(3);
            assertThat(gap.appointments()).isEqualTo(2);
        });
        cover.assign(place.coordinator(), duty.id(), lara.accountId());
        offered(place, 1);
        assertThat(gaps(place)).isEmpty();
    }

    @Test
    void aCentrePartnersDoNotServeIsUntouched() {
        Place place = place(2);
        offered(place, 6);
        staffedByPartners(place.centre());
        offered(place, 0);
        seats.staff(place.administrator(), new CentreId(place.centre()), false);
        offered(place, 6);
    }

    @Test
    void whatIsPublishedWithoutCoverIsOfferedAtNoMoment() {
        Place place = place(1);
        staffedByPartners(place.centre());
        planned(place, certified(place, "Rosa"));
        offered(place, 3);
        UUID desk = centres.addDesk(place.administrator(), new CentreId(place.centre()), "Outro", Set.of("BIO"));
        centres.addShift(
                place.administrator(),
                new CentreId(place.centre()),
                new ShiftData(
                        desk,
                        "BIO",
                        day().getDayOfWeek(),
                        java.time.LocalTime.of(9, 0),
                        java.time.LocalTime.of(10, 0),
                        day(),
                        day()));
        publishing.publish(place.administrator(), new CentreId(place.centre()), day(), day());
        assertThat(free(place)).as("one mediator, two desks").hasSize(3);
    }

    @Test
    void wavesInviteOnlyToCoveredSeatsAndAnInvitationBooksNoOther() {
        Place place = place(2);
        staffedByPartners(place.centre());
        Actor rosa = certified(place, "Rosa");
        Duty duty = planned(place, rosa);
        offered(place, 3);
        var release = new Release(
                "BIO",
                List.of(place.centre()),
                java.time.LocalDate.now(LISBON).plusDays(1),
                java.time.LocalDate.now(LISBON).plusDays(60),
                24,
                72);
        Person person = person();
        allocation.compute(List.of(person.id()));
        jdbc.sql("update invitations_priority set centre_id = ? where case_id = ?")
                .params(place.centre(), person.id().value())
                .update();
        assertThat(invitations.preview(place.administrator(), release).centres())
                .singleElement()
                .satisfies(capacity -> assertThat(capacity.free()).isEqualTo(3));
        invitations.release(place.administrator(), release);
        invitations.work();
        InvitationLink invitationLink = invitations.read(
                invitations.openFor(person.actor(), person.id()).orElseThrow().token());
        timeOff.miss(rosa, duty.id(), AbsenceReason.ILLNESS);
        offered(place, 0);
        UUID slot = slots(place).getFirst();
        assertThat(invitations.take(invitationLink, slot, UUID.randomUUID()).outcome())
                .isEqualTo(Outcome.UNSERVED);
        planned(place, certified(place, "Lara"));
        offered(place, 3);
        assertThat(invitations.take(invitationLink, slot, UUID.randomUUID()).outcome())
                .isEqualTo(Outcome.BOOKED);
        offered(place, 2);
    }

    @Test
    void anOfferOfASeatThatLostItsCoverIsNotTakenAndNoneIsMade() {
        Place place = place(1);
        staffedByPartners(place.centre());
        Actor rosa = certified(place, "Rosa");
        Duty duty = planned(place, rosa);
        offered(place, 3);
        Person first = person();
        Person second = person();
        List<FreeSeat> free = free(place);
        Keep made = keep(first, free.get(0));
        Keep late = keep(second, free.get(1));
        Instant until = Instant.now().plus(Duration.ofHours(4));
        assertThat(keeping.keep(List.of(made), until)).containsExactly(made.holdId());
        timeOff.miss(rosa, duty.id(), AbsenceReason.ILLNESS);
        offered(place, 0);
        assertThat(keeping.keep(List.of(late), until)).isEmpty();
        assertThatThrownBy(() -> keeping.take(first.actor(), first.id(), made.holdId()))
                .isInstanceOf(SeatUnserved.class);
        planned(place, certified(place, "Lara"));
        offered(place, 2);
        assertThat(keeping.take(first.actor(), first.id(), made.holdId()).start())
                .isEqualTo(free.get(0).start());
    }

    private static Keep keep(Person person, FreeSeat seat) {
        return new Keep(Ids.next(), person.id(), "BIO", seat.slot(), seat.seat());
    }

    @Test
    void anAgreementThatIsSuspendedOrNoLongerCoversTheCentreUncoversItsSeats() {
        Place place = place(1);
        staffedByPartners(place.centre());
        Actor rosa = certified(place, "Rosa");
        UUID centre = place.centre();
        Duty duty = planned(place, rosa);
        offered(place, 3);
        Agreement agreement =
                agreements.of(place.administrator(), place.association()).getFirst();
        agreements.suspend(place.administrator(), agreement.id(), "Falta um papel");
        offered(place, 0);
        agreements.resume(place.administrator(), agreement.id());
        offered(place, 3);
        assertThat(desk.centres(rosa)).extracting(Centre::id).contains(new CentreId(centre));
        worksNow(rosa, place);
        desk.workAt(rosa, new CentreId(centre));
        Terms all = agreement.terms();
        Set<UUID> others = new java.util.HashSet<>(all.centres());
        others.remove(centre);
        agreements.change(place.administrator(), agreement.id(), all, covering(all, others));
        offered(place, 0);
        assertThat(gaps(place))
                .singleElement()
                .satisfies(gap -> assertThat(gap.missing())
                        .singleElement()
                        .satisfies(missing -> assertThat(missing.cause()).isEqualTo(CoverCause.CENTRE)));
        assertThat(cover.lost(place.coordinator())).extracting(Duty::id).contains(duty.id());
        assertThat(duties.get(rosa, duty.id()).outside()).isTrue();
        assertThat(duties.places(place.coordinator()))
                .extracting(pt.vez.rota.Places.Place::id)
                .doesNotContain(centre)
                .containsAnyElementsOf(others);
        assertThatThrownBy(() -> duties.plan(
                        place.coordinator(),
                        Request.once(
                                rosa.accountId(),
                                centre,
                                day().plusDays(1),
                                java.time.LocalTime.of(9, 0),
                                java.time.LocalTime.of(13, 0))))
                .isInstanceOfSatisfying(
                        DutyRefused.class, refused -> assertThat(refused.rule()).isEqualTo(RotaRule.CENTRE));
        assertThat(desk.place(rosa)).isEmpty();
        assertThat(desk.centres(rosa)).extracting(Centre::id).doesNotContain(new CentreId(centre));
        for (Callable<?> refused : List.<Callable<?>>of(() -> desk.today(rosa, new CentreId(centre)), () -> {
            desk.workAt(rosa, new CentreId(centre));
            return "";
        })) {
            assertThatThrownBy(refused::call)
                    .isInstanceOfSatisfying(
                            NotAuthorised.class, e -> assertThat(e.key()).isIn("authority.CENTRE", "desk.notAgreed"));
        }
        agreements.change(place.administrator(), agreement.id(), covering(all, others), all);
        offered(place, 3);
        assertThat(cover.lost(place.coordinator())).isEmpty();
    }

    /** Declaration accepted and on shift at the centre at this moment. */
    private void worksNow(Actor mediator, Place place) {
        Partners.ready(jdbc, mediator.accountId(), place.association());
        jdbc.sql("update rota_duty set centre_id = ? where account_id = ? and starts_at < now(6)")
                .params(place.centre(), mediator.accountId())
                .update();
    }

    private static Terms covering(Terms terms, Set<UUID> centres) {
        return new Terms(
                terms.reference(),
                terms.from(),
                terms.until(),
                terms.mediators(),
                terms.procedures(),
                centres,
                terms.clause());
    }

    /** Six desks, six mediators, of whom four fall ill while eighteen people book the eighteen seats. */
    @Test
    void whoBooksWhileCoverIsLostHasOneSeatAndTheRestIsNotOffered() throws Exception {
        Place place = place(6);
        staffedByPartners(place.centre());
        List<Actor> mediators = new ArrayList<>();
        List<Duty> all = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            Actor mediator = certified(place, "Mediador " + i);
            mediators.add(mediator);
            all.add(planned(place, mediator));
        }
        offered(place, 18);
        List<UUID> slots = slots(place);
        List<Person> people = new ArrayList<>();
        for (int i = 0; i < 18; i++) {
            people.add(person());
        }
        List<Future<UUID>> answers = new ArrayList<>();
        List<Future<?>> losses = new ArrayList<>();
        try (var pool = Executors.newFixedThreadPool(22)) {
            for (int i = 0; i < people.size(); i++) {
                Person each = people.get(i);
                UUID slot = slots.get(i % slots.size());
                answers.add(pool.submit(() -> booking.confirm(
                                each.actor(),
                                each.id(),
                                booking.hold(each.actor(), each.id(), slot).id())
                        .id()));
            }
            for (int i = 0; i < 4; i++) {
                int who = i;
                losses.add(pool.submit(
                        () -> timeOff.miss(mediators.get(who), all.get(who).id(), AbsenceReason.ILLNESS)));
            }
        }
        for (Future<?> loss : losses) {
            loss.get();
        }
        Set<UUID> booked = new java.util.HashSet<>();
        for (Future<UUID> answer : answers) {
            try {
                booked.add(answer.get());
            } catch (ExecutionException e) {
                assertThat(e.getCause()).isInstanceOf(SeatTaken.class);
            }
        }
        assertThat(jdbc.sql(
                                "select a.id from scheduling_appointment a join scheduling_occupancy o on o.appointment_id = a.id"
                                        + " and o.slot_id = a.slot_id and o.seat = a.seat and o.kind = 'CONFIRMED'"
                                        + " join scheduling_slot s on s.id = a.slot_id where s.centre_id = ? and a.active")
                        .param(place.centre())
                        .query(UUID.class)
                        .list())
                .as("what was answered is there, once, and nothing else")
                .containsExactlyInAnyOrderElementsOf(booked);
        Awaitility.await().atMost(SECONDS).untilAsserted(() -> {
            assertThat(jdbc.sql("select count(*) from scheduling_cover_due where centre_id = ?")
                            .param(place.centre())
                            .query(Integer.class)
                            .single())
                    .isZero();
            for (UUID slot : slots) {
                int taken = jdbc.sql("select count(*) from scheduling_occupancy where slot_id = ?")
                        .param(slot)
                        .query(Integer.class)
                        .single();
                long offered = free(place).stream()
                        .filter(seat -> seat.slot().equals(slot))
                        .count();
                assertThat(offered).as("two mediators are left").isEqualTo(Math.max(0, 2 - taken));
            }
        });
        int appointments =
                gaps(place).stream().mapToInt(Cover.Gap::appointments).sum();
        int most = slots.stream()
                .mapToInt(slot -> Math.max(
                        0,
                        jdbc.sql("select count(*) from scheduling_occupancy where slot_id = ?")
                                        .param(slot)
                                        .query(Integer.class)
                                        .single()
                                - 2))
                .sum();
        assertThat(appointments).as("who has nobody is shown").isEqualTo(most);
    }
}
