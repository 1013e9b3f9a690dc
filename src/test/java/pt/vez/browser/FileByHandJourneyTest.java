package pt.vez.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import pt.vez.casework.CaseId;
import pt.vez.casework.CaseOutline;
import pt.vez.casework.Stage;
import pt.vez.scheduling.Booking;
import pt.vez.scheduling.CentreFixture;
import pt.vez.scheduling.Centres;
import pt.vez.scheduling.Publishing;
import pt.vez.shared.Actor;
import pt.vez.shared.Role;
import pt.vez.shared.Zones;

/** What staff set by hand: refused at the field, told where it is done, taken back within the minute. */
class FileByHandJourneyTest extends BrowserTest {
    @Autowired
    private Centres centres;

    @Autowired
    private Publishing publishing;

    @Autowired
    private Booking booking;

    @ParameterizedTest
    @CsvSource({"pt-PT, 360, true", "en-GB, 1280, false"})
    void anOfficerSetsStagePassportDeadlineAndRegisterNumberByHand(String language, int width, boolean dark) {
        CaseOutline wanted = caseOf(actor(Role.APPLICANT));
        jdbc.sql("update casework_case set identity_seen_at = null where id = ?")
                .param(wanted.id().value())
                .update();
        Visitor rita =
                visitor(language, width, 800, dark).signIn(actor(Role.OFFICER).accountId() + "@test.example");
        rita.open("/work/" + wanted.id().value()).sees(rita.t("file.identity.go"));
        rita.press(rita.t("file.identity.go"))
                .sees(rita.t("file.identity.done"))
                .accessible();
        rita.press(rita.t("form.undo")).sees(rita.t("file.identity.undone"));
        rita.page
                .locator("vaadin-date-picker")
                .filter(new Locator.FilterOptions().setHasText(rita.t("standing.deadline")))
                .evaluate("field => field.value = '2020-02-01'");
        rita.answered().press(rita.t("form.save"));
        rita.sees(rita.t("standing.overdue")).accessible();
        assertThat(rita.field(rita.t("standing.deadline")).getAttribute("aria-invalid"))
                .as("the field itself")
                .isEqualTo("true");
        rita.choose(rita.t("standing.overdue")).press(rita.t("form.save"));
        rita.sees(rita.t("standing.saved"));
        rita.press(rita.t("stage.go")).sees(rita.t("stage.missing")).accessible();
        rita.field(rita.t("stage.to")).click();
        rita.page
                .locator("vaadin-select-item")
                .filter(new Locator.FilterOptions().setHasText(rita.label(Stage.APPOINTMENT)))
                .last()
                .click();
        rita.fill(rita.t("stage.reason"), "Foi atendido no Porto.");
        rita.press(rita.t("stage.go")).sees(rita.t("stage.done", rita.label(Stage.APPOINTMENT)));
        rita.accessible();
        rita.press(rita.t("form.undo")).sees(rita.t("stage.undone"));
        String number = "P" + UUID.randomUUID().getMostSignificantBits() / 1_000_000 * -1;
        rita.fill(rita.t("register.number"), "ção");
        String save = rita.t("form.save") + ": " + rita.t("register.number");
        rita.press(save).sees(rita.t("register.number.bad", 40));
        rita.fill(rita.t("register.number"), number.replace("-", ""));
        rita.press(save).sees(rita.t("register.number.saved"));
        rita.open("/work").fill(rita.t("table.search"), number.replace("-", ""));
        rita.sees(wanted.number().display()).accessible();
    }

