package pt.vez.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import pt.vez.Partners;
import pt.vez.VezTest;
import pt.vez.demo.MailCatcher.Caught;
import pt.vez.invitations.Allocation;
import pt.vez.mandates.Consent;
import pt.vez.mandates.Mandates;
import pt.vez.mandates.Scope;
import pt.vez.mandates.Term;
import pt.vez.people.CorrectableData;
import pt.vez.people.CorrectedField;
import pt.vez.people.CorrectionProof;
import pt.vez.platform.Limits.TooManyAttempts;
import pt.vez.shared.Actor;
import pt.vez.shared.ChangedMeanwhile;
import pt.vez.shared.DomainException;
import pt.vez.shared.InvalidInput;
import pt.vez.shared.NotAuthorised;
import pt.vez.shared.Role;

/** What the register knows of a person is corrected, each time with a proof, and the old contact is told. */
class CorrectionsTest extends VezTest {
    @Autowired
    private Corrections corrections;

    @Autowired
    private Assistance assistance;

    @Autowired
    private Mandates mandates;

    @Autowired
    private Allocation allocation;

    @Autowired
    private Recipients recipients;

    private UUID partner;

    @BeforeAll
    void somePartner() {
        partner = Partners.partner(jdbc, "Parceiro das correções");
    }

    private static String address() {
        return "novo" + UUID.randomUUID().toString().substring(0, 12) + "@test.example";
    }

    private static String mobile() {
        return "+35191" + ThreadLocalRandom.current().nextInt(1_000_000, 9_999_999);
    }

    private Caught mail(String to) {
        return Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(() -> mails.caughtFor(to), list -> !list.isEmpty())
                .getFirst();
    }

    private static String other(String code) {
        return code.equals("000000") ? "000001" : "000000";
    }

    private static CorrectableData with(
            CorrectableData data, @Nullable String phone, @Nullable String email, @Nullable String municipality) {
        return new CorrectableData(phone, email, data.address(), municipality, data.language());
    }

    private static void refused(Runnable act, String key) {
        assertThatThrownBy(act::run)
                .isInstanceOf(DomainException.class)
                .extracting(problem -> ((DomainException) problem).key())
                .isEqualTo(key);
    }

    private Actor visiting(Actor mediator, CaseId id, Set<Scope> scopes) {
        UUID mandate = assistance
                .requestMandate(mediator, id, scopes, Term.DAYS_30, Consent.CODE_EMAIL, null)
                .id();
        jdbc.sql("update mandates_mandate set state = 'ACTIVE', granted_at = now(6),"
                        + " expires_at = now(6) + interval 1 day where id = ?")
                .param(mandate)
                .update();
        return Actor.person(
                mediator.accountId(), mediator.name(), mediator.roles(), mandates.beginVisit(mediator, mandate));
    }

    @Test
    void aNewAddressOfOnesOwnCountsOnceItsCodeWasTypedAndTheOldOneIsTold() {
        Actor owner = actor(Role.APPLICANT);
        CaseId id = caseOf(owner).id();
        String old = "ana" + owner.accountId() + "@test.example";
        String wanted = address();
        CorrectableData seen = corrections.of(owner, id);
        corrections.correct(
                owner, id, seen, with(seen, null, wanted, seen.municipality()), CorrectionProof.OWN_ACCOUNT);
        assertThat(corrections.of(owner, id).email()).as("without a code").isEqualTo(old);

        var sent = corrections.sendCode(owner, id, CorrectedField.EMAIL, wanted.toUpperCase(Locale.ROOT));
        String code = mail(wanted).code();
        refused(() -> corrections.confirm(owner, id, sent.proofId(), ""), "signin.code.missing");
        refused(() -> corrections.confirm(owner, id, sent.proofId(), "12"), "signin.code.length");
        for (int left = 4; left > 0; left--) {
            int tries = left;
            assertThatThrownBy(() -> corrections.confirm(owner, id, sent.proofId(), other(code)))
                    .isInstanceOfSatisfying(
                            InvalidInput.class,
                            wrong -> assertThat(wrong.args()).containsExactly(tries));
        }
        corrections.confirm(owner, id, sent.proofId(), code);
        assertThat(corrections.of(owner, id).email()).isEqualTo(wanted);
        assertThat(cases.contactOf(id).orElseThrow().email())
                .as("messages go where the person said, not where they sign in")
                .isEqualTo(wanted);
        assertThat(recipients.of(actor(Role.OFFICER), "call.listed", Set.of(id)))
                .extracting(Recipients.Recipient::email)
                .containsExactly(wanted);
        assertThat(jdbc.sql("select email from identity_account where id = ?")
                        .param(owner.accountId())
                        .query(String.class)
                        .single())
                .as("the sign-in is the account's own affair")
                .isEqualTo(owner.accountId() + "@test.example");
        Caught notice = mail(old);
        assertThat(notice.subject()).isEqualTo("O contacto do seu processo mudou");
        assertThat(notice.text()).doesNotContain(wanted);
        assertThat(cases.journalOf(owner, id, 0, 10))
                .filteredOn(entry -> entry.action().equals("person.corrected"))
                .extracting("detail")
                .containsExactly("EMAIL CODE");
        refused(() -> corrections.confirm(owner, id, sent.proofId(), code), "correct.code.spent");
    }

