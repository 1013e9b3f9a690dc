package pt.vez.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import pt.vez.Partners;
import pt.vez.casework.Assistance;
import pt.vez.casework.CaseId;
import pt.vez.casework.CaseNumber;
import pt.vez.casework.CaseOutline;
import pt.vez.casework.NewCase;
import pt.vez.mandates.AuthorityRequirement;
import pt.vez.mandates.Consent;
import pt.vez.mandates.Scope;
import pt.vez.mandates.Term;
import pt.vez.shared.Actor;
import pt.vez.shared.Role;

/** Asking for consent: what was chosen stays, a try is never wasted, a dead contact is no dead end, the agency looks again. */
class ConsentJourneyTest extends BrowserTest {
    @Autowired
    private Assistance assistance;

    private static void look(Visitor visitor, String name) {
        visitor.page.screenshot(new Page.ScreenshotOptions()
                .setPath(Path.of("target", "screens", "consent-" + name + ".png"))
                .setFullPage(true));
    }

    private static String address() {
        return "c" + UUID.randomUUID().toString().substring(0, 12) + "@test.example";
    }

    /** A case of the register that is linked to no account. */
    private CaseOutline known(String phone, String email) {
        var known = openConfirmed(actor(Role.APPLICANT), new NewCase("REN", person(phone, email)));
        jdbc.sql("update casework_case set account_id = null, claim = 'NONE' where id = ?")
                .param(known.id().value())
                .update();
        return known;
    }

    private static boolean isChosen(Visitor visitor, Enum<?> option) {
        return visitor.page
                .locator("vaadin-checkbox, vaadin-radio-button")
                .filter(new com.microsoft.playwright.Locator.FilterOptions().setHasText(visitor.label(option)))
                .first()
                .locator("input")
                .isChecked();
    }

    @ParameterizedTest
    @ValueSource(strings = {"pt-PT", "en-GB"})
    void goingBackKeepsWhatWasChosenAndAnotherCodeCanBeSent(String language) {
        Actor mediator = mediator(Partners.partner(jdbc, "Parceiro do código " + language));
        String phone = "+35192" + ThreadLocalRandom.current().nextInt(1_000_000, 9_999_999);
        String email = address();
        CaseOutline known = known(phone, email);
        Visitor rui = visitor(language).signIn(mediator.accountId() + "@test.example");
        rui.open("/desk/visit/" + known.number().value())
                .at(rui.t("visit.title"))
                .accessible();
        look(rui, "start-360-" + language);
        rui.choose(rui.label(Scope.BIOMETRICS)).choose(rui.label(Term.DAYS_182));
        rui.choose(rui.t("visit.relative"));
        rui.choose(email.substring(0, 1) + "•");
        rui.press(rui.t("visit.text.go")).at(rui.t("visit.text"));
        rui.press(rui.t("visit.code.send")).at(rui.t("visit.code")).accessible();
        look(rui, "code-360-" + language);
        String first = newest(email, 0).code();
        rui.press(rui.t("visit.code.go")).sees(rui.t("signin.code.missing"));
        rui.press(rui.t("visit.code.again")).at(rui.t("visit.title"));
        assertThat(isChosen(rui, Scope.BIOMETRICS)).isTrue();
        assertThat(isChosen(rui, Term.DAYS_182)).isTrue();
        rui.press(rui.t("visit.text.go")).at(rui.t("visit.text"));
        rui.press(rui.t("visit.code.send")).at(rui.t("visit.code"));
        newest(email, 1);
        rui.press(rui.t("visit.code.resend")).sees(rui.t("visit.code.resent"));
        String third = newest(email, 2).code();
        if (!first.equals(third)) {
            rui.field(rui.t("signin.code.label")).fill(first);
            rui.press(rui.t("visit.code.go"))
                    .sees(rui.t("mandate.code.wrong", 4))
                    .accessible();
        }
        rui.field(rui.t("signin.code.label")).fill(third);
        rui.field(rui.t("signin.code.label")).press("Enter");
        rui.at(rui.t("home.of", "Ana Silva"));
        rui.open("/case").sees(rui.t("enum.State.EXPIRED"));
        assertThat(rui.page.getByText(rui.t("enum.State.PENDING")).count()).isZero();
        rui.press(rui.t("visit.end")).press(rui.t("summary.finish")).at(rui.t("desk.title"));
    }

