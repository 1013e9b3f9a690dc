package pt.vez.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import pt.vez.Partners;
import pt.vez.casework.Assistance;
import pt.vez.casework.CaseId;
import pt.vez.casework.Corrections;
import pt.vez.mandates.Consent;
import pt.vez.mandates.Scope;
import pt.vez.mandates.Term;
import pt.vez.people.CorrectableData;
import pt.vez.people.CorrectedField;
import pt.vez.people.CorrectionProof;
import pt.vez.shared.Actor;
import pt.vez.shared.Role;

/** Contact, address and municipality are put right: by the person with a code, by officer and mediator with a document. */
class CorrectionJourneyTest extends BrowserTest {
    @Autowired
    private Corrections corrections;

    @Autowired
    private Assistance assistance;

    private static void look(Visitor visitor, String name) {
        visitor.page.screenshot(new Page.ScreenshotOptions()
                .setPath(Path.of("target", "screens", "correct-" + name + ".png"))
                .setFullPage(true));
    }

    private static String address() {
        return "novo" + UUID.randomUUID().toString().substring(0, 12) + "@test.example";
    }

    @ParameterizedTest
    @ValueSource(strings = {"pt-PT", "en-GB"})
    void thePersonCorrectsTheirAddressAndConfirmsTheirNewMail(String language) {
        Actor owner = actor(Role.APPLICANT);
        CaseId id = caseOf(owner).id();
        Visitor ana = visitor(language).signIn(owner.accountId() + "@test.example");
        ana.open("/account").follow(ana.t("case.correct")).at(ana.t("correct.title"));
        ana.open("/case")
                .follow(ana.t("case.correct"))
                .at(ana.t("correct.title"))
                .accessible();
        look(ana, "own-360-" + language);
        ana.fill(ana.t("person.email"), "novo@").press(ana.t("correct.go"));
        ana.sees(ana.t("field.email.invalid")).accessible();
        String wanted = address();
        ana.fill(ana.t("person.email"), wanted);
        ana.fill(ana.t("correct.address"), "Rua Nova, 7, 1.º, 4000-001 Porto");
        ana.pick(ana.t("person.municipality"), "Porto");
        ana.press(ana.t("correct.go")).at(ana.t("correct.code.title")).accessible();
        look(ana, "code-360-" + language);
        ana.press(ana.t("correct.code.go")).sees(ana.t("signin.code.missing"));
        String code = newest(wanted, 0).code();
        ana.field(ana.t("signin.code.label")).fill(code.equals("000000") ? "000001" : "000000");
        ana.press(ana.t("correct.code.go")).sees(ana.t("correct.code.wrong", 4)).accessible();
        ana.field(ana.t("signin.code.label")).fill(code);
        ana.field(ana.t("signin.code.label")).press("Enter");
        ana.sees(ana.t("correct.done.place")).accessible();
        look(ana, "done-360-" + language);
        ana.follow(ana.t("correct.back")).sees("Rua Nova, 7, 1.º, 4000-001 Porto");
        ana.sees(wanted).sees(ana.label(CorrectedField.EMAIL)).accessible();
        look(ana, "case-360-" + language);
        assertThat(corrections.of(owner, id))
                .extracting(CorrectableData::email, CorrectableData::municipality)
                .containsExactly(wanted, "porto");
    }

    @ParameterizedTest
    @ValueSource(strings = {"pt-PT", "en-GB"})
    void anOfficerSaysWhichDocumentTheySawAndSeesWhatAnotherChanged(String language) {
        Actor owner = actor(Role.APPLICANT);
        CaseId id = caseOf(owner).id();
        Actor officer = actor(Role.OFFICER);
        Visitor rita = visitor(language, 1280, 800, false).signIn(officer.accountId() + "@test.example");
        rita.open("/work/" + id.value()).follow(rita.t("case.correct.of"));
        rita.at(rita.t("correct.title")).accessible();
        rita.fill(rita.t("person.phone"), "212 345 678");
        rita.press(rita.t("correct.go")).sees(rita.t("correct.proof.missing")).accessible();
        look(rita, "officer-1280-" + language);
        CorrectableData seen = corrections.of(owner, id);
        corrections.correct(
                owner,
                id,
                seen,
                new CorrectableData(seen.phone(), seen.email(), "Rua Velha, 1", seen.municipality(), seen.language()),
                CorrectionProof.OWN_ACCOUNT);
        rita.choose(rita.label(CorrectionProof.PASSPORT));
        rita.press(rita.t("correct.go")).sees(rita.t("error.changedMeanwhile")).accessible();
        assertThat(rita.field(rita.t("correct.address")).inputValue()).isEqualTo("Rua Velha, 1");
        rita.press(rita.t("correct.go")).sees(rita.t("correct.done.taken"));
        assertThat(corrections.of(owner, id))
                .extracting(CorrectableData::phone, CorrectableData::address)
                .containsExactly("+351212345678", "Rua Velha, 1");
    }

    @Test
    void aMediatorCorrectsItInTheVisit() {
        CaseId id = caseOf(actor(Role.APPLICANT)).id();
        Actor mediator = mediator(Partners.partner(jdbc, "Parceiro que corrige"));
        UUID mandate = assistance
                .requestMandate(mediator, id, Set.of(Scope.DOCUMENTS), Term.DAYS_30, Consent.CODE_EMAIL, null)
                .id();
        jdbc.sql("update mandates_mandate set state = 'ACTIVE', granted_at = now(6),"
                        + " expires_at = now(6) + interval 30 day where id = ?")
                .param(mandate)
                .update();
        Visitor rui = visitor("pt-PT").signIn(mediator.accountId() + "@test.example");
        rui.open("/desk").press(rui.t("desk.go")).at(rui.t("home.of", "Ana Silva"));
        rui.open("/case")
                .follow(rui.t("case.correct.of"))
                .at(rui.t("correct.title"))
                .accessible();
        String wanted = address();
        rui.fill(rui.t("person.email"), wanted);
        rui.choose(rui.label(CorrectionProof.PASSPORT));
        look(rui, "mediator-360");
        rui.press(rui.t("correct.go")).sees(rui.t("correct.done.taken")).accessible();
        assertThat(cases.contactOf(id).orElseThrow().email()).isEqualTo(wanted);
        rui.press(rui.t("visit.end")).press(rui.t("summary.finish")).at(rui.t("desk.title"));
    }
}