    @Test
    void fiveWrongCodesEndIt() {
        Actor owner = actor(Role.APPLICANT);
        CaseId id = caseOf(owner).id();
        String wanted = address();
        var sent = corrections.sendCode(owner, id, CorrectedField.EMAIL, wanted);
        String code = mail(wanted).code();
        for (int i = 0; i < 4; i++) {
            refused(() -> corrections.confirm(owner, id, sent.proofId(), other(code)), "correct.code.wrong");
        }
        refused(() -> corrections.confirm(owner, id, sent.proofId(), other(code)), "correct.code.spent");
        refused(() -> corrections.confirm(owner, id, sent.proofId(), code), "correct.code.spent");
        assertThat(corrections.of(owner, id).email()).isNotEqualTo(wanted);
    }

    @Test
    void codesToNewContactsAreFew() {
        Actor owner = actor(Role.APPLICANT);
        CaseId id = caseOf(owner).id();
        for (int i = 0; i < 6; i++) {
            corrections.sendCode(owner, id, CorrectedField.EMAIL, address());
        }
        assertThatThrownBy(() -> corrections.sendCode(owner, id, CorrectedField.EMAIL, address()))
                .isInstanceOf(TooManyAttempts.class);
    }

    @Test
    void aTelephoneIsConfirmedByTextMessageAndALandlineCannotBe() {
        Actor owner = actor(Role.APPLICANT);
        CaseId id = caseOf(owner).id();
        refused(() -> corrections.sendCode(owner, id, CorrectedField.PHONE, "212 345 678"), "correct.phone.landline");
        String phone = mobile();
        var sent = corrections.sendCode(owner, id, CorrectedField.PHONE, phone);
        String code = mail(phone.substring(1) + "@sms.vez.example").code();
        corrections.confirm(owner, id, sent.proofId(), code);
        assertThat(corrections.of(owner, id).phone()).isEqualTo(phone);
        assertThat(jdbc.sql("""
                                select count(*) from people_key k
                                  join casework_case c on c.applicant_id = k.applicant_id
                                 where c.id = ? and k.kind = 'PHONE'
                                """).param(id.value()).query(Integer.class).single())
                .as("the person is found by the new number")
                .isEqualTo(1);
    }

    @Test
    void nobodyIsLeftWithoutAContactByTheirOwnHand() {
        Actor owner = actor(Role.APPLICANT);
        CaseId id = caseOf(owner).id();
        CorrectableData seen = corrections.of(owner, id);
        refused(
                () -> corrections.correct(
                        owner, id, seen, with(seen, null, null, seen.municipality()), CorrectionProof.OWN_ACCOUNT),
                "correct.contact.last");
    }