    @Test
    void aPersonWithADeadContactSignsAndAnOfficerLooksAgain() {
        Actor mediator = mediator(Partners.partner(jdbc, "Parceiro do passaporte"));
        CaseOutline known = known("+351212345678", address());
        Visitor rui = visitor("pt-PT").signIn(mediator.accountId() + "@test.example");
        rui.open("/desk/visit/" + known.number().value()).at(rui.t("visit.title"));
        rui.choose(rui.t("visit.consent.passport"));
        rui.press(rui.t("visit.text.go")).sees(rui.t("visit.passport.text")).accessible();
        look(rui, "passport-360");
        var pad = rui.page.locator("vez-signature canvas");
        pad.scrollIntoViewIfNeeded();
        var box = pad.boundingBox();
        rui.page.mouse().move(box.x + 30, box.y + 90);
        rui.page.mouse().down();
        for (int i = 1; i < 12; i++) {
            rui.page.mouse().move(box.x + 30 + i * 18, box.y + 90 + (i % 3) * 20);
        }
        rui.page.mouse().up();
        rui.press(rui.t("visit.signature.go")).sees(rui.t("mandate.passport.missing"));
        rui.choose(rui.t("visit.passport"));
        rui.press(rui.t("visit.signature.go")).at(rui.t("home.of", "Ana Silva"));
        rui.open("/case").sees(rui.t("mandate.passport.seen"));
        rui.press(rui.t("visit.end")).press(rui.t("summary.finish")).at(rui.t("desk.title"));

        String number = new CaseNumber(known.number().value()).display();
        Visitor officer =
                visitor("pt-PT", 1280, 800, false).signIn(actor(Role.OFFICER).accountId() + "@test.example");
        officer.open("/watch").sees(number).accessible();
        look(officer, "watch-1280");
        officer.press(officer.t("watch.look.fine") + ": " + number);
        officer.sees(officer.t("watch.looked.IN_ORDER", number)).accessible();
        officer.press(officer.t("form.undo"))
                .sees(officer.t("watch.undone", number))
                .accessible();
        officer.press(officer.t("watch.look.fine") + ": " + number);
        officer.sees(officer.t("watch.looked.IN_ORDER", number));
        assertThat(officer.page.getByText(number).count())
                .as("only in the answer")
                .isEqualTo(1);
        Visitor phone = visitor("en-GB").signIn(administrator());
        phone.open("/watch").accessible();
        look(phone, "watch-360");
    }

    @ParameterizedTest
    @ValueSource(strings = {"pt-PT", "en-GB"})
    void staffPrintTheLetterToAPersonNoMessageReaches(String language) {
        Actor mediator = mediator(Partners.partner(jdbc, "Parceiro da carta " + language));
        CaseOutline known = known(null, null);
        // The person reads the other language.
        String theirs = language.startsWith("pt") ? "en-GB" : "pt-PT";
        jdbc.sql("update people_applicant set language = ?, address = 'Rua das Flores 3, 1200-195 Lisboa' where id ="
                        + " (select applicant_id from casework_case where id = ?)")
                .params(theirs, known.id().value())
                .update();
        assistance.requestMandate(
                mediator,
                known.id(),
                new Assistance.Wish(Set.of(Scope.DOCUMENTS), Term.DAYS_30, Consent.SIGNATURE, null, null, false)
                        .signed(new byte[600], null, true));
        String number = new CaseNumber(known.number().value()).display();
        Visitor officer = visitor(language, language.startsWith("pt") ? 1280 : 360, 800, false)
                .signIn(actor(Role.OFFICER).accountId() + "@test.example");
        officer.open("/watch").sees(officer.t("watch.letter.due")).accessible();
        look(officer, "watch-letters-" + language);
        officer.follow(officer.t("watch.letter") + ": " + number)
                .at(officer.t("mandateLetter.title"))
                .accessible();
        look(officer, "letter-" + language);
        Visitor person = visitor(theirs);
        String letter = officer.page.locator(".letter").textContent();
        assertThat(letter)
                .contains("Rua das Flores 3", number, "Parceiro da carta " + language)
                .contains(person.t("mandateLetter.heading"), person.t("mandateLetter.why"))
                .contains(person.label(Scope.DOCUMENTS));
        assertThat(officer.page.locator(".letter").getAttribute("lang")).isEqualTo(theirs);
        officer.untranslated("Rua das Flores 3");
        officer.follow(officer.t("mandateLetter.back")).at(officer.t("watch.title"));
        assertThat(officer.page
                        .getByRole(
                                com.microsoft.playwright.options.AriaRole.LINK,
                                new Page.GetByRoleOptions().setName(officer.t("watch.letter") + ": " + number))
                        .count())
                .isZero();
        assertThat(jdbc.sql("select action from audit_entry where case_id = ? and action like 'mandate.letter%'")
                        .param(known.id().value())
                        .query(String.class)
                        .list())
                .containsExactlyInAnyOrder("mandate.letterPrinted", "mandate.letterAddress");
    }

