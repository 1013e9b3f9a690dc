package pt.vez.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.time.LocalDate;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import pt.vez.VezTest;
import pt.vez.documents.Documents;
import pt.vez.mandates.Consent;
import pt.vez.mandates.MandateView;
import pt.vez.mandates.Mandates;
import pt.vez.mandates.Scope;
import pt.vez.mandates.Term;
import pt.vez.people.ApplicantData;
import pt.vez.people.PersonMatching;
import pt.vez.people.PersonMatching.PersonQuery;
import pt.vez.shared.Actor;
import pt.vez.shared.DomainException;
import pt.vez.shared.InvalidInput;
import pt.vez.shared.NotAuthorised;
import pt.vez.shared.Role;
import pt.vez.visits.VisitClosing;

/** An account that describes somebody is never given what belongs to the person with the passport. */
class SelfDescribedCaseTest extends VezTest {
    private static final byte[] SIGNATURE = new byte[300];

    @Autowired
    private Claiming claiming;

    @Autowired
    private PersonMatching matching;

    @Autowired
    private PersonIntake intake;

    @Autowired
    private Assistance assistance;

    @Autowired
    private Mandates mandates;

    @Autowired
    private Documents documents;

    @Autowired
    private CaseFacts facts;

    @Autowired
    private Recipients recipients;

    @Autowired
    private VisitClosing closing;

    @Autowired
    private CaseCircumstances caseCircumstances;

    /** Somebody no other test has met. */
    private ApplicantData somebody(String phone, String email) {
        var random = ThreadLocalRandom.current();
        String letters = random.ints(8, 'a', 'z').mapToObj(Character::toString).collect(Collectors.joining());
        ApplicantData like = person(phone, email);
        return new ApplicantData(
                "Bimala Q" + letters,
                null,
                LocalDate.of(random.nextInt(1940, 2004), random.nextInt(1, 12), random.nextInt(2, 28)),
                "NP",
                null,
                null,
                like.passportNumber(),
                like.passportExpires(),
                phone,
                email,
                null,
                null,
                "pt-PT");
    }

    private NewCase describing(ApplicantData person) {
        return new NewCase("REN", person);
    }

    private Actor visit(Actor mediator, CaseId id) {
        MandateView granted = assistance.requestMandate(
                mediator,
                id,
                new Assistance.Wish(
                                Set.of(Scope.DOCUMENTS, Scope.APPOINTMENTS),
                                Term.VISIT,
                                Consent.SIGNATURE,
                                null,
                                null,
                                false)
                        .signed(SIGNATURE, null, true));
        return Actor.person(
                mediator.accountId(), mediator.name(), mediator.roles(), mandates.beginVisit(mediator, granted.id()));
    }

    private CaseId idOf(CaseNumber number) {
        return jdbc.sql("select id from casework_case where number = ?")
                .param(number.value())
                .query((row, n) -> new CaseId(row.getObject(1, java.util.UUID.class)))
                .single();
    }

    private static ByteArrayInputStream pdf() throws Exception {
        var bytes = new java.io.ByteArrayOutputStream();
        try (var document = new PDDocument()) {
            document.addPage(new PDPage());
            document.save(bytes);
        }
        return new ByteArrayInputStream(bytes.toByteArray());
    }

    private static void refused(org.assertj.core.api.ThrowableAssert.ThrowingCallable act, String key) {
        assertThatThrownBy(act)
                .isInstanceOf(DomainException.class)
                .extracting("key")
                .isEqualTo(key);
    }

    @Test
    void aStrangerWhoDescribedThePersonNeverReadsWhatThePersonBrings() throws Exception {
        ApplicantData bimala = somebody(null, null);
        Actor stranger = actor(Role.APPLICANT);
        CaseId theirs = cases.open(stranger, describing(bimala)).id();
        // (a) The person herself is told nothing and may describe herself too.
        Actor person = actor(Role.APPLICANT);
        assertThat(cases.open(person, describing(bimala)).claim()).isEqualTo(Claim.SELF);
        // (b) At the desk the passport does not find the stranger's case: she is entered, and gets her own.
        Actor mediator = mediator();
        var found = matching.find(mediator, PersonQuery.of(bimala));
        assertThat(found.candidates()).isEmpty();
        var entered = intake.somebodyNew(mediator, found.searchId(), describing(bimala), null);
        CaseId met = idOf(entered.number());
        Actor visiting = visit(mediator, met);
        identityChecks.seen(visiting, met, AccountAnswer.notTheirs());
        var uploaded = documents.upload(visiting, met, "passport", pdf());
        // (c) Neither account sees any of it.
        for (Actor account : new Actor[] {stranger, person}) {
            assertThatThrownBy(() -> documents.open(account, met, uploaded.id(), null))
                    .isInstanceOf(NotAuthorised.class);
            assertThatThrownBy(() -> cases.outline(account, met)).isInstanceOf(NotAuthorised.class);
        }
        assertThat(documents.checklist(stranger, theirs)).allMatch(item -> item.document() == null);
        assertThat(cases.contactOf(met).orElseThrow().email()).isNull();
    }

