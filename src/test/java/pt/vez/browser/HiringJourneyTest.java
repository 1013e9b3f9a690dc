package pt.vez.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.time.LocalDate;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import pt.vez.associations.MediatorLanguage;
import pt.vez.associations.WorkTime;
import pt.vez.hiring.ApplicationState;
import pt.vez.hiring.HiringData;
import pt.vez.shared.Actor;
import pt.vez.shared.Role;

/** From the call to the mediator who signs in. */
class HiringJourneyTest extends BrowserTest {
    @ParameterizedTest
    @CsvSource({"pt-PT, 1280, false", "en-GB, 360, true"})
    void aCallIsOpenedACandidateAppliesIsScoredComesToAnInterviewIsHiredAndSignsIn(
            String language, int width, boolean dark) {
        Actor coordinator = actor(Role.MEDIATOR, "Ana Coordenadora");
        HiringData.coordinates(jdbc, coordinator, "Jornada");
        UUID time = HiringData.interviewTime(jdbc, HiringData.centre(jdbc), HiringData.at(9, width), 1);
        String tail = UUID.randomUUID().toString().substring(0, 6);
        String title = (language.startsWith("pt") ? "Mediadores " : "Mediators ") + tail;
        Visitor ana = visitor(language, width, 800, dark).signIn(coordinator.accountId() + "@test.example");
        open(ana, title);
        String call = ana.page.url();

        Visitor rahim = visitor(language, 360, 760, dark);
        String email = "rahim" + tail + "@test.example";
        apply(rahim, title, email);
        String own = rahim.page.url();

        assess(ana, call);
        rahim.page.navigate(own);
        rahim.accessible();
        long before = count(email);
        rahim.page
                .locator("summary", new Page.LocatorOptions().setHasText(rahim.t("follow.otherHours")))
                .click();
        rahim.page.getByLabel(rahim.label(WorkTime.WEEKENDS)).check();
        rahim.press(rahim.t("follow.otherHours.send"))
                .sees(rahim.t("follow.otherHours.asked", rahim.label(WorkTime.WEEKENDS)))
                .accessible();
        ana.page.reload();
        ana.sees(ana.t("screening.otherHours", ana.label(WorkTime.WEEKENDS))).accessible();
        ana.press(ana.t("screening.askForHours")).sees(ana.t("screening.askForHours.done"));
        before = count(email);
        // Days after the first are folded.
        rahim.page.evaluate("document.querySelectorAll('details').forEach(part => part.open = true)");
        rahim.page.locator("button[name=slot][value='" + time + "']").click();
        rahim.at(rahim.t("follow.title")).sees(rahim.t("follow.change")).accessible();
        assertThat(newest(email, before).subject()).isEqualTo(rahim.t("mail.hiring.BOOKED"));

        hire(ana);
        rahim.page.navigate(own);
        rahim.sees(rahim.t("follow.state.HIRED")).accessible();
        Visitor mediator = visitor(language, 360, 760, dark).signIn(email);
        mediator.at(mediator.t("desk.title"));
        assertThat(mediator.page.getByText(mediator.t("shell.calls")).count()).isZero();
        mediator.open("/account").sees(mediator.t("profile.title")).accessible();
        assertThat(mediator.field(mediator.t("person.phone")).inputValue()).isEqualTo("+351912345678");
        mediator.fill(mediator.t("person.phone"), "12").press(mediator.t("profile.save"));
        mediator.sees(mediator.t("field.phone.invalid")).accessible();
        mediator.fill(mediator.t("person.phone"), "913 456 789").press(mediator.t("profile.save"));
        mediator.sees(mediator.t("profile.saved"));
        ana.open("/association")
                .sees("+351913456789")
                .sees(ana.label(MediatorLanguage.BENGALI))
                .accessible();
        mediator.open("/hiring").sees(mediator.t("error.role"));
    }

    private void open(Visitor ana, String title) {
        ana.toPlace("shell.calls").at(ana.t("calls.title")).accessible();
        ana.follow(ana.t("calls.new")).at(ana.t("calls.new"));
        ana.press(ana.t("calls.save")).sees(ana.t("calls.languages.missing")).accessible();
        ana.fill(ana.t("calls.title.pt"), title).fill(ana.t("calls.title.en"), title);
        for (String key : new String[] {"calls.text.pt", "calls.text.en"}) {
            ana.fill(ana.t(key), "Atender quem chega, na língua de quem chega.\nTrinta horas por semana.");
        }
        ana.choose(ana.label(MediatorLanguage.BENGALI)).choose(ana.label(MediatorLanguage.URDU));
        ana.pick(ana.t("person.municipality"), "Lisboa").fill(ana.t("calls.place"), "Rua da Palma 1");
        // What was typed is still there after a reload.
        ana.answered().page.reload();
        ana.at(ana.t("calls.new"));
        assertThat(ana.field(ana.t("calls.title.pt")).inputValue()).isEqualTo(title);
        LocalDate until = LocalDate.now().plusDays(30);
        ana.fillDate(ana.t("calls.deadline"), until.getDayOfMonth(), until.getMonthValue(), until.getYear());
        ana.press(ana.t("calls.save"))
                .at(title)
                .sees(ana.t("calls.criteria.help"))
                .accessible();
        String draft = ana.page.url();
        String preview = ana.page
                .locator("a", new Page.LocatorOptions().setHasText(ana.t("calls.preview")))
                .getAttribute("href");
        ana.open(preview).at(title).sees(ana.t("calls.preview.note")).accessible();
        ana.page.navigate(draft);
        ana.at(title);
        // Two criteria without a name are told at once, each at its field.
        for (int i = 0; i < 2; i++) {
            ana.page.locator(".criterion vaadin-text-field input").nth(i).fill("");
        }
        ana.press(ana.t("calls.publish")).sees(ana.t("form.errors", 2)).accessible();
        assertThat(ana.page.locator(".criterion vaadin-text-field[invalid]").count())
                .isEqualTo(2);
        ana.page.reload();
        ana.at(title);
        ana.press(ana.t("calls.publish")).sees(ana.t("calls.published")).accessible();
    }

