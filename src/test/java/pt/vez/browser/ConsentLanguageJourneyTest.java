package pt.vez.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import pt.vez.casework.CaseOutline;
import pt.vez.casework.NewCase;
import pt.vez.mandates.ConsentTexts;
import pt.vez.shared.Role;

/**
 * An administrator keeps a text in another language; the person reads it beside the Portuguese one, or hears it from
 * whoever interprets where there is none. The Arabic here says that it is a text for a trial.
 */
class ConsentLanguageJourneyTest extends BrowserTest {
    private static final String BODY =
            "هذا نص للتجربة وليس ترجمة: {person}، {association}، {mediator}.\n\n{may}.\n{term}.\n\n{case}";

    @Autowired
    private ConsentTexts texts;

    @AfterEach
    void nothingRemains() {
        jdbc.sql("delete from mandates_consent_text").update();
    }

    private CaseOutline known(String email) {
        var known = openConfirmed(actor(Role.APPLICANT), new NewCase("REN", person(null, email)));
        jdbc.sql("update casework_case set account_id = null, claim = 'NONE' where id = ?")
                .param(known.id().value())
                .update();
        return known;
    }

    private static void look(Visitor visitor, String name) {
        visitor.page.screenshot(new Page.ScreenshotOptions()
                .setPath(Path.of("target", "screens", "consent-" + name + ".png"))
                .setFullPage(true));
    }

    private void write(Visitor admin) {
        admin.open("/consent-texts").at(admin.t("consentText.title")).accessible();
        admin.follow(admin.t("consentText.new")).at(admin.t("consentText.new")).accessible();
        admin.press(admin.t("consentText.preview")).sees(admin.t("consentText.language.missing"));
        admin.pick(admin.t("consentText.language"), "Arabic");
        admin.fill(admin.t("consentText.body"), BODY.replace("{case}", ""));
        admin.press(admin.t("consentText.preview")).sees(admin.t("consentText.place.missing", "{case}"));
        admin.fill(admin.t("consentText.body"), BODY);
        texts.original().words().values().forEach(word -> admin.fill(word, "كلمة"));
        admin.fill(admin.t("consentText.translator"), "Tradutora de Teste");
        admin.press(admin.t("consentText.preview"))
                .at(admin.t("consentText.preview"))
                .sees(admin.t("consentText.sample.person"))
                .accessible();
        look(admin, "preview-1280");
        admin.press(admin.t("consentText.correct")).at(admin.t("consentText.new"));
        assertThat(admin.field(admin.t("consentText.translator")).inputValue()).isEqualTo("Tradutora de Teste");
        admin.press(admin.t("consentText.preview")).at(admin.t("consentText.preview"));
        admin.press(admin.t("consentText.publish"))
                .at(admin.t("consentText.title"))
                .sees("Tradutora de Teste")
                .accessible();
        look(admin, "texts-1280");
    }

    @Test
    void thePersonReadsTheirLanguageOrIsToldInIt() {
        Visitor admin = visitor("en-GB", 1280, 800, false).signIn(administrator());
        write(admin);

        String email = "r" + UUID.randomUUID().toString().substring(0, 12) + "@test.example";
        CaseOutline known = known(email);
        Visitor mediator = visitor("en-GB").signIn(mediator().accountId() + "@test.example");
        mediator.open("/desk/visit/" + known.number().value())
                .at(mediator.t("visit.title"))
                .accessible();
        mediator.pick(mediator.t("visit.language"), "Arabic");
        mediator.press(mediator.t("visit.text.go")).at(mediator.t("visit.text")).accessible();
        var theirs = mediator.page.locator("p.consent-text[lang=ar][dir=rtl]");
        assertThat(theirs.textContent()).contains("هذا نص للتجربة", "Ana Silva");
        assertThat(mediator.page.locator("p.consent-text[lang=pt-PT]").textContent())
                .contains("Eu, Ana Silva, autorizo");
        look(mediator, "arabic-360");
        mediator.press(mediator.t("form.back")).at(mediator.t("visit.title"));

        mediator.pick(mediator.t("visit.language"), "Nepali");
        mediator.sees(mediator.t("visit.interpreter")).accessible();
        look(mediator, "interpreter-360");
        mediator.press(mediator.t("visit.text.go")).sees(mediator.t("mandate.interpreter.missing"));
        mediator.fill(mediator.t("visit.interpreter"), "Sita Tamang");
        mediator.press(mediator.t("visit.text.go"))
                .at(mediator.t("visit.text"))
                .sees("Sita Tamang")
                .accessible();
        look(mediator, "interpreted-360");
        long before = count(email);
        mediator.press(mediator.t("visit.code.send")).at(mediator.t("visit.code"));
        var mail = newest(email, before);
        assertThat(mail.text()).contains("Eu, Ana Silva, autorizo");
        mediator.fill(mediator.t("signin.code.label"), mail.code());
        mediator.press(mediator.t("visit.code.go")).at(mediator.t("home.of", "Ana Silva"));
        mediator.open("/case").sees(mediator.t("mandate.interpreter")).sees("Sita Tamang");
        assertThat(jdbc.sql("select concat(interpreter_language, ' ', consent_text_language) from mandates_mandate"
                                + " where case_id = ?")
                        .param(known.id().value())
                        .query(String.class)
                        .single())
                .isEqualTo("ne pt-PT");
    }
}
