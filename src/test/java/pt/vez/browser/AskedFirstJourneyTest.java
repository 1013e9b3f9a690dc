package pt.vez.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import pt.vez.casework.Assistance;
import pt.vez.casework.Assistance.Wish;
import pt.vez.casework.CaseOutline;
import pt.vez.casework.NewCase;
import pt.vez.mandates.Consent;
import pt.vez.mandates.MandateView;
import pt.vez.mandates.Term;
import pt.vez.platform.Dates;
import pt.vez.shared.Actor;
import pt.vez.shared.Ids;
import pt.vez.shared.Role;

/** Acts of staff that cannot be taken back ask first; those that can say what was done and offer to undo it. */
class AskedFirstJourneyTest extends BrowserTest {
    private static final AtomicInteger DAY = new AtomicInteger(1);

    @Autowired
    private Assistance assistance;

    private String stateOf(UUID wave) {
        return jdbc.sql("select state from invitations_wave where id = ?")
                .param(wave)
                .query(String.class)
                .single();
    }

    /** Days no other wave has, so that its buttons are found by their names. */
    private UUID wave(LocalDate first) {
        UUID id = Ids.next();
        jdbc.sql(
                        "insert into invitations_wave (id, service_code, from_date, to_date, state, every_hours, term_hours,"
                                + " take_up, invited, next_at, created_at, created_by)"
                                + " values (?, 'REN', ?, ?, 'RUNNING', 24, 72, 0.5, 0, now(6) + interval 9 day, now(6), 'Teste')")
                .params(id, first, first.plusDays(5))
                .update();
        return id;
    }

    /** The question has opened: it does not fade in any more. */
    private static Visitor asked(Visitor visitor, String text) {
        visitor.sees(text)
                .page
                .waitForFunction("[...document.querySelectorAll('vaadin-dialog')].some(dialog => {"
                        + " const overlay = dialog.shadowRoot.querySelector('vaadin-dialog-overlay');"
                        + " return overlay && !overlay.hasAttribute('opening')"
                        + " && overlay.shadowRoot.getAnimations().every(each => each.playState === 'finished'); })");
        return visitor;
    }

    private Locator button(Visitor visitor, String words, String rest) {
        return visitor.page
                .getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName(words + ": ").setExact(false))
                .and(visitor.page.locator("[aria-label*='" + rest + "']"));
    }

    @ParameterizedTest
    @CsvSource({"pt-PT, 360", "en-GB, 1280"})
    void aWaveIsPausedWithAWordAndEndedAfterAQuestion(String language, int width) {
        LocalDate first = LocalDate.of(2041, 3, DAY.getAndAdd(7));
        UUID wave = wave(first);
        Visitor ines = visitor(language, width, 800, false).signIn(administrator());
        String days = Dates.shortDay(first, ines.language) + " – " + Dates.shortDay(first.plusDays(5), ines.language);
        ines.open("/waves");
        button(ines, ines.t("waves.pause"), days).click();
        ines.sees(ines.t("waves.paused", "@", "@").split("@")[0]);
        assertThat(stateOf(wave)).isEqualTo("PAUSED");
        ines.press(ines.t("form.undo"));
        ines.sees(ines.t("waves.resumed", "@", "@").split("@")[0]).accessible();
        assertThat(stateOf(wave)).isEqualTo("RUNNING");
        button(ines, ines.t("waves.end"), days).click();
        asked(ines, ines.t("waves.end.text", 0)).accessible();
        assertThat(stateOf(wave)).as("nothing before the answer").isEqualTo("RUNNING");
        ines.press(ines.t("form.cancel"));
        button(ines, ines.t("waves.end"), days).click();
        ines.press(ines.t("waves.end.go"))
                .sees(ines.t("waves.endedNow", "@", "@").split("@")[0]);
        assertThat(stateOf(wave)).isEqualTo("ENDED");
    }

    @Test
    void aMandateIsStoppedAfterAQuestion() {
        Actor mediator = mediator();
        String contact = "morto" + UUID.randomUUID() + "@test.example";
        CaseOutline known = openConfirmed(actor(Role.APPLICANT), new NewCase("REN", person(null, contact)));
        MandateView signed = assistance.requestMandate(
                mediator,
                known.id(),
                new Wish(Set.of(), Term.VISIT, Consent.SIGNATURE, new byte[600], null, false)
                        .signed(new byte[600], null, true));
        assertThat(signed.state()).isEqualTo(MandateView.State.ACTIVE);
        String number = known.number().display();
        Visitor officer =
                visitor("pt-PT", 1280, 800, false).signIn(actor(Role.OFFICER).accountId() + "@test.example");
        officer.open("/watch").press(officer.t("watch.look.stop") + ": " + number);
        asked(officer, officer.t("watch.look.stop.title", number)).accessible();
        assertThat(mandateState(signed.id())).as("nothing before the answer").isEqualTo("ACTIVE");
        officer.page
                .locator("vaadin-dialog-overlay, vaadin-dialog")
                .getByText(officer.t("watch.look.stop"), new Locator.GetByTextOptions().setExact(true))
                .click();
        officer.sees(officer.t("watch.looked.STOPPED", number)).accessible();
        assertThat(mandateState(signed.id())).isEqualTo("ENDED");
    }

    private String mandateState(UUID mandate) {
        return jdbc.sql("select state from mandates_mandate where id = ?")
                .param(mandate)
                .query(String.class)
                .single();
    }

    @Test
    void theDeclarationIsPutIntoForceAfterAQuestion() {
        int before = jdbc.sql("select max(version) from associations_declaration")
                .query(Integer.class)
                .single();
        Visitor ines = visitor("pt-PT").signIn(administrator());
        ines.open("/declaration/text").press(ines.t("declaration.publish"));
        asked(ines, ines.t("declaration.publish.title", before + 1)).accessible();
        ines.press(ines.t("form.cancel")).answered();
        assertThat(jdbc.sql("select max(version) from associations_declaration")
                        .query(Integer.class)
                        .single())
                .isEqualTo(before);
    }
}