    @Test
    void thePlaceInTheOrderGoesWithTheMunicipality() {
        Actor owner = actor(Role.APPLICANT);
        CaseId id = readyCaseOf(owner);
        move(owner, id, "porto");
        assertThat(placeOf(id)).isEqualTo(allocation.catchment("porto")).isNotEqualTo(allocation.catchment("lisboa"));
        move(owner, id, "ponta-delgada");
        assertThat(placeOf(id)).isEqualTo(allocation.catchment("ponta-delgada"));
        assertThat(cases.journalOf(owner, id, 0, 10)).extracting("detail").contains("MUNICIPALITY OWN_ACCOUNT");
        refused(() -> move(owner, id, "nowhere"), "centres.municipality.missing");
    }

    private void move(Actor owner, CaseId id, String municipality) {
        CorrectableData seen = corrections.of(owner, id);
        corrections.correct(owner, id, seen, with(seen, null, seen.email(), municipality), CorrectionProof.OWN_ACCOUNT);
    }

    private UUID placeOf(CaseId id) {
        return jdbc.sql("select centre_id from invitations_priority where case_id = ?")
                .param(id.value())
                .query(UUID.class)
                .single();
    }

    @Test
    void messagesComeInTheLanguageChosenForThePerson() {
        Actor owner = actor(Role.APPLICANT);
        CaseId id = caseOf(owner).id();
        CorrectableData seen = corrections.of(owner, id);
        corrections.correct(
                owner,
                id,
                seen,
                new CorrectableData(seen.phone(), seen.email(), "Rua Nova, 7", seen.municipality(), "en-GB"),
                CorrectionProof.OWN_ACCOUNT);
        assertThat(cases.contactOf(id).orElseThrow().language()).isEqualTo("en-GB");
        assertThat(cases.read(owner, id).applicant().address()).isEqualTo("Rua Nova, 7");
    }

    @Test
    void aMediatorCorrectsADeadContactWithTheDocumentSeen() {
        Actor owner = actor(Role.APPLICANT);
        CaseId id = caseOf(owner).id();
        String old = "ana" + owner.accountId() + "@test.example";
        Actor mediator = mediator(partner);
        Actor visiting = visiting(mediator, id, Set.of(Scope.DOCUMENTS));
        CorrectableData seen = corrections.of(visiting, id);
        String wanted = address();
        for (CorrectionProof none : new CorrectionProof[] {CorrectionProof.CODE, CorrectionProof.OWN_ACCOUNT}) {
            refused(
                    () -> corrections.correct(visiting, id, seen, with(seen, null, wanted, "porto"), none),
                    "correct.proof.missing");
        }
        corrections.correct(visiting, id, seen, with(seen, "+351212345678", wanted, "porto"), CorrectionProof.PASSPORT);
        assertThat(corrections.of(visiting, id))
                .extracting(CorrectableData::phone, CorrectableData::email, CorrectableData::municipality)
                .containsExactly("+351212345678", wanted, "porto");
        assertThat(cases.contactOf(id).orElseThrow().email()).isEqualTo(wanted);
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(() -> mails.caughtFor(old).stream()
                        .anyMatch(mail -> mail.subject().equals("O contacto do seu processo mudou")
                                && mail.text().contains("Parceiro das correções")));
        assertThat(cases.journalOf(owner, id, 0, 10))
                .filteredOn(entry -> entry.action().equals("person.corrected"))
                .hasSize(3)
                .allMatch(entry -> entry.actor().id().equals(mediator.accountId())
                        && entry.mandateId() != null
                        && entry.detail().endsWith(" PASSPORT"));
        refused(() -> corrections.sendCode(visiting, id, CorrectedField.EMAIL, address()), "error.ownerOnly");
    }

    @Test
    void aMediatorNeedsTheScopeAndAConfirmedAccount() {
        CaseId id = caseOf(actor(Role.APPLICANT)).id();
        Actor appointments = visiting(mediator(partner), id, Set.of(Scope.APPOINTMENTS));
        refused(() -> corrections.of(appointments, id), "authority.SCOPE");
        CaseId other = caseOf(actor(Role.APPLICANT)).id();
        Actor visiting = visiting(mediator(partner), id, Set.of(Scope.DOCUMENTS));
        assertThatThrownBy(() -> corrections.of(visiting, other)).isInstanceOf(NotAuthorised.class);
        jdbc.sql("update casework_case set claim = 'SELF' where id = ?")
                .param(id.value())
                .update();
        refused(() -> corrections.of(visiting, id), "error.accountUnconfirmed");
    }

