package pt.vez.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import pt.vez.associations.MediatorLanguage;
import pt.vez.associations.WorkTime;
import pt.vez.casework.CaseNumber;
import pt.vez.hiring.CallData;
import pt.vez.hiring.Calls;
import pt.vez.hiring.Criterion;
import pt.vez.hiring.HiringData;
import pt.vez.shared.Actor;
import pt.vez.shared.LocalText;
import pt.vez.shared.Role;

/** One way of each role without a mouse: everything is reached with the tab key, seen where it is, and never lost. */
class KeyboardJourneyTest extends BrowserTest {
    private static final int MOST_STOPS = 90;

    /** What has the focus, by the name a screen reader says. */
    private static final String FOCUSED = """
            () => {
              let e = document.activeElement;
              while (e?.shadowRoot?.activeElement) e = e.shadowRoot.activeElement;
              if (!e || e === document.body) return '';
              const by = (e.getAttribute('aria-labelledby') || '').split(' ')
                  .map((id) => document.getElementById(id)?.textContent?.trim()).filter(Boolean).join(' ');
              return e.getAttribute('aria-label') || by || e.labels?.[0]?.textContent?.trim() || e.textContent.trim();
            }
            """;

    /** Whether it can be seen that it has the focus: a line of its own, or of the field it belongs to. */
    private static final String SEEN = """
            () => {
              const line = (e) => {
                const style = getComputedStyle(e);
                return (style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0) || style.boxShadow !== 'none';
              };
              let e = document.activeElement;
              if (!e || e === document.body) return false;
              for (let host = e; host && host !== document.body; host = host.parentElement) {
                if (line(host)) return true;
                const field = host.shadowRoot?.querySelector('[part~=input-field], [part~=checkbox], [part~=radio]');
                if (host.hasAttribute('focus-ring') && (!field || line(field) || getComputedStyle(field, '::after').opacity !== '0')) return true;
                if (host !== e && host.localName.includes('-') === false) break;
              }
              return false;
            }
            """;

    @Autowired
    private Calls calls;

    private static String focused(Visitor visitor) {
        return (String) visitor.page.evaluate(FOCUSED);
    }

    /** Presses the tab key until this has the focus; every stop on the way can be seen. */
    private Visitor tabTo(Visitor visitor, String name) {
        for (int i = 0; i < MOST_STOPS; i++) {
            visitor.page.keyboard().press("Tab");
            String here = focused(visitor);
            if (!here.isEmpty()) {
                assertThat((Boolean) visitor.page.evaluate(SEEN))
                        .as("the focus is seen on: " + here)
                        .isTrue();
            }
            if (here.equals(name) || here.startsWith(name + " ") || here.startsWith(name + "\n")) {
                return visitor;
            }
        }
        throw new AssertionError("never reached with the tab key: " + name + ", at last on " + focused(visitor));
    }

    private Visitor press(Visitor visitor, String name) {
        tabTo(visitor, name);
        visitor.page.keyboard().press("Enter");
        return visitor;
    }

    private Visitor type(Visitor visitor, String name, String text) {
        tabTo(visitor, name);
        visitor.page.keyboard().type(text);
        return visitor;
    }

    /** After a screen was drawn anew the keyboard is in it, and not at the top of the document. */
    private void nothingLost(Visitor visitor) {
        Awaitility.await().untilAsserted(() -> assertThat(focused(visitor)).isNotEmpty());
    }

    private void picture(Visitor visitor, String name) {
        visitor.page.screenshot(new Page.ScreenshotOptions().setPath(Path.of("target", "keyboard", name + ".png")));
    }

    /** The door knows nothing but the keyboard either. */
    private Visitor signIn(String email, int width) {
        Visitor visitor = visitor("pt-PT", width, 800, false);
        visitor.go("/");
        press(visitor, visitor.t("door.enter")).at(visitor.t("signin.title"));
        long before = count(email);
        type(visitor, visitor.t("signin.email"), email);
        visitor.page.keyboard().press("Enter");
        visitor.at(visitor.t("signin.code.title"));
        type(visitor, visitor.t("signin.code.label"), newest(email, before).code());
        visitor.page.keyboard().press("Enter");
        visitor.page.locator("#page-heading").waitFor();
        return visitor;
    }

    private Actor coordinator() {
        Actor coordinator = actor(Role.MEDIATOR, "Ana Teclado");
        HiringData.coordinates(jdbc, coordinator, "Teclado");
        return coordinator;
    }

