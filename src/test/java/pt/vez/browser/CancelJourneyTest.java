package pt.vez.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static pt.vez.shared.Zones.LISBON;

import com.microsoft.playwright.Locator;
import java.time.LocalDate;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import pt.vez.calendar.Holidays;
import pt.vez.casework.CaseId;
import pt.vez.scheduling.Booking;
import pt.vez.scheduling.CentreFixture;
import pt.vez.scheduling.Centres;
import pt.vez.scheduling.Publishing;
import pt.vez.shared.Actor;
import pt.vez.shared.Role;

/** An appointment given up by mistake. */
class CancelJourneyTest extends BrowserTest {
    @Autowired
    private Booking booking;

    @Autowired
    private Centres centres;

    @Autowired
    private Publishing publishing;

    @ParameterizedTest
    @ValueSource(strings = {"pt-PT", "en-GB"})
    void aCancelledTimeIsTakenAgainWhileItIsFree(String language) {
        Actor administrator = actor(Role.ADMINISTRATOR);
        var centre = new CentreFixture(centres, administrator, "lisboa", LISBON, 1);
        LocalDate day = LocalDate.now(LISBON).plusDays(10);
        while (day.getDayOfWeek().getValue() > 5 || new Holidays().isHoliday(day, null)) {
            day = day.plusDays(1);
        }
        centre.shift(0, day.getDayOfWeek(), 9, 12, day, day);
        publishing.publish(administrator, centre.id, day, day);
        Actor account = actor(Role.APPLICANT);
        CaseId id = readyCaseOf(account);
        UUID slot = booking.times(account, id, centre.id, day).getFirst().slotId();
        var booked =
                booking.confirm(account, id, booking.hold(account, id, slot).id());
        Visitor person = visitor(language);
        person.signIn(account.accountId() + "@test.example");
        cancel(person.open("/appointment"));
        assertThat(booking.active(account, id)).isEmpty();
        person.accessible().press(person.t("appointment.undo"));
        person.sees(person.t("appointment.confirmed"));
        assertThat(booking.active(account, id).orElseThrow().start()).isEqualTo(booked.start());

        cancel(person);
        jdbc.sql("update scheduling_appointment set ended_at = utc_timestamp(6) - interval 61 second where case_id = ?")
                .param(id.value())
                .update();
        person.press(person.t("appointment.undo")).sees(person.t("appointment.undo.late"));
        assertThat(booking.active(account, id)).isEmpty();
    }

    private void cancel(Visitor person) {
        person.press(person.t("appointment.cancel"));
        person.choose(person.t("enum.CancelReason.OTHER"));
        person.page
                .locator("vaadin-dialog vaadin-button")
                .filter(new Locator.FilterOptions().setHasText(person.t("appointment.cancel.go")))
                .last()
                .click();
        person.sees(person.t("appointment.undo"));
    }
}
