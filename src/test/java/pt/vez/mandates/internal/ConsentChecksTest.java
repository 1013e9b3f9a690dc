package pt.vez.mandates.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import pt.vez.Partners;
import pt.vez.VezTest;
import pt.vez.casework.Assistance;
import pt.vez.casework.Assistance.Wish;
import pt.vez.casework.CaseId;
import pt.vez.casework.CaseNumber;
import pt.vez.casework.NewCase;
import pt.vez.mandates.Consent;
import pt.vez.mandates.Consents;
import pt.vez.mandates.Consents.Witness;
import pt.vez.mandates.MandateNotices;
import pt.vez.mandates.MandateView;
import pt.vez.mandates.MandateWatch;
import pt.vez.mandates.Mandates;
import pt.vez.mandates.Scope;
import pt.vez.mandates.Term;
import pt.vez.platform.Limits.TooManyAttempts;
import pt.vez.shared.Actor;
import pt.vez.shared.ChangedMeanwhile;
import pt.vez.shared.DomainException;
import pt.vez.shared.NotAuthorised;
import pt.vez.shared.NotFound;
import pt.vez.shared.Role;

/** A consent stays the person's own: few codes, witnesses from outside, and a second look at what seems wrong. */
class ConsentChecksTest extends VezTest {
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
    private MandateNotices notices;

    @Autowired
    private MandateRepository repository;

    @Autowired
    private UnansweredConsents unanswered;

    private static Wish signedFor(Witness witness) {
        return new Wish(Set.of(Scope.DOCUMENTS), Term.DAYS_30, Consent.ROGO, SIGNATURE, witness, false)
                .signed(SIGNATURE, witness, true);
    }

    private void refusedWitness(Actor mediator, CaseId id, Witness witness, String key) {
        refusedWith(key, () -> assistance.requestMandate(mediator, id, signedFor(witness)));
    }

    private UUID applicantOf(CaseId id) {
        return jdbc.sql("select applicant_id from casework_case where id = ?")
                .param(id.value())
                .query(UUID.class)
                .single();
    }

    /** A person of the register, with their own contacts, whom nobody has met yet. */
    private CaseId known(String phone, String email) {
        CaseId id = openConfirmed(actor(Role.APPLICANT), new NewCase("REN", person(phone, email)))
                .id();
        jdbc.sql("update casework_case set account_id = null, claim = 'NONE' where id = ?")
                .param(id.value())
                .update();
        return id;
    }

    private static String mobile() {
        return "+35193" + ThreadLocalRandom.current().nextInt(1_000_000, 9_999_999);
    }

    private MandateView asked(Actor mediator, CaseId id, Consent consent) {
        return assistance.requestMandate(mediator, id, Set.of(), Term.VISIT, consent, null);
    }

    private static void refusedWith(String key, ThrowingCallable act) {
        assertThatThrownBy(act)
                .isInstanceOf(DomainException.class)
                .extracting(problem -> ((DomainException) problem).key())
                .isEqualTo(key);
    }

    @Test
    void aTelephoneOfTheAssociationOrOfOneOfItsMediatorsIsFlagged() {
        UUID partner = Partners.partner(jdbc, "Parceiro dos telefones");
        Actor mediator = mediator(partner);
        String published = mobile();
        jdbc.sql("insert into associations_contact (partner_id, address, phone, hours_pt, hours_en, languages)"
                        + " values (?, 'Rua Um', ?, '', '', '')")
                .params(partner, published)
                .update();
        assertThat(asked(mediator, known(published, null), Consent.CODE_PHONE).flag())
                .isEqualTo("CONTACT_OF_MEDIATOR");
        Actor colleague = mediator(partner);
        String own = mobile();
        openConfirmed(
                Actor.person(colleague.accountId(), colleague.name(), Set.of(Role.APPLICANT), null),
                new NewCase("REN", person(own, null)));
        assertThat(asked(mediator, known(own, null), Consent.CODE_PHONE).flag()).isEqualTo("CONTACT_OF_MEDIATOR");
        assertThat(asked(mediator, known(mobile(), null), Consent.CODE_PHONE).flag())
                .isNull();
    }

    @Test
    void theThirdPersonWithOneContactIsFlagged() {
        Actor mediator = mediator(Partners.partner(jdbc, "Parceiro do contacto comum"));
        String shared = mobile();
        assertThat(asked(mediator, known(shared, null), Consent.CODE_PHONE).flag())
                .isNull();
        assertThat(asked(mediator, known(shared, null), Consent.CODE_PHONE).flag())
                .isNull();
        assertThat(asked(mediator, known(shared, null), Consent.CODE_PHONE).flag())
                .isEqualTo("CONTACT_SHARED");
    }

