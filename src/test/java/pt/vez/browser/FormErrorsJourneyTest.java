package pt.vez.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import pt.vez.shared.Role;

/** A form tells everything that is missing at once: in a summary that takes the focus, and at each field. */
class FormErrorsJourneyTest extends BrowserTest {
    private static void tellsAtOnce(Visitor visitor, String... keys) {
        visitor.sees(visitor.t("form.errors", keys.length)).accessible();
        Locator summary = visitor.page.locator(".error-summary:visible");
        for (String key : keys) {
            assertThat(summary.locator("a").allTextContents()).anyMatch(line -> line.contains(visitor.t(key)));
            visitor.page
                    .locator("[invalid] [slot=error-message]")
                    .filter(new Locator.FilterOptions().setHasText(visitor.t(key)))
                    .first()
                    .waitFor();
        }
        assertThat(summary.locator("a").count()).isEqualTo(keys.length);
        assertThat(summary.evaluate("each => each.contains(document.activeElement)"))
                .isEqualTo(true);
    }

    @Test
    void formsOfTheAdministratorTellEveryMistakeAtOnce() {
        Visitor ines = visitor("pt-PT", 1280, 900, false).signIn(administrator());
        ines.open("/accounts?open=new").press(ines.t("form.save"));
        tellsAtOnce(ines, "field.name.missing", "field.email.invalid", "accounts.roles.missing");
        ines.open("/services?open=new").press(ines.t("form.save"));
        tellsAtOnce(ines, "services.code.invalid", "services.name.missing", "services.name.en.missing");
        ines.fill(ines.t("services.code"), "X")
                .fill(ines.t("services.name.pt"), "Nome")
                .press(ines.t("form.save"));
        tellsAtOnce(ines, "services.code.invalid", "services.name.en.missing");
        ines.fill(ines.t("services.code"), "XX").press(ines.t("form.save"));
        tellsAtOnce(ines, "services.name.en.missing");
        ines.open("/holidays?open=new").press(ines.t("shifts.preview"));
        tellsAtOnce(ines, "holidays.name.missing", "holidays.name.en.missing");
        ines.open("/publishing").fill(ines.t("publish.from"), "").fill(ines.t("publish.to"), "");
        ines.press(ines.t("publish.preview"));
        tellsAtOnce(ines, "waves.from.missing", "waves.to.missing");
        ines.open("/waves?open=new").fill(ines.t("publish.from"), "").fill(ines.t("publish.to"), "");
        ines.press(ines.t("waves.preview"));
        tellsAtOnce(ines, "waves.from.missing", "waves.to.missing");
        ines.open("/disruptions?open=new").fill(ines.t("publish.from"), "").fill(ines.t("disruption.latest"), "");
        ines.press(ines.t("disruption.preview"));
        tellsAtOnce(ines, "waves.centres.missing", "waves.from.missing", "disruption.latest.missing");
    }

    @Test
    void theStageOfACaseTellsThatStageAndReasonAreMissing() {
        UUID id = caseOf(actor(Role.APPLICANT)).id().value();
        Visitor rita =
                visitor("pt-PT", 1280, 900, false).signIn(actor(Role.OFFICER).accountId() + "@test.example");
        rita.open("/work/" + id).press(rita.t("stage.go"));
        tellsAtOnce(rita, "stage.missing", "stage.reason.missing");
    }
}
