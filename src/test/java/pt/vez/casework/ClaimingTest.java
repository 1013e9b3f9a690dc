package pt.vez.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.LocalDate;
import java.util.concurrent.ThreadLocalRandom;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import pt.vez.VezTest;
import pt.vez.platform.Limits.TooManyAttempts;
import pt.vez.shared.Actor;
import pt.vez.shared.Ids;
import pt.vez.shared.InvalidInput;
import pt.vez.shared.NotAuthorised;
import pt.vez.shared.Role;

class ClaimingTest extends VezTest {
    private static final LocalDate BIRTH = LocalDate.of(1985, 4, 2);

    @Autowired
    private Claiming claiming;

    /** A case of the register nobody can be written to about. */
    private CaseNumber withoutContact() {
        var applicant = Ids.next();
        CaseNumber number = CaseNumber.random();
        jdbc.sql(
                        "insert into people_applicant (id, name, birth_date, nationality, language, version) values (?, 'Rosa Neto', ?,"
                                + " 'AO', 'pt-PT', 0)")
                .params(applicant, BIRTH)
                .update();
        jdbc.sql(
                        "insert into casework_case (id, number, applicant_id, procedure_code, stage, stage_since, opened_at, origin,"
                                + " claim, version) values (?, ?, ?, 'AR-88', 'DOCUMENTS', now(6), now(6), 'REGISTER', 'NONE', 0)")
                .params(Ids.next(), number.value(), applicant)
                .update();
        return number;
    }

    private CaseId provisional(Actor actor, CaseNumber number) {
        var outcome = claiming.start(actor, number, BIRTH);
        assertThat(outcome)
                .isInstanceOfSatisfying(
                        Claiming.Outcome.Claimed.class,
                        claimed -> assertThat(claimed.claim()).isEqualTo(Claim.PROVISIONAL));
        return ((Claiming.Outcome.Claimed) outcome).caseId();
    }

    @Test
    void thePassportVerifiesTheAccountThePersonNames() {
        Actor person = actor(Role.APPLICANT);
        CaseId id = provisional(person, withoutContact());
        assertThatThrownBy(() -> cases.read(person, id))
                .isInstanceOf(NotAuthorised.class)
                .extracting("key")
                .isEqualTo("error.provisional");
        Actor officer = actor(Role.OFFICER);
        var claimant = cases.read(officer, id).unconfirmed();
        assertThat(claimant).isNotNull();
        identityChecks.seen(officer, id, AccountAnswer.theirs(claimant.accountId()));
        assertThat(cases.read(person, id).applicant().name()).isEqualTo("Rosa Neto");
    }

    @Test
    void aStrangersClaimEndsWhenTheRealPersonShowsTheirPassport() {
        CaseNumber number = withoutContact();
        Actor stranger = actor(Role.APPLICANT);
        CaseId id = provisional(stranger, number);
        identityChecks.seen(actor(Role.OFFICER), id, AccountAnswer.notTheirs());
        assertThatThrownBy(() -> cases.outline(stranger, id)).isInstanceOf(NotAuthorised.class);
        Actor person = actor(Role.APPLICANT);
        assertThat(provisional(person, number)).isEqualTo(id);
    }

    @Test
    void nobodyConfirmsTheirOwnIdentityAndStaffClaimNothing() {
        CaseNumber number = withoutContact();
        Actor both = Actor.person(
                actor(Role.APPLICANT).accountId(), "X", java.util.Set.of(Role.APPLICANT, Role.OFFICER), null);
        CaseId id = provisional(both, number);
        assertThatThrownBy(() -> identityChecks.seen(both, id, AccountAnswer.theirs(both.accountId())))
                .isInstanceOf(NotAuthorised.class);
        assertThatThrownBy(() -> claiming.start(mediator(), number, BIRTH)).isInstanceOf(NotAuthorised.class);
    }

    @Test
    void aWrongBirthDateAndAnUnknownNumberAnswerTheSame() {
        Actor person = actor(Role.APPLICANT);
        CaseNumber number = withoutContact();
        for (CaseNumber tried : new CaseNumber[] {number, CaseNumber.random()}) {
            assertThatThrownBy(() -> claiming.start(person, tried, BIRTH.plusDays(1)))
                    .isInstanceOf(InvalidInput.class)
                    .extracting("key")
                    .isEqualTo("claim.noMatch");
        }
    }

    /** A case of the register with a telephone and a mail address. */
    private CaseNumber withContacts(String phone, String email) {
        CaseNumber number = withoutContact();
        jdbc.sql("update people_applicant a join casework_case c on c.applicant_id = a.id set a.phone = ?, a.email = ?"
                        + " where c.number = ?")
                .params(phone, email, number.value())
                .update();
        return number;
    }

    private String code(String to) {
        return Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(() -> mails.caughtFor(to), list -> !list.isEmpty())
                .getFirst()
                .code();
    }

    @Test
    void theCodeGoesToTheOtherContactWhenTheFirstIsDead() {
        String phone = "+35196" + ThreadLocalRandom.current().nextInt(1_000_000, 9_999_999);
        String email = "c" + Ids.next() + "@test.example";
        Actor person = actor(Role.APPLICANT);
        var sent = (Claiming.Outcome.CodeSent) claiming.start(person, withContacts(phone, email), BIRTH);
        assertThat(sent.hint()).endsWith(phone.substring(10));
        assertThat(sent.otherHint()).endsWith("@test.example");
        String first = code(phone.substring(1) + "@sms.vez.example");
        var elsewhere = claiming.sendAgain(person, sent.claimId(), true);
        assertThat(elsewhere.hint()).isEqualTo(sent.otherHint());
        assertThatThrownBy(() -> claiming.confirm(person, sent.claimId(), first))
                .as("the earlier code is worth nothing")
                .extracting("key")
                .isEqualTo("claim.code.spent");
        assertThatThrownBy(() -> claiming.confirm(person, elsewhere.claimId(), ""))
                .extracting("key")
                .isEqualTo("signin.code.missing");
        assertThat(claiming.confirm(person, elsewhere.claimId(), code(email)).claim())
                .isEqualTo(Claim.VERIFIED);
    }

    @Test
    void aLandlineIsNoContactForACode() {
        String email = "c" + Ids.next() + "@test.example";
        Actor person = actor(Role.APPLICANT);
        var sent = (Claiming.Outcome.CodeSent) claiming.start(person, withContacts("+351212345678", email), BIRTH);
        assertThat(sent.hint()).endsWith("@test.example");
        assertThat(sent.otherHint()).isNull();
        provisional(actor(Role.APPLICANT), withContacts("+351212345678", null));
    }

    @Test
    void guessingBirthDatesIsLimited() {
        CaseNumber number = withoutContact();
        Actor guessing = actor(Role.APPLICANT);
        assertThatThrownBy(() -> {
                    for (int day = 1; day < 12; day++) {
                        try {
                            claiming.start(guessing, number, BIRTH.plusDays(day));
                        } catch (InvalidInput e) {
                            assertThat(e.key()).isEqualTo("claim.noMatch");
                        }
                    }
                })
                .isInstanceOf(TooManyAttempts.class);
    }
}
