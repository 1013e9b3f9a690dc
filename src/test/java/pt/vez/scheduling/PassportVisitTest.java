package pt.vez.scheduling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static pt.vez.shared.Zones.LISBON;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import pt.vez.VezTest;
import pt.vez.casework.AccountAnswer;
import pt.vez.casework.CaseId;
import pt.vez.demo.MailCatcher.Caught;
import pt.vez.invitations.ClosedDays;
import pt.vez.invitations.Disruptions;
import pt.vez.rota.RotaFixture;
import pt.vez.scheduling.Meetings.Meeting;
import pt.vez.scheduling.PassportVisits.Expected;
import pt.vez.shared.Actor;
import pt.vez.shared.NotAuthorised;
import pt.vez.shared.NotFound;
import pt.vez.shared.Role;

/** A person who waits until a passport is shown chooses a time for it, of the same seats as everything else. */
class PassportVisitTest extends VezTest {
    private static final String BOOKED = "A sua visita está marcada";

    @Autowired
    private PassportVisits visits;

    @Autowired
    private Centres centres;

    @Autowired
    private Agenda agenda;

    @Autowired
    private Disruptions disruptions;

    private CentreId centre;
    private Actor person;
    private CaseId caseId;

    @BeforeEach
    void aPersonWhoWaits() {
        centre = new CentreId(RotaFixture.centre(centres, actor(Role.ADMINISTRATOR), LISBON, "lisboa"));
        person = actor(Role.APPLICANT);
        caseId = waiting(person);
    }

    private CaseId waiting(Actor account) {
        CaseId id = caseOf(account).id();
        jdbc.sql("update casework_case set claim = 'PROVISIONAL', identity_seen_at = null where id = ?")
                .param(id.value())
                .update();
        return id;
    }

    private UUID time(int inDays, int hour, int seats) {
        return time(at(inDays, hour), seats);
    }

    private UUID time(Instant start, int seats) {
        return MeetingTimes.at(jdbc, centre, Meetings.PASSPORT, start, seats);
    }

    private static Instant at(int inDays, int hour) {
        return LocalDate.now(LISBON)
                .plusDays(inDays)
                .atTime(hour, 0)
                .atZone(LISBON)
                .toInstant();
    }

    private Caught mail(Actor to, String subject) {
        return Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(
                        () -> mails.caughtFor(to.accountId() + "@test.example").stream()
                                .filter(each -> each.subject().equals(subject))
                                .toList(),
                        found -> !found.isEmpty())
                .getFirst();
    }

    private List<LocalDate> days() {
        return visits.place(person, centre).orElseThrow().days();
    }

    private static void refused(ThrowingCallable act) {
        assertThatThrownBy(act).isInstanceOf(NotAuthorised.class);
    }

    @Test
    void aVisitIsChosenMovedAndGivenUp() {
        UUID first = time(4, 10, 1);
        UUID second = time(5, 11, 1);
        assertThat(visits.places(person))
                .extracting(place -> place.venue().id())
                .contains(centre);
        LocalDate day = LocalDate.now(LISBON).plusDays(4);
        assertThat(days()).containsExactly(day, day.plusDays(1));
        assertThat(visits.times(person, centre, day))
                .extracting(OfferedTime::slotId)
                .containsExactly(first);
        Meeting booked = visits.book(person, first);
        assertThat(visits.book(person, first)).as("a second tap").isEqualTo(booked);
        assertThat(visits.of(person)).contains(booked);
        assertThat(visits.times(person, centre, day)).isEmpty();
        Caught told = mail(person, BOOKED);
        assertThat(told.calendar()).isTrue();
        assertThat(told.text()).contains(booked.venue().name(), "/passport-visit");
        visits.book(person, second);
        assertThat(days()).as("the earlier time is free again").containsExactly(day);
        assertThat(visits.of(person)).map(Meeting::slot).contains(second);
        assertThat(visits.cancel(person)).isPresent();
        assertThat(visits.cancel(person)).as("nothing is left to cancel").isEmpty();
        assertThat(mail(person, "Desmarcou a sua visita").calendar()).isTrue();
        assertThat(visits.of(person)).isEmpty();
    }

    @Test
    void whoDoesNotWaitBooksNothing() {
        UUID slot = time(4, 10, 1);
        Actor known = actor(Role.APPLICANT);
        caseOf(known);
        for (Actor other : List.of(known, actor(Role.OFFICER), mediator())) {
            refused(() -> visits.places(other));
            refused(() -> visits.place(other, centre));
            refused(() -> visits.times(other, centre, LocalDate.now(LISBON)));
            refused(() -> visits.book(other, slot));
        }
        Actor acting = Actor.person(
                person.accountId(),
                "X",
                person.roles(),
                new Actor.Acting(UUID.randomUUID(), caseId.value(), UUID.randomUUID(), "X"));
        refused(() -> visits.book(acting, slot));
        refused(() -> visits.of(acting));
        refused(() -> visits.cancel(acting));
    }

