package pt.vez.scheduling;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.context.annotation.Import;
import org.springframework.modulith.test.ApplicationModuleTest;
import org.springframework.modulith.test.ApplicationModuleTest.BootstrapMode;
import org.springframework.modulith.test.Scenario;
import pt.vez.ModuleTest;
import pt.vez.associations.NoCoverage;
import pt.vez.casework.CaseEventKind;
import pt.vez.casework.CaseId;
import pt.vez.casework.Cases;
import pt.vez.casework.NewCase;
import pt.vez.casework.NoTakeovers;
import pt.vez.people.ApplicantData;
import pt.vez.scheduling.AppointmentEvents.AppointmentBooked;
import pt.vez.scheduling.AppointmentEvents.AppointmentCancelled;
import pt.vez.shared.Actor;
import pt.vez.shared.Ids;
import pt.vez.shared.Role;
import pt.vez.shared.Zones;

/** Seats and appointments with what they rest on, and without invitations or messages. */
@Import({NoTakeovers.class, NoInvitations.class, NoCoverage.class})
@ApplicationModuleTest(
        mode = BootstrapMode.ALL_DEPENDENCIES,
        webEnvironment = WebEnvironment.NONE,
        verifyAutomatically = false)
class SchedulingModuleTest extends ModuleTest {
    @Autowired
    private Booking booking;

    @Autowired
    private Centres centres;

    @Autowired
    private Publishing publishing;

    @Autowired
    private Cases cases;

    private CaseId ready(Actor person) {
        var data = new ApplicantData(
                "Ana Silva",
                null,
                LocalDate.of(1990, 5, 17),
                "BR",
                null,
                null,
                "S" + Ids.next().toString().substring(28),
                LocalDate.of(2040, 1, 1),
                null,
                person.accountId() + "@test.example",
                "lisboa",
                null,
                "pt-PT");
        CaseId id = cases.open(person, new NewCase("REN", data)).id();
        jdbc.sql("update casework_case set claim = 'VERIFIED', stage = 'APPOINTMENT' where id = ?")
                .param(id.value())
                .update();
        return id;
    }

    @Test
    void aBookingAndItsCancellationAreSaidAndStandInTheTimelineOfTheCase(Scenario scenario) {
        Actor administrator = actor(Role.ADMINISTRATOR);
        LocalDate day = Zones.today(clock).plusWeeks(2).with(TemporalAdjusters.next(DayOfWeek.WEDNESDAY));
        var centre = new CentreFixture(centres, administrator, "lisboa", Zones.LISBON, 1);
        centre.shift(0, DayOfWeek.WEDNESDAY, 9, 10, day, day.plusWeeks(1));
        publishing.publish(administrator, centre.id, day, day.plusWeeks(1));
        Actor person = actor(Role.APPLICANT);
        CaseId caseId = ready(person);
        LocalDate open = booking.days(person, caseId, centre.id).getFirst();
        UUID slot = booking.times(person, caseId, centre.id, open).getFirst().slotId();
        AppointmentView[] booked = new AppointmentView[1];
        scenario.stimulate(() -> {
                    Hold hold = booking.hold(person, caseId, slot);
                    booked[0] = booking.confirm(person, caseId, hold.id());
                })
                .andWaitForEventOfType(AppointmentBooked.class)
                .matchingMappedValue(AppointmentBooked::caseId, caseId)
                .toArrive();
        assertThat(cases.read(person, caseId).timeline()).extracting("kind").contains(CaseEventKind.APPOINTMENT_BOOKED);
        scenario.stimulate(() -> booking.cancel(person, caseId, booked[0].id(), CancelReason.CANNOT_COME, Ids.next()))
                .andWaitForEventOfType(AppointmentCancelled.class)
                .matchingMappedValue(AppointmentCancelled::caseId, caseId)
                .toArriveAndVerify(cancelled -> assertThat(cancelled.byAgency()).isFalse());
        assertThat(booking.active(person, caseId)).isEmpty();
    }
}