    @ParameterizedTest
    @CsvSource({"pt-PT, 360, true", "en-GB, 1280, false"})
    void anAdministratorSeesWhomAClosureConcernsAndTimesOpenNearTheirValue(String language, int width, boolean dark) {
        Actor administrator = actor(Role.ADMINISTRATOR);
        LocalDate day = Zones.today(Clock.systemUTC()).plusDays(3);
        var centre = new CentreFixture(centres, administrator, "lisboa", Zones.LISBON, 1);
        for (DayOfWeek each : CentreFixture.WEEK) {
            centre.shift(0, each, 14, 17, day, day.plusDays(6));
        }
        publishing.publish(administrator, centre.id, day, day.plusDays(6));
        while (publishing.preview(administrator, centre.id, day, day).getFirst().seats() == 0) {
            day = day.plusDays(1);
        }
        Actor person = actor(Role.APPLICANT);
        CaseId id = readyCaseOf(person);
        UUID slot = jdbc.sql("select id from scheduling_slot where centre_id = ? and local_date = ? limit 1")
                .params(centre.id.value(), day)
                .query(UUID.class)
                .single();
        booking.confirm(person, id, booking.hold(person, id, slot).id());
        Visitor ines = visitor(language, width, 800, dark).signIn(administrator.accountId() + "@test.example");
        ines.open("/agenda?centre=" + centre.id.value() + "&day=" + day)
                .sees(ines.t("agenda.stage", ines.label(Stage.APPOINTMENT)))
                .accessible();
        ines.open("/disruptions?centre=" + centre.id.value() + "&from=" + day + "&to=" + day);
        ines.press(ines.t("disruption.preview")).sees(ines.t("disruption.people.note"));
        ines.sees(ines.t("disruption.message.before")).accessible();
        ines.open("/waves").press(ines.t("waves.release")).at(ines.t("waves.release"));
        ines.fill(ines.t("waves.every"), "0");
        ines.press(ines.t("waves.preview")).sees(ines.t("waves.every.bounds")).accessible();
        assertThat(ines.field(ines.t("waves.every")).getAttribute("aria-invalid"))
                .isEqualTo("true");
        ines.open("/services").press(ines.t("services.new"));
        ines.fill(ines.t("services.code"), "NOVO").fill(ines.t("services.name.pt"), "Novo");
        ines.press(ines.t("form.save")).sees(ines.t("services.name.en.missing")).accessible();
        assertThat(ines.field(ines.t("services.name.en")).getAttribute("aria-invalid"))
                .isEqualTo("true");
        ines.open("/accounts").press(ines.t("accounts.new"));
        ines.fill(ines.t("account.name"), "Rita Reis").fill(ines.t("account.email"), "joão@example.com");
        ines.choose(ines.label(Role.OFFICER)).press(ines.t("form.save"));
        ines.sees(ines.t("field.email.letters")).accessible();
        assertThat(ines.field(ines.t("account.email")).getAttribute("aria-invalid"))
                .isEqualTo("true");
        ines.open("/signals").sees(ines.t("signals.blocks")).accessible();
        ines.open("/centres/" + centre.id.value() + "/shifts");
        ines.press(ines.t("shifts.new"));
        ines.page.locator("vaadin-time-picker").first().waitFor();
        opensNear(ines, "09:00");
        ines.fill(ines.t("shifts.starts"), "");
        opensNear(ines, "08:00");
        ines.fill(ines.t("shifts.starts"), "14:00");
        opensNear(ines, "14:00");
    }

    /** The list of times shows this time where it opens. */
    private static void opensNear(Visitor visitor, String time) {
        Locator field = visitor.page.locator("vaadin-time-picker").first();
        field.locator("input").click();
        visitor.page.waitForFunction("""
                time => {
                    const list = document.querySelector('vaadin-time-picker[opened] vaadin-time-picker-scroller');
                    const item = [...list.querySelectorAll('vaadin-time-picker-item')]
                        .find(each => each.textContent.trim() === time && !each.hidden);
                    if (!item) return false;
                    const box = list.getBoundingClientRect();
                    const at = item.getBoundingClientRect();
                    return at.top >= box.top - 2 && at.bottom <= box.bottom + 2;
                }""", time);
        visitor.page.keyboard().press("Escape");
    }
}
