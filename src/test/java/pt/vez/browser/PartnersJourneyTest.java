package pt.vez.browser;

import com.microsoft.playwright.options.FilePayload;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import pt.vez.shared.Role;

/** An administrator concludes an agreement, adds its paper, lets somebody work, suspends, resumes and ends it. */
class PartnersJourneyTest extends BrowserTest {
    @ParameterizedTest
    @CsvSource({"pt-PT, 360, false", "en-GB, 1280, true"})
    void fromThePartnerToTheEndOfItsAgreement(String language, int width, boolean dark) {
        String name = "Zona nova " + UUID.randomUUID().toString().substring(0, 6);
        Visitor ines = visitor(language, width, 800, dark).signIn(administrator());
        ines.open("/partners").at(ines.t("partners.title")).accessible();
        ines.press(ines.t("partners.new"));
        ines.fill(ines.t("centres.name"), name).fill(ines.t("partners.city"), "Évora");
        ines.press(ines.t("form.save"))
                .at(name)
                .sees(ines.t("partners.agreements.none"))
                .accessible();
        ines.press(ines.t("partners.addMediator"));
        ines.fill(ines.t("account.name"), "Rosa Lopes");
        String rosa = "rosa" + UUID.randomUUID().toString().substring(0, 8) + "@test.example";
        ines.fill(ines.t("account.email"), rosa);
        ines.press(ines.t("form.save")).sees(ines.t("partners.full", 0));
        ines.press(ines.t("form.cancel")).press(ines.t("agreement.new"));
        ines.press(ines.t("form.save"))
                .sees(ines.t("agreement.reference.missing"))
                .accessible();
        ines.fill(ines.t("agreement.reference"), "Protocolo 7/2026");
        ines.press(ines.t("form.save")).sees(ines.t("agreement.covers.nothing"));
        String centre = jdbc.sql("select name from scheduling_centre where active order by name limit 1")
                .query(String.class)
                .single();
        ines.choose(centre);
        ines.press(ines.t("form.save")).sees(ines.t("agreement.state.IN_FORCE")).accessible();
        ines.press(ines.t("agreement.paper.add"));
        ines.page
                .locator("vez-upload input[type=file]")
                .setInputFiles(new FilePayload("protocolo.pdf", "application/pdf", Papers.pdf(1)));
        ines.sees(ines.t("form.saved")).accessible();
        ines.press(ines.t("form.back")).sees("protocolo.pdf");
        ines.press(ines.t("partners.addMediator"));
        ines.fill(ines.t("account.name"), "Rosa Lopes").fill(ines.t("account.email"), rosa);
        ines.press(ines.t("form.save")).sees("Rosa Lopes").accessible();
        Visitor mediator = visitor(language, width, 800, dark).signIn(rosa);
        mediator.open("/association").at(name).sees("protocolo.pdf").accessible();
        ines.press(ines.t("agreement.suspend")).at(ines.t("agreement.suspend"));
        ines.press(ines.t("agreement.suspend")).sees(ines.t("agreement.reason.missing"));
        ines.fill(ines.t("agreement.reason"), "A verificar contas");
        ines.press(ines.t("agreement.suspend"))
                .sees(ines.t("agreement.state.SUSPENDED"))
                .accessible();
        ines.press(ines.t("agreement.resume")).sees(ines.t("agreement.state.IN_FORCE"));
        ines.press(ines.t("agreement.end")).sees(ines.t("agreement.end.text")).accessible();
        ines.fill(ines.t("agreement.reason"), "Fim do protocolo");
        ines.press(ines.t("agreement.end"))
                .sees(ines.t("agreement.state.ENDED"))
                .accessible();
        ines.open("/watch").at(ines.t("watch.title")).accessible();
        ines.open("/declaration/text").at(ines.t("declaration.text")).accessible();
        Visitor duarte =
                visitor(language, width, 800, dark).signIn(actor(Role.OFFICER).accountId() + "@test.example");
        duarte.open("/watch").at(duarte.t("watch.title")).accessible();
        duarte.sees(duarte.t("watch.flagged"));
        var decided = caseOf(actor(Role.APPLICANT)).id();
        jdbc.sql("update casework_case set stage = 'DECISION' where id = ?")
                .param(decided.value())
                .update();
        duarte.open("/work/" + decided.value()).at(duarte.t("glass.title")).accessible();
        duarte.fill(duarte.t("glass.reason"), "Pedido do tribunal, ofício 12/2026");
        duarte.press(duarte.t("glass.open")).sees(duarte.t("file.lead")).accessible();
    }
}