    @Test
    void anOfficerCorrectsWithTheDocumentSeenAndNeverTheirOwnCaseAsOne() {
        Actor owner = actor(Role.APPLICANT);
        CaseId id = caseOf(owner).id();
        Actor officer = actor(Role.OFFICER);
        CorrectableData seen = corrections.of(officer, id);
        corrections.correct(
                officer,
                id,
                seen,
                with(seen, "+351 212 345 678", null, seen.municipality()),
                CorrectionProof.RESIDENCE_PERMIT);
        assertThat(cases.contactOf(id).orElseThrow())
                .as("the dead address of the account no longer counts")
                .extracting(Cases.Contact::email, Cases.Contact::phone)
                .containsExactly(null, "+351212345678");
        Actor both = Actor.person(owner.accountId(), "X", Set.of(Role.APPLICANT, Role.OFFICER), null);
        CorrectableData own = corrections.of(both, id);
        refused(() -> corrections.correct(both, id, own, own, CorrectionProof.PASSPORT), "correct.proof.missing");
        jdbc.sql("update casework_case set stage = 'DECISION' where id = ?")
                .param(id.value())
                .update();
        refused(() -> corrections.of(officer, id), "error.glass");
    }

    @Test
    void theSlowerOfTwoWritersIsRefusedAndNothingOfTheFirstIsLost() {
        Actor owner = actor(Role.APPLICANT);
        CaseId id = caseOf(owner).id();
        CorrectableData seen = corrections.of(owner, id);
        corrections.correct(
                actor(Role.OFFICER), id, seen, with(seen, null, seen.email(), "porto"), CorrectionProof.PASSPORT);
        assertThatThrownBy(() -> corrections.correct(
                        owner, id, seen, with(seen, null, seen.email(), "faro"), CorrectionProof.OWN_ACCOUNT))
                .isInstanceOf(ChangedMeanwhile.class);
        assertThat(corrections.of(owner, id).municipality()).isEqualTo("porto");
    }

    @Test
    void nobodyGetsTheContactAnotherPersonOrStaffSignsInWith() {
        Actor owner = actor(Role.APPLICANT);
        CaseId id = caseOf(owner).id();
        Actor neighbour = actor(Role.APPLICANT);
        caseOf(neighbour);
        Actor officer = actor(Role.OFFICER);
        CorrectableData seen = corrections.of(officer, id);
        for (Actor holder : new Actor[] {neighbour, mediator(partner), officer}) {
            String theirs = holder.accountId() + "@test.example";
            refused(
                    () -> corrections.correct(
                            officer, id, seen, with(seen, null, theirs, seen.municipality()), CorrectionProof.PASSPORT),
                    "correct.contact.taken");
        }
        String theirs = neighbour.accountId() + "@test.example";
        var sent = corrections.sendCode(owner, id, CorrectedField.EMAIL, theirs);
        String code = mail(theirs).code();
        refused(() -> corrections.confirm(owner, id, sent.proofId(), code), "correct.contact.taken");
        assertThat(corrections.of(owner, id)).isEqualTo(seen);
        String second = actor(Role.APPLICANT).accountId() + "@test.example";
        corrections.correct(officer, id, seen, with(seen, null, second, seen.municipality()), CorrectionProof.PASSPORT);
        assertThat(corrections.of(owner, id).email())
                .as("an account without any case is nobody else's")
                .isEqualTo(second);
    }

    @Test
    void whatAStrangerTypedGoesWithTheStrangerAndWhatADocumentProvedStays() {
        Actor stranger = actor(Role.APPLICANT);
        CaseId id = cases.open(stranger, new NewCase("REN", person(mobile(), address())))
                .id();
        Actor officer = actor(Role.OFFICER);
        CorrectableData seen = corrections.of(officer, id);
        String real = address();
        corrections.correct(
                officer, id, seen, with(seen, seen.phone(), real, seen.municipality()), CorrectionProof.PASSPORT);
        identityChecks.seen(officer, id, AccountAnswer.notTheirs());
        assertThat(corrections.of(officer, id))
                .extracting(CorrectableData::phone, CorrectableData::email)
                .containsExactly(null, real);
    }
}