    @Test
    void ofManyWhoWantTheLastSeatOneHasIt() throws Exception {
        UUID slot = time(6, 9, 1);
        Actor other = actor(Role.APPLICANT);
        waiting(other);
        List<Callable<Boolean>> taps = List.of(
                () -> isTaken(person, slot),
                () -> isTaken(other, slot),
                () -> isTaken(person, slot),
                () -> isTaken(other, slot));
        int winners = 0;
        try (var threads = Executors.newFixedThreadPool(4)) {
            for (Future<Boolean> tap : threads.invokeAll(taps)) {
                winners += tap.get() ? 1 : 0;
            }
        }
        assertThat(winners).as("both taps of one person").isEqualTo(2);
        assertThat(visits.of(person).isPresent()).isNotEqualTo(visits.of(other).isPresent());
        assertThat(jdbc.sql("select count(*) from scheduling_occupancy where slot_id = ?")
                        .param(slot)
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    private boolean isTaken(Actor who, UUID slot) {
        try {
            return visits.book(who, slot).slot().equals(slot);
        } catch (SeatTaken e) {
            return false;
        }
    }

    @Test
    void aClosedCentreCallsTheVisitOffAndAnotherTimeCanBeChosen() {
        UUID first = time(5, 10, 1);
        UUID other = time(7, 10, 1);
        visits.book(person, first);
        Actor administrator = actor(Role.ADMINISTRATOR);
        LocalDate day = LocalDate.now(LISBON).plusDays(5);
        var scope = ClosedDays.of(centre, day);
        assertThat(disruptions.preview(administrator, scope).interviews()).isEqualTo(1);
        UUID plan = disruptions.propose(administrator, scope, "Greve");
        disruptions.step();
        ClosedDays.send(disruptions, administrator, plan);
        assertThat(mail(person, "A sua visita não se faz: o posto fecha").calendar())
                .isTrue();
        assertThat(visits.of(person)).isEmpty();
        assertThat(days()).doesNotContain(day);
        visits.book(person, other);
    }

    @Test
    void aPassportThatWasShownBeforeFreesTheSeat() {
        UUID slot = time(5, 10, 1);
        visits.book(person, slot);
        identityChecks.seen(actor(Role.OFFICER), caseId, AccountAnswer.theirs(person.accountId()));
        assertThat(visits.of(person)).isEmpty();
        mail(person, "Já não precisa de vir mostrar o passaporte");
        Actor next = actor(Role.APPLICANT);
        waiting(next);
        assertThat(visits.book(next, slot).slot()).isEqualTo(slot);
    }

    @Test
    void theHallSeesWhoComesTodayWithoutAName() {
        Instant soon = LocalDate.now(LISBON)
                .atTime(LocalTime.of(23, 59, 30))
                .atZone(LISBON)
                .toInstant();
        UUID slot = time(soon, 2);
        visits.book(person, slot);
        Actor officer = actor(Role.OFFICER);
        String number = cases.outline(person, caseId).number().display();
        assertThat(visits.today(officer, centre)).singleElement().satisfies(each -> {
            assertThat(each.number()).isEqualTo("•••" + number.substring(number.length() - 4));
            assertThat(each.account()).isEqualTo(person.accountId());
        });
        assertThat(visits.caseOf(officer, centre, person.accountId()).display()).isEqualTo(number);
        assertThatThrownBy(() -> visits.caseOf(officer, centre, officer.accountId()))
                .isInstanceOf(NotFound.class);
        Actor elsewhere = mediator();
        refused(() -> visits.today(elsewhere, centre));
        refused(() -> visits.caseOf(elsewhere, centre, person.accountId()));
        refused(() -> visits.today(person, centre));
        assertThat(agenda.day(officer, centre, LocalDate.now(LISBON)))
                .filteredOn(Agenda.Seat::interview)
                .singleElement()
                .satisfies(seat -> {
                    assertThat(seat.service()).isEqualTo(Meetings.PASSPORT);
                    assertThat(seat.toString()).doesNotContain(number);
                });
        jdbc.sql("update casework_case set claim = 'VERIFIED' where id = ?")
                .param(caseId.value())
                .update();
        assertThat(visits.today(officer, centre)).extracting(Expected::account).doesNotContain(person.accountId());
    }
}