    @Test
    void aCoordinatorOpensACall() {
        Visitor ana = signIn(coordinator().accountId() + "@test.example", 1280);
        press(ana, ana.t("shell.calls")).at(ana.t("calls.title"));
        nothingLost(ana);
        assertThat(focused(ana)).as("a new place begins at its heading").isEqualTo(ana.t("calls.title"));
        press(ana, ana.t("calls.new")).at(ana.t("calls.new"));
        String title = "Teclado " + UUID.randomUUID().toString().substring(0, 6);
        type(ana, ana.t("calls.title.pt"), title);
        picture(ana, "call-title");
        type(ana, ana.t("calls.title.en"), title);
        type(ana, ana.t("calls.text.pt"), "Trinta horas por semana.");
        type(ana, ana.t("calls.text.en"), "Thirty hours a week.");
        tabTo(ana, ana.label(MediatorLanguage.PORTUGUESE));
        ana.page.keyboard().press("Space");
        picture(ana, "call-language");
        type(ana, ana.t("person.municipality"), "Lisboa");
        ana.page.locator("vaadin-combo-box-item").first().waitFor();
        ana.page.keyboard().press("Enter");
        type(ana, ana.t("calls.place"), "Rua da Palma 1");
        LocalDate until = LocalDate.now().plusDays(30);
        type(ana, ana.t("date.day"), "" + until.getDayOfMonth());
        type(ana, ana.t("date.month"), "" + until.getMonthValue());
        type(ana, ana.t("date.year"), "" + until.getYear());
        press(ana, ana.t("calls.save")).at(title);
        nothingLost(ana);
        press(ana, ana.t("calls.publish")).sees(ana.t("calls.published"));
        nothingLost(ana);
        picture(ana, "call-published");
    }

    @Test
    void aCandidateApplies() {
        Actor coordinator = coordinator();
        UUID id = calls.draft(
                coordinator,
                new CallData(
                        new LocalText("Mediadores", "Mediators"),
                        new LocalText("Texto.", "Text."),
                        java.util.Set.of(MediatorLanguage.URDU),
                        "lisboa",
                        "Rua da Palma 1",
                        1,
                        LocalDate.now().plusDays(20)));
        calls.measureBy(
                coordinator, id, java.util.List.of(), java.util.List.of(new Criterion(new UUID(0, 0), "Línguas", 1)));
        calls.publish(coordinator, id);
        Visitor rahim = visitor("pt-PT", 360, 760, false);
        rahim.open("/calls/" + calls.get(coordinator, id).slug());
        press(rahim, rahim.t("apply.title")).sees(rahim.t("apply.cv"));
        press(rahim, rahim.t("apply.send")).sees(rahim.t("apply.motivation.missing"));
        picture(rahim, "apply-errors");
        // The summary of mistakes leads to each field.
        press(rahim, rahim.t("apply.motivation.missing"));
        assertThat(focused(rahim)).isNotEmpty();
        rahim.page.reload();
        type(rahim, rahim.t("apply.name"), "Rahim Uddin");
        picture(rahim, "apply-name");
        type(rahim, rahim.t("apply.email"), "rahim" + UUID.randomUUID() + "@test.example");
        type(rahim, rahim.t("apply.phone"), "912345678");
        tabTo(rahim, rahim.label(MediatorLanguage.BENGALI));
        rahim.page.keyboard().press("Space");
        tabTo(rahim, rahim.label(WorkTime.WEEKENDS));
        rahim.page.keyboard().press("Space");
        picture(rahim, "apply-tick");
        type(rahim, rahim.t("apply.motivation"), "Ajudo vizinhos há anos.");
        tabTo(rahim, rahim.t("apply.cv"));
        // What opens here is the window of the operating system.
        rahim.page.locator("#cv").setInputFiles(new FilePayload("cv.pdf", "application/pdf", Papers.pdf(1)));
        press(rahim, rahim.t("apply.send")).at(rahim.t("follow.title")).sees(rahim.t("follow.state.RECEIVED"));
    }

    @Test
    void aMediatorStartsAVisit() {
        String email = "teclado" + UUID.randomUUID().toString().substring(0, 8) + "@test.example";
        Actor owner = actor(Role.APPLICANT);
        var outline = openConfirmed(owner, new pt.vez.casework.NewCase("REN", person(null, email)));
        Actor mediator = mediator();
        Visitor aminata = signIn(mediator.accountId() + "@test.example", 820);
        // Enter on a link is the link's, whatever the desk searches with it.
        press(aminata, aminata.t("shell.more")).at(aminata.t("shell.more"));
        press(aminata, aminata.t("shell.training")).at(aminata.t("training.title"));
        press(aminata, aminata.t("shell.desk")).at(aminata.t("desk.title"));
        nothingLost(aminata);
        type(aminata, aminata.t("desk.search"), new CaseNumber(outline.number().value()).display());
        aminata.page.keyboard().press("Enter");
        aminata.at(aminata.t("visit.title")).sees("Ana Silva");
        nothingLost(aminata);
        press(aminata, aminata.t("visit.text.go")).at(aminata.t("visit.text"));
        nothingLost(aminata);
        long before = count(email);
        press(aminata, aminata.t("visit.code.send")).at(aminata.t("visit.code"));
        nothingLost(aminata);
        type(aminata, aminata.t("signin.code.label"), newest(email, before).code());
        picture(aminata, "visit-code");
        press(aminata, aminata.t("visit.code.go")).at(aminata.t("home.of", "Ana Silva"));
        press(aminata, aminata.t("visit.end")).at(aminata.t("summary.title"));
        nothingLost(aminata);
        picture(aminata, "visit-end");
        press(aminata, aminata.t("summary.finish")).at(aminata.t("desk.title"));
    }
}