    @Test
    void whoseContactIsDeadSignsWithThePassportSeenAndTheAgencyLooksAgain() {
        Actor mediator = mediator();
        CaseId id = known(mobile(), "dead" + UUID.randomUUID() + "@test.example");
        assertThat(assistance.find(mediator, number(id)).possibleConsents()).contains(Consent.SIGNATURE);
        var wish = new Wish(Set.of(), Term.VISIT, Consent.SIGNATURE, SIGNATURE, null, false);
        refusedWith("mandate.passport.missing", () -> assistance.requestMandate(mediator, id, wish));
        MandateView signed = assistance.requestMandate(mediator, id, wish.signed(SIGNATURE, null, true));
        assertThat(signed)
                .extracting(MandateView::state, MandateView::flag, MandateView::passportSeen)
                .containsExactly(MandateView.State.ACTIVE, "SIGNED_DESPITE_CONTACT", true);
        Actor officer = actor(Role.OFFICER);
        assertThat(watch.flagged(officer, 0, 500).rows())
                .extracting(MandateWatch.Flagged::mandateId)
                .contains(signed.id());
        assertThatThrownBy(() -> watch.looked(mediator, signed.id(), MandateWatch.Finding.IN_ORDER))
                .isInstanceOf(NotAuthorised.class);
        watch.looked(officer, signed.id(), MandateWatch.Finding.STOPPED);
        watch.looked(officer, signed.id(), MandateWatch.Finding.STOPPED);
        assertThatThrownBy(() -> watch.looked(actor(Role.ADMINISTRATOR), signed.id(), MandateWatch.Finding.IN_ORDER))
                .as("the second look that found the opposite is told that another one was faster")
                .isInstanceOf(ChangedMeanwhile.class);
        assertThat(watch.flagged(officer, 0, 500).rows())
                .extracting(MandateWatch.Flagged::mandateId)
                .doesNotContain(signed.id());
        assertThat(repository.findById(signed.id()).orElseThrow().view().state())
                .isEqualTo(MandateView.State.ENDED);
        assertThat(jdbc.sql("select action from audit_entry where case_id = ? and action like 'mandate.%'")
                        .param(id.value())
                        .query(String.class)
                        .list())
                .contains("mandate.passportSeen", "mandate.flagged", "mandate.looked", "mandate.stopped");
        assertThat(jdbc.sql("select count(*) from notifications_outbox where dedupe = ?")
                        .param("mandate-stopped/" + signed.id())
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    private CaseNumber number(CaseId id) {
        return new CaseNumber(jdbc.sql("select number from casework_case where id = ?")
                .param(id.value())
                .query(String.class)
                .single());
    }

    @Test
    void aLandlineReceivesNoCode() {
        Actor mediator = mediator();
        CaseId id = known("+351212345678", null);
        assertThat(assistance.find(mediator, number(id)).possibleConsents())
                .containsExactlyInAnyOrder(Consent.SIGNATURE, Consent.ROGO);
        refusedWith("mandate.consent.impossible", () -> asked(mediator, id, Consent.CODE_PHONE));
        var wish = new Wish(Set.of(), Term.VISIT, Consent.SIGNATURE, SIGNATURE, null, false);
        refusedWith("mandate.passport.missing", () -> assistance.requestMandate(mediator, id, wish));
        assertThat(assistance
                        .requestMandate(mediator, id, wish.signed(SIGNATURE, null, true))
                        .flag())
                .isEqualTo("SIGNED_WITHOUT_CONTACT");
    }

    @Test
    void codesAreFewForOnePersonAndForOneMediator() {
        Actor mediator = mediator();
        CaseId id = caseOf(actor(Role.APPLICANT)).id();
        for (int i = 0; i < 6; i++) {
            asked(mediator, id, Consent.CODE_EMAIL);
        }
        assertThatThrownBy(() -> asked(mediator, id, Consent.CODE_EMAIL)).isInstanceOf(TooManyAttempts.class);
        assertThatThrownBy(() -> asked(mediator(), id, Consent.CODE_EMAIL))
                .as("another mediator sends the same person no more")
                .isInstanceOf(TooManyAttempts.class);
        assertThat(mandates.ofApplicant(applicantOf(id)))
                .as("only the newest waits")
                .filteredOn(each -> each.state() == MandateView.State.PENDING)
                .hasSize(1);
        for (int i = 6; i < 40; i++) {
            asked(mediator, caseOf(actor(Role.APPLICANT)).id(), Consent.CODE_EMAIL);
        }
        CaseId next = caseOf(actor(Role.APPLICANT)).id();
        assertThatThrownBy(() -> asked(mediator, next, Consent.CODE_EMAIL)).isInstanceOf(TooManyAttempts.class);
        asked(mediator(), next, Consent.CODE_EMAIL);
    }

    @Test
    void theWitnessIsNeitherThePersonNorOfTheAssociation() {
        UUID partner = Partners.partner(jdbc, "Parceiro das testemunhas");
        Actor mediator = mediator(partner);
        Actor colleague = actor(Role.MEDIATOR, "Tomé Ávila Brandão");
        Partners.member(jdbc, colleague.accountId(), partner, true);
        CaseId id = caseOf(actor(Role.APPLICANT)).id();
        String passport = jdbc.sql("select passport_number from people_applicant where id = ?")
                .param(applicantOf(id))
                .query(String.class)
                .single();
        refusedWitness(mediator, id, new Witness("brandao, tome avila", "AB123456"), "mandate.witness.colleague");
        refusedWitness(mediator, id, new Witness("Томе Авила Брандао", "AB123456"), "mandate.witness.colleague");
        refusedWitness(mediator, id, new Witness("Silva Ana", "AB123456"), "mandate.witness.person");
        refusedWitness(
                mediator, id, new Witness("Berta Lima", passport.toLowerCase(Locale.ROOT)), "mandate.witness.person");
        MandateView signed = assistance.requestMandate(mediator, id, signedFor(new Witness("Berta Lima", "AB123456")));
        assertThat(signed.flag()).isEqualTo("WITNESSED");
    }

    private static Wish seen(Consent consent, Term term, Witness witness) {
        return new Wish(Set.of(Scope.DOCUMENTS), term, consent, null, null, false).signed(SIGNATURE, witness, true);
    }

    private void hoursLater(MandateView mandate, int hours) {
        jdbc.sql("update mandates_mandate set granted_at = granted_at - interval ? hour,"
                        + " expires_at = expires_at - interval ? hour where id = ?")
                .params(hours, hours, mandate.id())
                .update();
    }

    @Test
    void whatRestsOnTheMediatorAloneCountsForTheVisitOfTheDayUntilTheAgencyLooked() {
        Actor mediator = mediator();
        CaseId walkIn = known(null, null);
        refusedWith(
                "mandate.passport.missing",
                () -> assistance.requestMandate(
                        mediator,
                        walkIn,
                        seen(Consent.ROGO, Term.VISIT, new Witness("Berta Lima", "AB123456"))
                                .signed(SIGNATURE, new Witness("Berta Lima", "AB123456"), false)));
        MandateView alone = assistance.requestMandate(mediator, walkIn, seen(Consent.SIGNATURE, Term.DAYS_365, null));
        MandateView witnessed = assistance.requestMandate(
                mediator, known(null, null), seen(Consent.ROGO, Term.DAYS_30, new Witness("Berta Lima", "AB123456")));
        for (MandateView mandate : new MandateView[] {alone, witnessed}) {
            assertThat(mandate.awaitsLook()).isTrue();
            assertThat(mandates.beginVisit(mediator, mandate.id()).mandateId()).isEqualTo(mandate.id());
            hoursLater(mandate, 9);
            refusedWith("authority.MANDATE", () -> mandates.beginVisit(mediator, mandate.id()));
            watch.looked(actor(Role.OFFICER), mandate.id(), MandateWatch.Finding.IN_ORDER);
            assertThat(mandates.beginVisit(mediator, mandate.id()).mandateId()).isEqualTo(mandate.id());
            hoursLater(mandate, 24 * 30);
        }
        assertThat(mandates.acting(mediator, alone.id()).mandateId()).isEqualTo(alone.id());
        refusedWith("authority.MANDATE", () -> mandates.acting(mediator, witnessed.id()));
    }

    @Test
    void inOrderIsTakenBackWithinAMinuteByTheAccountThatFoundItSo() {
        Actor mediator = mediator();
        Actor officer = actor(Role.OFFICER);
        MandateView mandate =
                assistance.requestMandate(mediator, known(null, null), seen(Consent.SIGNATURE, Term.DAYS_30, null));
        Instant before = expiry(mandate);
        watch.looked(officer, mandate.id(), MandateWatch.Finding.IN_ORDER);
        assertThat(expiry(mandate)).isAfter(before);
        refusedWith("watch.undo.late", () -> watch.lookUndone(actor(Role.OFFICER), mandate.id()));
        looked(mandate, -61);
        refusedWith("watch.undo.late", () -> watch.lookUndone(officer, mandate.id()));
        looked(mandate, 61);
        watch.lookUndone(officer, mandate.id());
        assertThat(expiry(mandate)).isEqualTo(before);
        assertThat(watch.flagged(officer, 0, 500).rows())
                .extracting(MandateWatch.Flagged::mandateId)
                .contains(mandate.id());
        assertThat(jdbc.sql("select count(*) from audit_entry where case_id = ? and action = 'mandate.lookUndone'")
                        .param(mandate.caseId())
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
        refusedWith("watch.undo.late", () -> watch.lookUndone(officer, mandate.id()));
        // What the person was told of stays.
        watch.looked(officer, mandate.id(), MandateWatch.Finding.STOPPED);
        refusedWith("watch.undo.late", () -> watch.lookUndone(officer, mandate.id()));
        refusedWith("authority.MANDATE", () -> mandates.acting(mediator, mandate.id()));
    }

    private Instant expiry(MandateView mandate) {
        return jdbc.sql("select expires_at from mandates_mandate where id = ?")
                .param(mandate.id())
                .query(Instant.class)
                .single();
    }

    private void looked(MandateView mandate, int seconds) {
        jdbc.sql("update mandates_mandate set looked_at = looked_at + interval ? second where id = ?")
                .params(seconds, mandate.id())
                .update();
    }

    @Test
    void aPersonNoMessageReachesIsToldByALetter() {
        Actor mediator = mediator();
        Actor officer = actor(Role.OFFICER);
        MandateView alone =
                assistance.requestMandate(mediator, known(null, null), seen(Consent.SIGNATURE, Term.DAYS_30, null));
        MandateView reached = assistance.requestMandate(
                mediator,
                known(null, "r" + UUID.randomUUID() + "@test.example"),
                seen(Consent.SIGNATURE, Term.VISIT, null));
        assertThat(toPrint(officer)).contains(alone.id()).doesNotContain(reached.id());
        assertThat(watch.flagged(officer, 0, 500).rows())
                .filteredOn(each -> each.mandateId().equals(alone.id()))
                .allMatch(each -> each.letterDue() && each.letterPrintedAt() == null)
                .hasSize(1);
        // In order or not, the person has to be told.
        watch.looked(officer, alone.id(), MandateWatch.Finding.IN_ORDER);
        assertThat(toPrint(officer)).contains(alone.id());
        assertThat(notices.print(officer, alone.id()).id()).isEqualTo(alone.id());
        assertThat(toPrint(officer)).doesNotContain(alone.id());
        notices.print(officer, alone.id());
        assertThat(jdbc.sql("select count(*) from audit_entry where case_id = ? and action = 'mandate.letterPrinted'")
                        .param(alone.caseId())
                        .query(Integer.class)
                        .single())
                .as("each print is in the journal")
                .isEqualTo(2);
        assertThatThrownBy(() -> notices.print(officer, reached.id())).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> notices.print(mediator, alone.id())).isInstanceOf(NotAuthorised.class);
        // What the letter said is no longer true: another one is due.
        watch.lookUndone(officer, alone.id());
        watch.looked(officer, alone.id(), MandateWatch.Finding.STOPPED);
        assertThat(toPrint(officer)).contains(alone.id());
    }

    private List<UUID> toPrint(Actor officer) {
        return notices.toPrint(officer, 0, 500).rows().stream()
                .map(MandateNotices.Due::mandateId)
                .toList();
    }

    @Test
    void aFlaggedMandateTheAgencyStoppedStaysStopped() {
        Actor mediator = mediator();
        MandateView signed =
                assistance.requestMandate(mediator, known(null, null), seen(Consent.SIGNATURE, Term.DAYS_30, null));
        watch.looked(actor(Role.OFFICER), signed.id(), MandateWatch.Finding.STOPPED);
        assertThatThrownBy(() -> watch.looked(actor(Role.OFFICER), signed.id(), MandateWatch.Finding.IN_ORDER))
                .isInstanceOf(ChangedMeanwhile.class);
        refusedWith("authority.MANDATE", () -> mandates.acting(mediator, signed.id()));
    }

    @Test
    void aWitnessWhoDidNotSignIsAskedForByName() {
        CaseId id = caseOf(actor(Role.APPLICANT)).id();
        var unsigned = new Wish(Set.of(), Term.VISIT, Consent.ROGO, null, new Witness("Berta Lima", "AB123456"), false)
                .signed(new byte[10], new Witness("Berta Lima", "AB123456"), true);
        Actor mediator = mediator();
        refusedWith("mandate.signature.witness", () -> assistance.requestMandate(mediator, id, unsigned));
    }

    @Test
    void aRequestNobodyAnswersEnds() {
        Actor mediator = mediator();
        CaseId id = caseOf(actor(Role.APPLICANT)).id();
        MandateView late = asked(mediator, id, Consent.CODE_EMAIL);
        jdbc.sql("update mandates_mandate set code_expires_at = now(6) - interval 1 minute where id = ?")
                .param(late.id())
                .update();
        unanswered.end();
        assertThat(mandates.ofApplicant(applicantOf(id)))
                .extracting(MandateView::state)
                .containsExactly(MandateView.State.EXPIRED);
        refusedWith("mandate.code.spent", () -> consents.confirm(mediator, late.id(), "123456"));
    }
}
