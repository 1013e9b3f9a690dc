package pt.vez.mandates.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import java.util.UUID;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import pt.vez.VezTest;
import pt.vez.casework.Assistance;
import pt.vez.casework.Assistance.Wish;
import pt.vez.casework.BreakGlass;
import pt.vez.casework.CaseId;
import pt.vez.casework.CaseNumber;
import pt.vez.casework.Cases;
import pt.vez.casework.NewCase;
import pt.vez.mandates.Consent;
import pt.vez.mandates.Consents;
import pt.vez.mandates.Consents.Witness;
import pt.vez.mandates.MandateView;
import pt.vez.mandates.MandateWatch;
import pt.vez.mandates.Mandates;
import pt.vez.mandates.Scope;
import pt.vez.mandates.Term;
import pt.vez.platform.Secrets;
import pt.vez.shared.Actor;
import pt.vez.shared.DomainException;
import pt.vez.shared.InvalidInput;
import pt.vez.shared.NotAuthorised;
import pt.vez.shared.Role;

/** How a person agrees, what proves it, and what is refused. */
class ConsentTest extends VezTest {
    private static final byte[] SIGNATURE = new byte[600];

    @Autowired
    private Assistance assistance;

    @Autowired
    private Mandates mandates;

    @Autowired
    private Consents consents;

    @Autowired
    private MandateWatch watch;

    @Autowired
    private Attestations attestations;

    @Autowired
    private MandateRepository repository;

    @Autowired
    private Secrets secrets;

    @Autowired
    private BreakGlass glass;

    @Autowired
    private Cases files;

    private static Wish signedFor(Witness witness) {
        return new Wish(Set.of(Scope.DOCUMENTS), Term.DAYS_30, Consent.ROGO, SIGNATURE, witness, false)
                .signed(SIGNATURE, witness, true);
    }

    @Test
    void aWitnessSignsForWhoCannotAndThePaperSaysSo() throws Exception {
        Actor owner = actor(Role.APPLICANT);
        CaseId id = caseOf(owner).id();
        MandateView mandate =
                assistance.requestMandate(mediator(), id, signedFor(new Witness("Berta Lima", "AB123456")));
        assertThat(mandate.state()).isEqualTo(MandateView.State.ACTIVE);
        assertThat(mandate.witnessName()).isEqualTo("Berta Lima");
        byte[] pdf = files.attestation(owner, id, mandate.id());
        try (var document = Loader.loadPDF(pdf)) {
            assertThat(new PDFTextStripper().getText(document))
                    .contains("Ana Silva", "Berta Lima", "SHA-256", mandate.id().toString());
        }
        assertThat(attestations.holds(repository.findById(mandate.id()).orElseThrow()))
                .isTrue();
        jdbc.sql("update mandates_mandate set scopes = 'APPOINTMENTS,FOLLOW' where id = ?")
                .param(mandate.id())
                .update();
        assertThat(attestations.holds(repository.findById(mandate.id()).orElseThrow()))
                .as("a changed record is not what was attested")
                .isFalse();
        assertThatThrownBy(() -> files.attestation(actor(Role.APPLICANT), id, mandate.id()))
                .isInstanceOf(NotAuthorised.class);
    }

    @Test
    void theWitnessIsNeverTheMediatorAndAlwaysSomebody() {
        Actor mediator = mediator();
        CaseId id = caseOf(actor(Role.APPLICANT)).id();
        refused(mediator, id, new Witness("UM, Mediadora", "AB123456"), "mandate.witness.mediator");
        refused(mediator, id, new Witness("Médiadora  um", "AB123456"), "mandate.witness.mediator");
        refused(mediator, id, new Witness(" ", "AB123456"), "mandate.witness.name");
        refused(mediator, id, new Witness("Berta Lima", "1"), "mandate.witness.document");
        refused(mediator, id, null, "mandate.witness.name");
        assertThat(mandates.ofApplicant(applicantOf(id))).isEmpty();
    }

    private void refused(Actor mediator, CaseId id, Witness witness, String key) {
        assertThatThrownBy(() -> assistance.requestMandate(mediator, id, signedFor(witness)))
                .isInstanceOf(InvalidInput.class)
                .extracting(problem -> ((DomainException) problem).key())
                .isEqualTo(key);
    }

    private UUID applicantOf(CaseId id) {
        return jdbc.sql("select applicant_id from casework_case where id = ?")
                .param(id.value())
                .query(UUID.class)
                .single();
    }

    @Test
    void nobodyActsAsMediatorInTheirOwnCase() {
        Actor mediator = mediator();
        var own = openConfirmed(
                Actor.person(mediator.accountId(), mediator.name(), Set.of(Role.APPLICANT), null),
                new NewCase("REN", person(null, "propria" + mediator.accountId() + "@test.example")));
        assertThatThrownBy(() ->
                        assistance.find(mediator, CaseNumber.of(own.number().value())))
                .isInstanceOf(NotAuthorised.class);
        assertThatThrownBy(() ->
                        assistance.requestMandate(mediator, own.id(), Set.of(), Term.VISIT, Consent.CODE_EMAIL, null))
                .isInstanceOf(NotAuthorised.class)
                .extracting(problem -> ((DomainException) problem).key())
                .isEqualTo("error.ownCase");
    }