    @Test
    void nothingIsAddedToADescribedCaseBeforeThePersonWasAskedAboutTheAccount() throws Exception {
        Actor account = actor(Role.APPLICANT);
        CaseId id = cases.open(account, describing(person(null, null))).id();
        Actor visiting = visit(mediator(), id);
        refused(() -> documents.upload(visiting, id, "passport", pdf()), "error.accountUnconfirmed");
        var asked = cases.read(visiting, id).unconfirmed();
        assertThat(asked).isNotNull();
        assertThat(asked.accountId()).isEqualTo(account.accountId());
        assertThat(asked.hint()).contains("•").endsWith("@test.example");
        assertThat(asked.since()).isNotNull();
    }

    @Test
    void anUnknownAccountIsUnlinkedWithItsContactsAndIsTold() throws Exception {
        Actor stranger = actor(Role.APPLICANT);
        CaseId id =
                cases.open(stranger, describing(person("+351912345678", null))).id();
        Actor officer = actor(Role.OFFICER);
        identityChecks.seen(officer, id, AccountAnswer.notTheirs());
        refused(() -> cases.outline(stranger, id), "error.case");
        ApplicantData data = cases.read(officer, id).applicant();
        assertThat(data.phone()).isNull();
        assertThat(data.email()).isNull();
        assertThat(cases.read(officer, id).account()).isNull();
        assertThat(cases.journalOf(officer, id, 0, 20)).extracting("action").contains("account.unlinked");
        assertThat(jdbc.sql("select count(*) from notifications_outbox where dedupe like ?")
                        .param("account-unlinked/" + id.value() + "%")
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void theAccountThePersonShowsIsTheirsAndReadsTheRest() throws Exception {
        Actor account = actor(Role.APPLICANT);
        CaseId id = cases.open(account, describing(person(null, null))).id();
        Actor visiting = visit(mediator(), id);
        identityChecks.seen(visiting, id, AccountAnswer.theirs(account.accountId()));
        var uploaded = documents.upload(visiting, id, "passport", pdf());
        assertThat(documents.open(account, id, uploaded.id(), null).bytes()).isNotEmpty();
        assertThat(cases.read(account, id).account().confirmed()).isTrue();
    }

    @Test
    void anAccountThatCannotBeShownNowSeesTheOutlineOnlyAndIsSentNothing() throws Exception {
        Actor account = actor(Role.APPLICANT);
        CaseId id = cases.open(account, describing(person(null, null))).id();
        Actor visiting = visit(mediator(), id);
        identityChecks.seen(visiting, id, AccountAnswer.later());
        var uploaded = documents.upload(visiting, id, "passport", pdf());
        refused(() -> documents.open(account, id, uploaded.id(), null), "error.provisional");
        refused(() -> cases.read(account, id), "error.provisional");
        assertThat(cases.contactOf(id).orElseThrow().email()).isNull();
        // Number and birth date do not get it back: the contact is the account's own.
        var number = cases.outline(account, id).number();
        var outcome = claiming.start(account, number, LocalDate.of(1990, 5, 17));
        assertThat(outcome)
                .isInstanceOfSatisfying(
                        Claiming.Outcome.Claimed.class,
                        claimed -> assertThat(claimed.claim()).isEqualTo(Claim.PROVISIONAL));
        // Another day they can.
        identityChecks.seen(actor(Role.OFFICER), id, AccountAnswer.theirs(account.accountId()));
        assertThat(documents.open(account, id, uploaded.id(), null).bytes()).isNotEmpty();
    }

    @Test
    void staffAndTheSummaryOfAVisitReachTheStrangerByNoRoad() {
        Actor account = actor(Role.APPLICANT);
        CaseId id = cases.open(account, describing(person("+351912345678", "typed@test.example")))
                .id();
        jdbc.sql("update people_applicant a join casework_case c on c.applicant_id = a.id"
                        + " set a.address = 'Rua do Estranho 1' where c.id = ?")
                .param(id.value())
                .update();
        Actor visiting = visit(mediator(), id);
        assertThat(closing.hint(visiting)).isEmpty();
        refused(() -> closing.send(visiting, java.util.Locale.ENGLISH), "error.accountUnconfirmed");
        identityChecks.seen(visiting, id, AccountAnswer.later());
        Actor officer = actor(Role.OFFICER);
        assertThat(recipients.of(officer, "attendance.read", Set.of(id)))
                .singleElement()
                .satisfies(to -> {
                    assertThat(to.phone()).isNull();
                    assertThat(to.email()).isNull();
                    assertThat(to.address()).isEmpty();
                });
        assertThat(recipients.withoutMessages(Set.of(id))).containsExactly(id);
        refused(() -> closing.send(visiting, java.util.Locale.ENGLISH), "summary.noContact");
        // What was typed by an officer who saw the passport is the person's.
        jdbc.sql("update people_applicant a join casework_case c on c.applicant_id = a.id"
                        + " set a.phone_proof = 'PASSPORT' where c.id = ?")
                .param(id.value())
                .update();
        assertThat(recipients
                        .of(officer, "attendance.read", Set.of(id))
                        .getFirst()
                        .phone())
                .isEqualTo("+351912345678");
        identityChecks.seen(officer, id, AccountAnswer.theirs(account.accountId()));
        assertThat(recipients
                        .of(officer, "attendance.read", Set.of(id))
                        .getFirst()
                        .address())
                .isEqualTo("Rua do Estranho 1");
    }

    @Test
    void anAccountDoesNotVerifyItselfByClaimingWhatItDescribed() {
        Actor account = actor(Role.APPLICANT);
        var own = cases.open(account, describing(person(null, account.accountId() + "@test.example")));
        claiming.start(account, own.number(), LocalDate.of(1990, 5, 17));
        assertThat(cases.outline(account, own.id()).claim()).isEqualTo(Claim.SELF);
        refused(() -> claiming.start(actor(Role.APPLICANT), own.number(), LocalDate.of(1990, 5, 17)), "claim.noMatch");
    }

    @Test
    void describingAPassportAnswersTheSameWhetherOrNotItHasACase() {
        ApplicantData known = somebody(null, null);
        Actor mediator = mediator();
        var found = matching.find(mediator, PersonQuery.of(known));
        intake.somebodyNew(mediator, found.searchId(), describing(known), null);
        assertThat(cases.open(actor(Role.APPLICANT), describing(known)).claim()).isEqualTo(Claim.SELF);
        Actor twice = actor(Role.APPLICANT);
        cases.open(twice, describing(known));
        refused(() -> cases.open(twice, describing(known)), "newcase.duplicate");
    }

    @Test
    void aDescribedPersonKeepsOneVisitForTheAccountUntilAPassportWasSeen() {
        Actor account = actor(Role.APPLICANT);
        CaseId one = cases.open(account, describing(somebody(null, null))).id();
        CaseId other = cases.open(account, describing(somebody(null, null))).id();
        assertThat(facts.describedBeside(one))
                .extracting(CaseFacts.Described::id)
                .containsExactly(other);
        caseCircumstances.join(account, one, other);
        assertThat(facts.describedBeside(one)).as("a family comes together").isEmpty();
        identityChecks.seen(actor(Role.OFFICER), one, AccountAnswer.theirs(account.accountId()));
        assertThat(facts.describedBeside(one)).isEmpty();
    }

    @Test
    void anAccountDescribesFourPeopleUntilAPassportWasSeen() {
        Actor account = actor(Role.APPLICANT);
        CaseId first = cases.open(account, describing(person(null, null))).id();
        for (int i = 1; i < 4; i++) {
            cases.open(account, describing(person(null, null)));
        }
        assertThatThrownBy(() -> cases.open(account, describing(person(null, null))))
                .isInstanceOf(InvalidInput.class)
                .extracting("key")
                .isEqualTo("newcase.tooMany");
        identityChecks.seen(actor(Role.OFFICER), first, AccountAnswer.theirs(account.accountId()));
        assertThat(cases.open(account, describing(person(null, null))).claim()).isEqualTo(Claim.SELF);
    }
}