    private void apply(Visitor rahim, String title, String email) {
        rahim.open("/calls").at(rahim.t("calls.public")).accessible();
        rahim.follow(title).at(title).accessible();
        rahim.follow(rahim.t("apply.title")).at(rahim.t("apply.title")).accessible();
        rahim.press(rahim.t("apply.send"))
                .sees(rahim.t("apply.motivation.missing"))
                .accessible();
        rahim.page.locator("#name").fill("Rahim Uddin");
        rahim.page.locator("#email").fill(email);
        rahim.page.locator("#phone").fill("12");
        rahim.page.getByLabel(rahim.label(MediatorLanguage.BENGALI)).check();
        rahim.page.getByLabel(rahim.label(WorkTime.WEEKENDS)).check();
        rahim.page.locator("#motivation").fill("Ajudo vizinhos há anos.");
        rahim.page.locator("#cv").setInputFiles(new FilePayload("cv.pdf", "application/pdf", Papers.pdf(2)));
        rahim.press(rahim.t("apply.send")).sees(rahim.t("field.phone.invalid")).accessible();
        assertThat(rahim.page.locator("#motivation").inputValue()).isEqualTo("Ajudo vizinhos há anos.");
        assertThat(rahim.page.getByLabel(rahim.label(MediatorLanguage.BENGALI)).isChecked())
                .isTrue();
        rahim.page.locator("#phone").fill("912 345 678");
        rahim.press(rahim.t("apply.send"))
                .at(rahim.t("follow.title"))
                .sees(rahim.t("follow.state.RECEIVED"))
                .accessible();
        assertThat(newest(email, 0).subject()).isEqualTo(rahim.t("mail.hiring.RECEIVED"));
    }

    private void assess(Visitor ana, String call) {
        ana.page.navigate(call);
        ana.follow("Rahim Uddin").at("Rahim Uddin").accessible();
        for (String criterion : new String[] {"languages", "experience", "motivation"}) {
            give(ana, ana.t("screening.give", ana.t("calls.criteria." + criterion)), "4");
        }
        ana.press(ana.t("screening.score.save")).sees(ana.t("screening.scored"));
        ana.press(ana.t("screening.shortlist")).sees(ana.label(ApplicationState.SHORTLISTED));
        // On a phone the calendar covers the field, which is then never emptied.
        if (ana.page.viewportSize().width > 600) {
            withoutDates(ana);
        }
        ana.press(ana.t("screening.invite")).sees(ana.t("screening.told")).accessible();
    }

    /** Two days that are missing are told at once, each at its field. */
    private static void withoutDates(Visitor ana) {
        String from = ana.field(ana.t("publish.from")).inputValue();
        String to = ana.field(ana.t("publish.to")).inputValue();
        ana.fill(ana.t("publish.from"), "").fill(ana.t("publish.to"), "").press(ana.t("screening.invite"));
        ana.sees(ana.t("form.errors", 2)).accessible();
        assertThat(ana.page.locator("vaadin-date-picker[invalid]").count()).isEqualTo(2);
        ana.field(ana.t("publish.from")).fill(from);
        ana.field(ana.t("publish.from")).press("Enter");
        ana.field(ana.t("publish.to")).fill(to);
        ana.field(ana.t("publish.to")).press("Enter");
    }

    private static void give(Visitor visitor, String label, String points) {
        visitor.page
                .locator("vaadin-radio-group")
                .filter(new Locator.FilterOptions().setHasText(label))
                .locator("vaadin-radio-button")
                .filter(new Locator.FilterOptions().setHasText(points))
                .locator("label")
                .click();
    }

    private void hire(Visitor ana) {
        ana.page.reload();
        ana.at("Rahim Uddin");
        ana.choose(ana.label(ApplicationState.ACCEPTED));
        ana.press(ana.t("screening.decide")).sees(ana.t("screening.hire.text")).accessible();
        ana.press(ana.t("screening.hire.go")).sees(ana.t("screening.hired")).accessible();
        ana.follow(ana.t("screening.back")).sees(ana.t("calls.taken", 1, 1)).accessible();
    }
}
