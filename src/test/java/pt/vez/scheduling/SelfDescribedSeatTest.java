package pt.vez.scheduling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import pt.vez.VezTest;
import pt.vez.calendar.Holidays;
import pt.vez.casework.CaseCircumstances;
import pt.vez.casework.CaseId;
import pt.vez.casework.NewCase;
import pt.vez.shared.Actor;
import pt.vez.shared.Role;

/** An account keeps one visit at a time for the people it only described, also when it asks for several at once. */
class SelfDescribedSeatTest extends VezTest {
    private static final ZoneId LISBON = ZoneId.of("Europe/Lisbon");

    @Autowired
    private Booking booking;

    @Autowired
    private Centres centres;

    @Autowired
    private Publishing publishing;

    @Autowired
    private CaseCircumstances caseCircumstances;

    private CentreFixture centre;
    private LocalDate day;

    @BeforeAll
    void published() {
        Actor administrator = actor(Role.ADMINISTRATOR);
        centre = new CentreFixture(centres, administrator, "lisboa", LISBON, 6);
        day = LocalDate.now(LISBON).plusDays(14);
        while (day.getDayOfWeek() == DayOfWeek.SATURDAY
                || day.getDayOfWeek() == DayOfWeek.SUNDAY
                || new Holidays().isHoliday(day, null)) {
            day = day.plusDays(1);
        }
        for (int desk = 0; desk < 6; desk++) {
            centre.shift(desk, day.getDayOfWeek(), 9, 17, day, day);
        }
        publishing.publish(administrator, centre.id, day, day);
    }

    private CaseId described(Actor account) {
        CaseId id = cases.open(account, new NewCase("REN", person(null, null))).id();
        jdbc.sql("update casework_case set stage = 'APPOINTMENT' where id = ?")
                .param(id.value())
                .update();
        return id;
    }

    private List<OfferedTime> times(Actor account, CaseId id) {
        return booking.times(account, id, centre.id, day);
    }

    @Test
    void severalHoldsAtOnceOfOneAccountKeepOneSeat() throws Exception {
        for (int round = 0; round < 8; round++) {
            Actor account = actor(Role.APPLICANT);
            List<CaseId> people = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                people.add(described(account));
            }
            List<OfferedTime> times = times(account, people.getFirst());
            var start = new CountDownLatch(1);
            List<Future<Hold>> answers = new ArrayList<>();
            try (var pool = Executors.newFixedThreadPool(people.size())) {
                for (int i = 0; i < people.size(); i++) {
                    CaseId id = people.get(i);
                    OfferedTime time = times.get(i);
                    answers.add(pool.submit(() -> {
                        start.await();
                        return booking.hold(account, id, time.slotId());
                    }));
                }
                start.countDown();
            }
            int won = 0;
            for (Future<Hold> answer : answers) {
                try {
                    answer.get();
                    won++;
                } catch (ExecutionException refused) {
                    assertThat(refused.getCause())
                            .isInstanceOfSatisfying(
                                    BookingNotReady.class,
                                    problem -> assertThat(problem.key()).isEqualTo("appointment.oneUntilSeen"));
                }
            }
            assertThat(won).as("round " + round).isEqualTo(1);
        }
    }

    @Test
    void aHoldConfirmedInItsGraceDoesNotMakeASecondVisit() {
        Actor account = actor(Role.APPLICANT);
        CaseId one = described(account);
        CaseId other = described(account);
        Hold first = booking.hold(account, one, times(account, one).getFirst().slotId());
        assertThatThrownBy(() -> times(account, other))
                .isInstanceOf(BookingNotReady.class)
                .extracting("key")
                .isEqualTo("appointment.oneUntilSeen");
        clock.forward(Booking.HOLD.plusSeconds(1));
        Hold second =
                booking.hold(account, other, times(account, other).getFirst().slotId());
        assertThatThrownBy(() -> booking.confirm(account, one, first.id()))
                .isInstanceOf(BookingNotReady.class)
                .extracting("key")
                .isEqualTo("appointment.oneUntilSeen");
        assertThat(booking.confirm(account, other, second.id()).caseId()).isEqualTo(other);
    }

    @Test
    void aFamilyTakesItsSeatsTogether() {
        Actor account = actor(Role.APPLICANT);
        CaseId one = described(account);
        CaseId other = described(account);
        caseCircumstances.join(account, one, other);
        OfferedTime first = booking.timesTogether(account, List.of(one, other), centre.id, day)
                .getFirst();
        List<Hold> holds = booking.holdTogether(account, List.of(one, other), first.slotId());
        assertThat(booking.confirmTogether(
                        account,
                        List.of(one, other),
                        holds.stream().map(Hold::id).toList()))
                .hasSize(2);
    }
}
