package pt.vez.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import pt.vez.associations.Associations;
import pt.vez.associations.Memberships;
import pt.vez.shared.Nipc;
import pt.vez.shared.Role;

/** An administrator concludes an agreement, adds its paper, lets somebody work, suspends, resumes and ends it. */
class PartnersJourneyTest extends BrowserTest {
    @Autowired
    private Memberships memberships;

    @ParameterizedTest
    @CsvSource({"pt-PT, 360, false", "en-GB, 1280, true"})
    void fromThePartnerToTheEndOfItsAgreement(String language, int width, boolean dark) {
        String name = "Zona nova " + UUID.randomUUID().toString().substring(0, 6);
        Visitor ines = visitor(language, width, 800, dark).signIn(administrator());
        ines.open("/partners").at(ines.t("partners.title")).accessible();
        ines.press(ines.t("partners.new"));
        ines.fill(ines.t("partners.tax"), "501234567").fill(ines.t("partners.phone"), "12");
        ines.press(ines.t("form.save"));
        refusesAtOnce(ines, "field.name.missing", "partners.city.missing", "field.nipc.check", "field.phone.invalid");
        ines.fill(ines.t("centres.name"), name).fill(ines.t("partners.city"), "Évora");
        ines.fill(ines.t("partners.tax"), nipc()).fill(ines.t("partners.phone"), "");
        ines.fill(ines.t("partners.responsible"), "Marta Responsável");
        ines.press(ines.t("form.save"))
                .at(name)
                .sees("Marta Responsável")
                .sees(ines.t("partners.agreements.none"))
                .accessible();
        String other = memberships
                .register(actor(Role.ADMINISTRATOR), "Outro " + name, Associations.Kind.NGO, "Beja")
                .toString();
        ines.press(ines.t("partners.edit")).at(ines.t("partners.edit")).accessible();
        ines.fill(ines.t("centres.name"), "Outro " + name).press(ines.t("form.save"));
        refusesAtOnce(ines, "partners.name.taken");
        ines.fill(ines.t("centres.name"), name).press(ines.t("form.save")).sees(ines.t("partners.saved", name));
        ines.press(ines.t("contact.edit")).at(ines.t("contact.edit"));
        ines.fill(ines.t("person.phone"), "12").press(ines.t("form.save"));
        refusesAtOnce(ines, "contact.address.missing", "field.phone.invalid");
        ines.fill(ines.t("contact.address"), "Rua Nova 3, Évora").fill(ines.t("person.phone"), "266 100 200");
        ines.press(ines.t("form.save")).sees(ines.t("contact.saved", name)).sees("Rua Nova 3, Évora");
        Visitor marta = visitor(language, width, 800, dark).signIn(administrator());
        marta.open("/partners/" + other)
                .press(marta.t("partners.delete"))
                .sees(marta.t("partners.delete.text", "Outro " + name));
        marta.accessible().press(marta.t("partners.delete")).at(marta.t("partners.title"));
        ines.press(ines.t("partners.addMediator")).at(ines.t("partners.addMediator"));
        ines.press(ines.t("form.save"));
        refusesAtOnce(ines, "field.email.invalid", "field.name.missing");
        ines.fill(ines.t("account.name"), "Rosa Lopes");
        String rosa = "rosa" + UUID.randomUUID().toString().substring(0, 8) + "@test.example";
        ines.fill(ines.t("account.email"), rosa);
        ines.press(ines.t("form.save")).sees(ines.t("partners.full", 0));
        ines.press(ines.t("form.cancel")).press(ines.t("agreement.new"));
        ines.press(ines.t("form.save"));
        refusesAtOnce(ines, "agreement.reference.missing", "agreement.centres.missing");
        ines.fill(ines.t("agreement.reference"), "Protocolo 7/2026");
        String centre = jdbc.sql("select name from scheduling_centre where active order by name limit 1")
                .query(String.class)
                .single();
        ines.choose(centre);
        ines.press(ines.t("form.save")).sees(ines.t("agreement.state.IN_FORCE")).accessible();
        ines.press(ines.t("agreement.paper.add"));
        Locator paper = ines.page.locator("vez-upload input[type=file]");
        // What is refused is said, and another file can be chosen at once.
        paper.setInputFiles(new FilePayload("protocolo.pdf", "application/pdf", Papers.program()));
        ines.sees(ines.t("agreement.paper.type")).accessible();
        paper.setInputFiles(new FilePayload("protocolo.pdf", "application/pdf", new byte[11 << 20]));
        ines.sees(ines.t("upload.tooLarge", 10));
        paper.setInputFiles(new FilePayload("protocolo.pdf", "application/pdf", Papers.pdf(1)));
        ines.sees(ines.t("agreement.paper.saved", "Protocolo 7/2026")).accessible();
        ines.press(ines.t("form.back")).sees("protocolo.pdf");
        ines.press(ines.t("partners.addMediator"));
        ines.fill(ines.t("account.name"), "Rosa Lopes").fill(ines.t("account.email"), rosa);
        ines.press(ines.t("form.save")).sees("Rosa Lopes").accessible();
        Visitor mediator = visitor(language, width, 800, dark).signIn(rosa);
        mediator.open("/association").at(name).sees("protocolo.pdf").accessible();
        ines.press(ines.t("agreement.suspend")).at(ines.t("agreement.suspend"));
        ines.press(ines.t("agreement.suspend")).sees(ines.t("agreement.reason.missing"));
        refusesAtOnce(ines, "agreement.reason.missing");
        ines.fill(ines.t("agreement.reason"), "A verificar contas");
        ines.press(ines.t("agreement.suspend"))
                .sees(ines.t("agreement.state.SUSPENDED"))
                .sees(ines.t("agreement.suspended", "Protocolo 7/2026"))
                .accessible();
        ines.press(ines.t("agreement.resume")).sees(ines.t("agreement.state.IN_FORCE"));
        ines.press(ines.t("agreement.end")).sees(ines.t("agreement.end.text")).accessible();
        ines.fill(ines.t("agreement.reason"), "Fim do protocolo");
        ines.press(ines.t("agreement.end"))
                .sees(ines.t("agreement.state.ENDED"))
                .accessible();
        closesAndReopens(ines, name);
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

    /** What has no agreement and nobody any more leaves the list, and comes back. */
    private void closesAndReopens(Visitor ines, String name) {
        jdbc.sql("update associations_member set until_date = '2026-01-31' where partner_id ="
                        + " (select id from associations_partner where name = ?)")
                .param(name)
                .update();
        ines.page.reload();
        ines.press(ines.t("partners.close"))
                .sees(ines.t("partners.close.text", name))
                .accessible();
        ines.press(ines.t("partners.close")).at(ines.t("partners.title")).sees(ines.t("partners.closed"));
        assertThat(ines.page
                        .getByRole(
                                AriaRole.LINK,
                                new Page.GetByRoleOptions().setName(name).setExact(true))
                        .count())
                .isZero();
        ines.accessible().press(ines.t("partners.reopen") + ": " + name).sees(ines.t("partners.reopened", name));
        ines.follow(name).at(name);
    }

    /** Every mistake stands in the summary that has the focus, and its field is marked and says it. */
    private static void refusesAtOnce(Visitor visitor, String... keys) {
        visitor.sees(visitor.t("form.errors", keys.length)).accessible();
        for (String key : keys) {
            assertThat(visitor.page.locator(".error-summary a:visible").allTextContents())
                    .anyMatch(line -> line.contains(visitor.t(key)));
            visitor.page
                    .locator("[invalid] [slot=error-message]")
                    .filter(new Locator.FilterOptions().setHasText(visitor.t(key)))
                    .first()
                    .waitFor();
        }
        assertThat(visitor.page.locator(".error-summary a:visible").count()).isEqualTo(keys.length);
    }

    /** A number of a legal person that no partner has. */
    private static String nipc() {
        String eight = "5" + (1_000_000 + ThreadLocalRandom.current().nextInt(8_999_999));
        return IntStream.range(0, 10)
                .mapToObj(digit -> eight + digit)
                .filter(Nipc::isValid)
                .findFirst()
                .orElseThrow();
    }
}
