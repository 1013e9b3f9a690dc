package pt.vez.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static pt.vez.shared.Zones.LISBON;

import com.microsoft.playwright.Locator;
import java.time.LocalDate;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import pt.vez.casework.CaseId;
import pt.vez.rota.RotaFixture;
import pt.vez.scheduling.CentreId;
import pt.vez.scheduling.Centres;
import pt.vez.scheduling.DeskDay;
import pt.vez.scheduling.MeetingTimes;
import pt.vez.scheduling.Meetings;
import pt.vez.scheduling.PassportVisits;
import pt.vez.shared.Actor;
import pt.vez.shared.Role;

/** From "show your passport" to a time for it, confirmed, moved and given up. */
class PassportVisitJourneyTest extends BrowserTest {
    @Autowired
    private Centres centres;

    @Autowired
    private PassportVisits visits;

    @Autowired
    private DeskDay desk;

    private CentreId centreWithTimes(int... hours) {
        var centre = new CentreId(RotaFixture.centre(centres, actor(Role.ADMINISTRATOR), LISBON, "lisboa"));
        for (int hour : hours) {
            MeetingTimes.at(
                    jdbc,
                    centre,
                    Meetings.PASSPORT,
                    LocalDate.now(LISBON)
                            .plusDays(3)
                            .atTime(hour, 0)
                            .atZone(LISBON)
                            .toInstant(),
                    1);
        }
        return centre;
    }

    private Actor waiting() {
        Actor person = actor(Role.APPLICANT);
        CaseId id = caseOf(person).id();
        jdbc.sql("update casework_case set claim = 'PROVISIONAL' where id = ?")
                .param(id.value())
                .update();
        return person;
    }

    @ParameterizedTest
    @ValueSource(strings = {"pt-PT", "en-GB"})
    void aPersonBooksAVisitMovesItAndGivesItUp(String language) {
        CentreId centre = centreWithTimes(10, 15);
        Actor account = waiting();
        Visitor person = visitor(language);
        person.signIn(account.accountId() + "@test.example");
        person.sees(person.t("home.provisional")).follow(person.t("passport.visit.go"));
        person.page.waitForURL("**/passport-visit");
        person.accessible();
        person.page.locator("a[href*='" + centre.value() + "']").click();
        person.page.waitForURL("**/passport-visit?centre=**");
        person.accessible();
        time(person, "10:00").click();
        person.sees(person.t("passport.visit.bring"));
        assertThat(visits.of(account))
                .as("nothing is taken before the confirmation")
                .isEmpty();
        person.accessible().press(person.t("hold.confirm")).sees(person.t("passport.visit.booked"));
        assertThat(visits.of(account)).isPresent();
        person.accessible();
        person.open("/home").sees(person.t("passport.visit.card")).sees("10:00").accessible();

        person.follow(person.t("home.appointment.go")).sees(person.t("passport.visit.card"));
        person.follow(person.t("appointment.move"));
        person.page.locator("a[href*='" + centre.value() + "']").click();
        time(person, "15:00").click();
        person.press(person.t("hold.confirm"))
                .sees(person.t("passport.visit.booked"))
                .sees("15:00");

        person.press(person.t("appointment.cancel"));
        person.page
                .locator("vaadin-dialog")
                .getByText(person.t("appointment.cancel.go"), new Locator.GetByTextOptions().setExact(true))
                .last()
                .click();
        person.sees(person.t("passport.visit.cancelled").replaceAll(" \\{0}.*", ""));
        assertThat(visits.of(account)).isEmpty();
    }

    private static Locator time(Visitor person, String clock) {
        Locator button =
                person.page.locator(".times vaadin-button").filter(new Locator.FilterOptions().setHasText(clock));
        assertThat(button).isVisible();
        return button;
    }

    @Test
    void theMediatorsDaySaysWhoComesAndTheVisitBeginsFromThere() {
        Actor mediator = mediator();
        CentreId place = desk.place(mediator).orElseThrow();
        Actor account = waiting();
        UUID slot = MeetingTimes.at(
                jdbc,
                place,
                Meetings.PASSPORT,
                LocalDate.now(LISBON).atTime(23, 59, 30).atZone(LISBON).toInstant(),
                1);
        visits.book(account, slot);
        String number = cases.ownOf(account).getFirst().number().display();
        Visitor marta = visitor("pt-PT");
        marta.signIn(mediator.accountId() + "@test.example");
        marta.sees(marta.t("passport.visit.today")).sees("•••" + number.substring(number.length() - 4));
        marta.accessible();
        marta.page
                .locator("li .row")
                .filter(new Locator.FilterOptions().setHasText(number.substring(number.length() - 4)))
                .locator("vaadin-button")
                .click();
        marta.page.waitForURL("**/desk/visit/**");
    }

    @Test
    void anAccountThatDoesNotWaitIsToldSoAndOddAddressesLeadNowhere() {
        Actor known = actor(Role.APPLICANT);
        caseOf(known);
        Visitor person = visitor("en-GB");
        person.signIn(known.accountId() + "@test.example");
        person.open("/passport-visit").sees(person.t("passport.visit.notNeeded"));
        Visitor waiting = visitor("en-GB");
        waiting.signIn(waiting().accountId() + "@test.example");
        for (String odd : new String[] {"?centre=x", "?centre=01890000-0000-7000-8000-000000000000", "?centre=٣"}) {
            waiting.open("/passport-visit" + odd);
            assertThat(waiting.page.locator("vaadin-notice, .notice").first()).hasText(Pattern.compile(".+"));
        }
    }
}