    @Test
    void aColleagueSeesThatThereIsOneAndTheCoordinatorPassesItOn() {
        UUID partner = Partners.partner(jdbc, "Parceiro que atribui");
        Actor asking = mediator(partner);
        jdbc.sql("update identity_account set name = 'Zulmira Primeira' where id = ?")
                .param(asking.accountId())
                .update();
        Actor first = Actor.person(asking.accountId(), "Zulmira Primeira", asking.roles(), null);
        Actor colleague = mediator(partner);
        Actor coordinator = actor(Role.MEDIATOR, "Coordenadora Rita");
        Partners.member(jdbc, coordinator.accountId(), partner, true);
        Partners.ready(jdbc, coordinator.accountId(), partner);
        CaseOutline known = known(null, address());
        CaseId id = known.id();
        UUID mandate = assistance
                .requestMandate(first, id, Set.of(Scope.DOCUMENTS), Term.DAYS_365, Consent.CODE_EMAIL, null)
                .id();
        jdbc.sql("update mandates_mandate set state = 'ACTIVE', granted_at = now(6),"
                        + " expires_at = now(6) + interval 365 day where id = ?")
                .param(mandate)
                .update();
        Visitor other = visitor("en-GB").signIn(colleague.accountId() + "@test.example");
        other.open("/desk/visit/" + known.number().value())
                .at(other.t("visit.title"))
                .sees("Zulmira Primeira")
                .accessible();
        look(other, "in-force-360");
        Visitor rita = visitor("pt-PT", 1280, 800, false).signIn(coordinator.accountId() + "@test.example");
        String number = new CaseNumber(known.number().value()).display();
        rita.open("/association").sees(number).accessible();
        rita.press(rita.t("reassign.pass") + ": " + number);
        rita.press(rita.t("reassign.go")).sees(rita.t("reassign.missing")).accessible();
        look(rita, "reassign-1280");
        rita.page.locator("vaadin-select").first().click();
        rita.page
                .locator("vaadin-select-item, vaadin-select-overlay vaadin-item")
                .filter(new com.microsoft.playwright.Locator.FilterOptions().setHasText("Coordenadora Rita"))
                .first()
                .click();
        rita.press(rita.t("reassign.go")).sees(rita.t("reassign.done", number, "Coordenadora Rita"));
        rita.accessible();
        rita.open("/desk/visit/" + known.number().value()).press(rita.t("desk.go"));
        rita.at(rita.t("home.of", "Ana Silva"));
        rita.press(rita.t("visit.end")).press(rita.t("summary.finish")).at(rita.t("desk.title"));
    }

    @Test
    void whatIsMissingIsSaidBeforeTheFormOfANewCase() {
        Actor mediator = mediator(Partners.partner(jdbc, "Parceiro sem turno"));
        jdbc.sql("update rota_duty set state = 'ABSENT' where account_id = ?")
                .param(mediator.accountId())
                .update();
        Visitor rui = visitor("pt-PT").signIn(mediator.accountId() + "@test.example");
        rui.open("/new-case").sees(rui.t(AuthorityRequirement.SHIFT.key())).accessible();
        look(rui, "new-case-missing-360");
        assertThat(rui.page.locator("vaadin-text-field").count()).isZero();
        rui.follow(rui.t("newcase.missing.rota"));
        rui.page.waitForURL("**/rota");
        jdbc.sql("delete from associations_acceptance where account_id = ?")
                .param(mediator.accountId())
                .update();
        rui.open("/new-case").sees(rui.t(AuthorityRequirement.DECLARATION.key()));
        rui.follow(rui.t("newcase.missing.declaration")).at(rui.t("declaration.title"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"pt-PT", "en-GB"})
    void theFormSaysWhichDateIsWrongAndAsksForTheRepresentativeOfAChild(String language) {
        Visitor rosa = visitor(language).signIn(address());
        rosa.open("/new-case").at(rosa.t("newcase.title"));
        rosa.press(rosa.t("newcase.check.go"))
                .sees(rosa.t("person.birth") + ": " + rosa.t("field.date.incomplete"))
                .sees(rosa.t("person.passport.expires") + ": " + rosa.t("field.date.incomplete"))
                .accessible();
        assertThat(rosa.page
                        .locator("vaadin-custom-field vaadin-text-field[invalid]")
                        .count())
                .isEqualTo(6);
        look(rosa, "new-case-errors-360-" + language);
        rosa.choose(language.startsWith("pt") ? "Reagrupamento familiar" : "Family reunification");
        rosa.fill(rosa.t("newcase.sponsor"), "Rosa Neto");
        rosa.fill(rosa.t("person.name"), "Lia Neto");
        rosa.fillDate(rosa.t("person.birth"), 2, 3, LocalDate.now().getYear() - 11);
        rosa.sees(rosa.t("newcase.representative")).answered();
        rosa.pick(rosa.t("person.nationality"), "Angola");
        rosa.fill(rosa.t("person.passport"), "N" + ThreadLocalRandom.current().nextInt(1_000_000, 9_999_999));
        rosa.fillDate(rosa.t("person.passport.expires"), 1, 1, LocalDate.now().getYear() + 2);
        rosa.press(rosa.t("newcase.check.go"))
                .sees(rosa.t("newcase.representative.missing"))
                .accessible();
        look(rosa, "new-case-child-360-" + language);
        rosa.fill(rosa.t("newcase.representative"), "Rosa Neto, mãe");
        rosa.press(rosa.t("newcase.check.go")).at(rosa.t("newcase.check.title")).sees("Rosa Neto, mãe");
        rosa.press(rosa.t("newcase.go")).at(rosa.t("newcase.done"));
        rosa.open("/case").sees("Rosa Neto, mãe").accessible();
    }
}
