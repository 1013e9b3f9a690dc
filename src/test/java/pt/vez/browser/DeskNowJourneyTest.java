package pt.vez.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.BoundingBox;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import pt.vez.Partners;
import pt.vez.calendar.Holidays;
import pt.vez.casework.CaseId;
import pt.vez.scheduling.Agenda;
import pt.vez.scheduling.AppointmentView;
import pt.vez.scheduling.Booking;
import pt.vez.scheduling.CentreFixture;
import pt.vez.scheduling.Centres;
import pt.vez.scheduling.Publishing;
import pt.vez.shared.Actor;
import pt.vez.shared.Role;
import pt.vez.shared.Zones;

/** With a person before the screen, a mediator sees without scrolling where they are on duty and who comes next. */
class DeskNowJourneyTest extends BrowserTest {
    private static final int BOTTOM_BAR = 64;

    @Autowired
    private Centres centres;

    @Autowired
    private Publishing publishing;

    @Autowired
    private Booking booking;

    @Autowired
    private Agenda agenda;

    private static LocalDate workday() {
        var holidays = new Holidays();
        LocalDate day = LocalDate.now(Zones.LISBON).plusDays(14);
        while (holidays.isHoliday(day, null)) {
            day = day.plusDays(1);
        }
        return day;
    }

    private CentreFixture centre(LocalDate day) {
        Actor administrator = actor(Role.ADMINISTRATOR);
        var centre = new CentreFixture(centres, administrator, "lisboa", Zones.LISBON, 1);
        centre.shift(0, day.getDayOfWeek(), 9, 12, day, day);
        publishing.publish(administrator, centre.id, day, day);
        return centre;
    }

    private AppointmentView booked(CentreFixture centre, LocalDate day) {
        Actor person = actor(Role.APPLICANT);
        CaseId id = readyCaseOf(person);
        UUID slot = booking.times(person, id, centre.id, day).getFirst().slotId();
        return booking.confirm(person, id, booking.hold(person, id, slot).id());
    }

    @ParameterizedTest
    @CsvSource({"pt-PT, 360, 740, false", "en-GB, 360, 740, true", "pt-PT, 1280, 800, true", "en-GB, 1280, 800, false"})
    void theNextAppointmentIsSeenAboveTheSearchWithoutScrolling(String language, int width, int height, boolean dark) {
        LocalDate day = workday();
        CentreFixture centre = centre(day);
        AppointmentView appointment = booked(centre, day);
        UUID partner = Partners.partner(jdbc, "Associação do Saldanha");
        Actor mediator = mediator(partner);
        // A coordinator has more above the search than anybody.
        jdbc.sql("update associations_member set coordinator = true where account_id = ?")
                .param(mediator.accountId())
                .update();
        jdbc.sql("update rota_duty set centre_id = ? where account_id = ?")
                .params(centre.id.value(), mediator.accountId())
                .update();
        String place = "Posto " + ThreadLocalRandom.current().nextInt(1_000_000);
        jdbc.sql("update scheduling_centre set name = ? where id = ?")
                .params(place, centre.id.value())
                .update();
        // Today, shortly before midnight by the clock of the centre.
        LocalDate today = LocalDate.now(Zones.LISBON);
        Instant start = today.atTime(23, 50).atZone(Zones.LISBON).toInstant();
        jdbc.sql("update scheduling_slot set local_date = ?, starts_at = ?, ends_at = ? where id ="
                        + " (select slot_id from scheduling_appointment where id = ?)")
                .params(today, start, start.plusSeconds(300), appointment.id())
                .update();
        Visitor rui = visitor(language, width, height, dark).signIn(mediator.accountId() + "@test.example");
        rui.open("/desk");
        Locator line = rui.page.locator(".desk-now");
        String service = appointment.serviceName().in(rui.language);
        PlaywrightAssertions.assertThat(line).containsText(rui.t("desk.now.next", "23:50", service));
        PlaywrightAssertions.assertThat(line).containsText(place);
        rui.accessible();
        String picture = "desk-now-" + width + "-" + language.substring(0, 2) + (dark ? "-dark" : "-light") + ".png";
        rui.page.screenshot(new Page.ScreenshotOptions().setPath(Path.of("target", "screens", picture)));
        BoundingBox box = line.boundingBox();
        assertThat(box.y + box.height).as("seen without scrolling").isLessThan(height - BOTTOM_BAR);
        assertThat(box.height).as("one compact line").isLessThan(width < 600 ? 120 : 64);
        BoundingBox search = rui.field(rui.t("desk.search")).boundingBox();
        assertThat(box.y).isLessThan(search.y);
        assertThat(search.y + search.height).as("and so is the search").isLessThan(height - BOTTOM_BAR);
        assertThat(line.textContent()).as("somebody else looks at the screen").doesNotContain("Ana Silva");

        rui.press(rui.t("desk.now.day"));
        Locator heading = rui.page.getByRole(
                AriaRole.HEADING,
                new Page.GetByRoleOptions().setName(rui.t("desk.day")).setExact(true));
        PlaywrightAssertions.assertThat(heading).isFocused();
        PlaywrightAssertions.assertThat(heading).isInViewport();
        // Who arrives is said as it happens.
        agenda.checkIn(actor(Role.OFFICER), appointment.id());
        PlaywrightAssertions.assertThat(line).containsText(rui.t("desk.now.here", "23:50", service));
        takesServedBack(rui, appointment);
    }

    /** The day that is made anew because of what the mediator did leaves the way to undo it where it is. */
    private void takesServedBack(Visitor rui, AppointmentView appointment) {
        String seen = rui.page.locator("[data-live=hall]").getAttribute("data-seen");
        rui.page
                .locator("vaadin-button[aria-label^='" + rui.t("checkin.attended") + "']")
                .click();
        rui.page.waitForFunction("seen => document.querySelector('[data-live=hall]').dataset.seen !== seen", seen);
        rui.answered().press(rui.t("form.undo")).sees(rui.t("checkin.attended.undone", "Ana Silva"));
        assertThat(jdbc.sql("select state from scheduling_appointment where id = ?")
                        .param(appointment.id())
                        .query(String.class)
                        .single())
                .isEqualTo("BOOKED");
    }
}
