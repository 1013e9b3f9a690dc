package pt.vez.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.FilePayload;
import java.time.LocalDate;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import pt.vez.casework.CaseNumber;
import pt.vez.mandates.Scope;
import pt.vez.mandates.Term;

/** A mediator at the desk: finds the person, gets their consent, acts for them, ends, and nothing remains. */
class MediatorJourneyTest extends BrowserTest {
    private record Known(UUID id, String number, String name, String email) {}

    /** A case of the register nobody else uses, reachable as the condition says. */
    private Known known(String condition) {
        return jdbc.sql(
                        "select c.id, c.number, a.name, coalesce(a.email, '') from casework_case c join people_applicant a"
                                + " on a.id = c.applicant_id where c.account_id is null and c.stage = 'DOCUMENTS' and c.procedure_code = 'REN'"
                                + " and not exists (select 1 from mandates_mandate m where m.case_id = c.id) and "
                                + condition + " limit 1")
                .query((row, n) ->
                        new Known(row.getObject(1, UUID.class), row.getString(2), row.getString(3), row.getString(4)))
                .single();
    }

    @ParameterizedTest
    @ValueSource(strings = {"pt-PT", "en-GB"})
    void actsWithACodeAndLeavesACleanSlate(String language) {
        Known person = known("a.email is not null and a.phone is null");
        Visitor aminata = visitor(language).signIn("mediator@vez.example");
        aminata.at(aminata.t("desk.title")).accessible();
        aminata.fill(aminata.t("desk.search"), "AAAA-AAAA-A");
        aminata.press(aminata.t("desk.find"))
                .sees(aminata.t("field.caseNumber.invalid"))
                .accessible();
        aminata.fill(aminata.t("desk.search"), new CaseNumber(person.number()).display());
        aminata.press(aminata.t("desk.find"))
                .at(aminata.t("visit.title"))
                .sees(person.name())
                .accessible();
        aminata.choose(aminata.label(Term.DAYS_30));
        aminata.press(aminata.t("visit.text.go")).at(aminata.t("visit.text")).accessible();
        long before = count(person.email());
        aminata.press(aminata.t("visit.code.send")).at(aminata.t("visit.code")).accessible();
        // Without the code nothing can be done, not even by its address.
        Visitor sameMediator = visitor(language).signIn("mediator@vez.example");
        sameMediator.open("/home").at(sameMediator.t("desk.title"));
        String code = newest(person.email(), before).code();
        aminata.fill(aminata.t("signin.code.label"), code.equals("000000") ? "000001" : "000000");
        aminata.press(aminata.t("visit.code.go"))
                .sees(aminata.t("mandate.code.wrong", 4))
                .accessible();
        // The enter key sends it as well.
        aminata.field(aminata.t("signin.code.label")).fill(code);
        aminata.field(aminata.t("signin.code.label")).press("Enter");
        aminata.at(aminata.t("home.of", person.name())).accessible();
        assertThat(aminata.page.locator(".acting").textContent()).contains(person.name());
        aminata.open("/documents/permit");
        assertThat(aminata.page.locator(".acting").isVisible()).isTrue();
        aminata.page
                .locator(".uploads vez-upload")
                .nth(1)
                .locator("input[type=file]")
                .setInputFiles(new FilePayload("permit.pdf", "application/pdf", Papers.pdf(2)));
        aminata.sees(aminata.t("documents.sent")).accessible();
        aminata.open("/case").sees(aminata.t("journal.document.received")).accessible();
        aminata.press(aminata.t("visit.end")).at(aminata.t("summary.title")).accessible();
        aminata.press(aminata.t("summary.finish"))
                .at(aminata.t("desk.title"))
                .sees(aminata.t("desk.go"))
                .accessible();
        aminata.open("/documents");
        assertThat(aminata.page.content()).doesNotContain(person.name());
        aminata.sees(aminata.t("case.none"));
        // The person sees it all in their own journal.
        assertThat(jdbc.sql(
                                "select count(*) from audit_entry where case_id = ? and action = 'document.received' and mandate_id is not"
                                        + " null and association_name = 'Associação Mãos Dadas'")
                        .param(person.id())
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
        // A mandate of thirty days goes on without asking again; revoked, it does not.
        aminata.open("/desk").press(aminata.t("desk.go"));
        aminata.at(aminata.t("home.of", person.name()));
        jdbc.sql("update mandates_mandate set state = 'REVOKED' where case_id = ?")
                .param(person.id())
                .update();
        aminata.open("/documents").sees(aminata.t("authority.MANDATE")).accessible();
        aminata.press(aminata.t("visit.end")).at(aminata.t("desk.title"));
    }

    @Test
    void signsOnTheScreenForAPersonWithoutTelephoneOrMail() {
        Known person = known("a.email is null and a.phone is null");
        Visitor aminata = visitor("pt-PT").signIn("mediator@vez.example");
        aminata.open("/desk/visit/" + person.number())
                .at(aminata.t("visit.title"))
                .sees(aminata.t("visit.consent.signature"));
        aminata.press(aminata.t("visit.text.go"))
                .sees(aminata.t("visit.signature.text"))
                .accessible();
        aminata.press(aminata.t("visit.signature.go")).sees(aminata.t("mandate.passport.missing"));
        aminata.choose(aminata.t("visit.passport"));
        aminata.press(aminata.t("visit.signature.go")).sees(aminata.t("mandate.signature.missing"));
        Locator pad = aminata.page.locator("vez-signature canvas");
        pad.scrollIntoViewIfNeeded();
        var box = pad.boundingBox();
        aminata.page.mouse().move(box.x + 30, box.y + 90);
        aminata.page.mouse().down();
        for (int i = 1; i < 12; i++) {
            aminata.page.mouse().move(box.x + 30 + i * 18, box.y + 90 + (i % 3) * 20);
        }
        aminata.page.mouse().up();
        aminata.press(aminata.t("visit.signature.go"))
                .at(aminata.t("home.of", person.name()))
                .accessible();
        assertThat(jdbc.sql("select length(signature) from mandates_mandate where case_id = ? and state = 'ACTIVE'")
                        .param(person.id())
                        .query(Integer.class)
                        .single())
                .isGreaterThan(200);
        aminata.press(aminata.t("visit.end")).press(aminata.t("summary.finish")).at(aminata.t("desk.title"));
        assertThat(jdbc.sql("select state from mandates_mandate where case_id = ?")
                        .param(person.id())
                        .query(String.class)
                        .single())
                .isEqualTo("ENDED");
    }

    @Test
    void anIntakeBecomesAVisitWithOnlyWhatThePersonAllows() {
        Visitor aminata = visitor("en-GB").signIn("mediator@vez.example");
        aminata.follow(aminata.t("home.new.go")).at(aminata.t("newcase.title")).accessible();
        aminata.choose("CPLP mobility");
        aminata.fill(aminata.t("person.name"), "Domingos Kiala");
        aminata.fillDate(aminata.t("person.birth"), 2, 3, 1980);
        aminata.pick(aminata.t("person.nationality"), "Angola");
        aminata.fill(aminata.t("person.passport"), "N" + (1_000_000 + (int) (Math.random() * 8_999_999)));
        aminata.fillDate(
                aminata.t("person.passport.expires"), 1, 1, LocalDate.now().getYear() + 2);
        String email = "k" + UUID.randomUUID().toString().substring(0, 8) + "@test.example";
        aminata.fill(aminata.t("person.email"), email);
        aminata.press(aminata.t("newcase.check.go"))
                .press(aminata.t("newcase.go"))
                .at(aminata.t("newcase.done"))
                .accessible();
        aminata.follow(aminata.t("newcase.done.visit")).at(aminata.t("visit.title"));
        aminata.choose(aminata.label(Scope.APPOINTMENTS));
        aminata.press(aminata.t("visit.text.go"));
        aminata.press(aminata.t("visit.code.send")).at(aminata.t("visit.code"));
        aminata.fill(aminata.t("signin.code.label"), newest(email, 0).code());
        aminata.press(aminata.t("visit.code.go")).at(aminata.t("home.of", "Domingos Kiala"));
        aminata.open("/appointment").sees(aminata.t("authority.SCOPE")).accessible();
        aminata.press(aminata.t("visit.end")).press(aminata.t("summary.finish")).at(aminata.t("desk.title"));
    }
}