    @Test
    void aRelativeIsDeclaredAndShown() {
        Actor owner = actor(Role.APPLICANT);
        CaseId id = caseOf(owner).id();
        assistance.requestMandate(mediator(), id, new Wish(Set.of(), Term.VISIT, Consent.CODE_EMAIL, null, null, true));
        assertThat(cases.mandatesOf(owner, id)).allMatch(MandateView::relative).hasSize(1);
        assertThat(cases.journalOf(owner, id, 0, 10)).extracting("action").contains("mandate.relative");
    }

    @Test
    void aContactThatIsAMediatorsIsFlagged() {
        Actor mediator = mediator();
        Actor owner = actor(Role.APPLICANT);
        var theirs = openConfirmed(owner, new NewCase("REN", person(null, mediator.accountId() + "@test.example")));
        jdbc.sql("update casework_case set account_id = null, claim = 'NONE' where id = ?")
                .param(theirs.id().value())
                .update();
        MandateView asked =
                assistance.requestMandate(mediator, theirs.id(), Set.of(), Term.VISIT, Consent.CODE_EMAIL, null);
        assertThat(asked.flag()).isEqualTo("CONTACT_OF_MEDIATOR");
        assertThat(watch.flagged(actor(Role.ADMINISTRATOR), 0, 500).rows())
                .extracting(MandateWatch.Flagged::mandateId)
                .contains(asked.id());
        assertThatThrownBy(() -> watch.flagged(mediator, 0, 10)).isInstanceOf(NotAuthorised.class);
    }

    private static void refusedWith(String key, ThrowingCallable act) {
        assertThatThrownBy(act)
                .isInstanceOf(DomainException.class)
                .extracting(problem -> ((DomainException) problem).key())
                .isEqualTo(key);
    }

    @Test
    void fiveWrongCodesAreTheLast() {
        Actor mediator = mediator();
        CaseId id = caseOf(actor(Role.APPLICANT)).id();
        MandateView asked = assistance.requestMandate(mediator, id, Set.of(), Term.VISIT, Consent.CODE_EMAIL, null);
        for (int i = 0; i < 5; i++) {
            refusedWith("signin.code.missing", () -> consents.confirm(mediator, asked.id(), " "));
        }
        refusedWith("signin.code.length", () -> consents.confirm(mediator, asked.id(), "12 34"));
        String wrong = wrongCodeOf(asked.id());
        for (int left = 4; left > 0; left--) {
            int tries = left;
            assertThatThrownBy(() -> consents.confirm(mediator, asked.id(), wrong))
                    .isInstanceOfSatisfying(InvalidInput.class, problem -> {
                        assertThat(problem.key()).isEqualTo("mandate.code.wrong");
                        assertThat(problem.args()).containsExactly(tries);
                    });
        }
        refusedWith("mandate.code.spent", () -> consents.confirm(mediator, asked.id(), wrong));
        assertThat(mandates.ofApplicant(applicantOf(id)))
                .extracting(MandateView::state)
                .containsExactly(MandateView.State.FAILED);
    }

    private String wrongCodeOf(UUID mandate) {
        byte[] hash = jdbc.sql("select code_hash from mandates_mandate where id = ?")
                .param(mandate)
                .query(byte[].class)
                .single();
        return secrets.matches("mandate.code", mandate + "000000", hash) ? "000001" : "000000";
    }

    @Test
    void aDecidedCaseOpensForAnOfficerWithAReasonThePersonReads() {
        Actor owner = actor(Role.APPLICANT);
        CaseId id = caseOf(owner).id();
        jdbc.sql("update casework_case set stage = 'DECISION' where id = ?")
                .param(id.value())
                .update();
        Actor officer = actor(Role.OFFICER);
        assertThatThrownBy(() -> cases.read(officer, id))
                .isInstanceOf(NotAuthorised.class)
                .extracting(problem -> ((DomainException) problem).key())
                .isEqualTo("error.glass");
        assertThatThrownBy(() -> glass.open(officer, id, "porque sim")).isInstanceOf(InvalidInput.class);
        assertThatThrownBy(() -> glass.open(mediator(), id, "quero ver este processo"))
                .isInstanceOf(NotAuthorised.class);
        glass.open(officer, id, "Pedido do tribunal, ofício 12/2026");
        assertThat(cases.read(officer, id).applicant().name()).isEqualTo("Ana Silva");
        assertThatThrownBy(() -> cases.read(actor(Role.OFFICER), id)).isInstanceOf(NotAuthorised.class);
        assertThat(cases.journalOf(owner, id, 0, 10)).extracting("action").contains("case.glass");
        assertThat(jdbc.sql("select count(*) from notifications_outbox where kind = 'glass'")
                        .query(Integer.class)
                        .single())
                .isPositive();
    }
}
