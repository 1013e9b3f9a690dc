package pt.vez.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import pt.vez.Partners;
import pt.vez.calendar.Holidays;
import pt.vez.casework.CaseId;
import pt.vez.invitations.Disruptions;
import pt.vez.invitations.Disruptions.Scope;
import pt.vez.scheduling.AppointmentView;
import pt.vez.scheduling.Booking;
import pt.vez.scheduling.CentreFixture;
import pt.vez.scheduling.CentreId;
import pt.vez.scheduling.Centres;
import pt.vez.scheduling.DeskDay;
import pt.vez.scheduling.DeskDay.Closure;
import pt.vez.scheduling.Publishing;
import pt.vez.shared.Actor;
import pt.vez.shared.Role;

/** The mediator's day says what is closed, for whom nothing takes place, and whether another date was offered. */
class ClosedDayJourneyTest extends BrowserTest {
    private static final ZoneId LISBON = ZoneId.of("Europe/Lisbon");

    @Autowired
    private Centres centres;

    @Autowired
    private Publishing publishing;

    @Autowired
    private Booking booking;

    @Autowired
    private Disruptions disruptions;

    @Autowired
    private DeskDay desk;

    /** A centre of its own with two days of seats. */
    private CentreId centre(Actor administrator, LocalDate first) {
        var centre = new CentreFixture(centres, administrator, "lisboa", LISBON, 1);
        for (LocalDate day : List.of(first, first.plusDays(1))) {
            centre.shift(0, day.getDayOfWeek(), 9, 12, day, day);
            publishing.publish(administrator, centre.id, day, day);
        }
        return centre.id;
    }

    private static LocalDate workday() {
        var holidays = new Holidays();
        LocalDate day = LocalDate.now(LISBON).plusDays(14);
        while (holidays.isHoliday(day, null) || holidays.isHoliday(day.plusDays(1), null)) {
            day = day.plusDays(1);
        }
        return day;
    }

    private AppointmentView book(CentreId centre, LocalDate day) {
        Actor person = actor(Role.APPLICANT);
        CaseId id = readyCaseOf(person);
        UUID slot = booking.times(person, id, centre, day).getFirst().slotId();
        return booking.confirm(person, id, booking.hold(person, id, slot).id());
    }

    private UUID close(Actor administrator, CentreId centre, LocalDateTime from, LocalDateTime to) {
        UUID plan = disruptions.propose(
                administrator,
                new Scope(
                        List.of(centre.value()),
                        List.of(),
                        List.of(),
                        from,
                        to,
                        false,
                        to.toLocalDate().plusDays(20)),
                "Greve dos transportes");
        disruptions.step();
        return plan;
    }

    private Closure closure(Actor mediator, CentreId centre, AppointmentView appointment) {
        return desk.today(mediator, centre).expected().stream()
                .filter(each -> each.appointmentId().equals(appointment.id()))
                .findFirst()
                .orElseThrow()
                .closure();
    }

    @Test
    void aClosedDayAndAnOpenOfferAreSaidInTheDayOfTheMediator() {
        Actor administrator = actor(Role.ADMINISTRATOR);
        LocalDate day = workday();
        CentreId centre = centre(administrator, day);
        AppointmentView stopped = book(centre, day);
        AppointmentView open = book(centre, day);
        UUID partner = Partners.partner(jdbc, "Associação do posto " + UUID.randomUUID());
        Actor mediator = mediator(partner);
        jdbc.sql("update rota_duty set centre_id = ? where account_id = ?")
                .params(centre.value(), mediator.accountId())
                .update();
        UUID plan = close(
                administrator,
                centre,
                LocalDateTime.ofInstant(stopped.start(), LISBON),
                LocalDateTime.ofInstant(stopped.end(), LISBON));
        // The day comes.
        jdbc.sql("update scheduling_slot set local_date = ? where centre_id = ? and local_date = ?")
                .params(LocalDate.now(LISBON), centre.value(), day)
                .update();
        assertThat(closure(mediator, centre, stopped)).isEqualTo(Closure.CLOSED);
        assertThat(closure(mediator, centre, open)).isEqualTo(Closure.NONE);
        Visitor rui = visitor("pt-PT").signIn(mediator.accountId() + "@test.example");
        DeskDay.Closed part = desk.today(mediator, centre).closed();
        assertThat(part).isNotNull();
        rui.sees(rui.t("desk.closed.part", part.closed(), part.seats(), "Greve dos transportes"))
                .sees(rui.t("desk.closed.CLOSED"))
                .accessible();
        assertThat(rui.page.getByText(rui.t("desk.closed.appointment")).count()).isEqualTo(1);
        disruptions.send(administrator, plan);
        disruptions.step();
        assertThat(closure(mediator, centre, stopped)).isEqualTo(Closure.OFFERED);
        rui.open("/desk").sees(rui.t("desk.closed.OFFERED"));
        assertThat(rui.page.content()).as("the way to answer is the person’s").doesNotContain("/o/");
    }
}
