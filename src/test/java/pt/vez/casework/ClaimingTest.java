package pt.vez.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
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
                        "insert into casework_applicant (id, name, birth_date, nationality, language, version) values (?, 'Rosa Neto', ?,"
                                + " 'AO', 'pt-PT', 0)")
                .params(applicant, BIRTH)
                .update();
        jdbc.sql(
                        "insert into casework_case values (?, ?, ?, 'AR-88', 'DOCUMENTS', now(6), now(6), 'REGISTER', null, 'NONE', null, 0)")
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
        cases.identitySeen(officer, id, AccountAnswer.theirs(claimant.accountId()));
        assertThat(cases.read(person, id).applicant().name()).isEqualTo("Rosa Neto");
    }

    @Test
    void aStrangersClaimEndsWhenTheRealPersonShowsTheirPassport() {
        CaseNumber number = withoutContact();
        Actor stranger = actor(Role.APPLICANT);
        CaseId id = provisional(stranger, number);
        cases.identitySeen(actor(Role.OFFICER), id, AccountAnswer.notTheirs());
        assertThatThrownBy(() -> cases.outline(stranger, id)).isInstanceOf(NotAuthorised.class);
        Actor person = actor(Role.APPLICANT);
        assertThat(provisional(person, number)).isEqualTo(id);
    }

    @Test
    void nobodyConfirmsTheirOwnIdentityAndStaffClaimNothing() {
        CaseNumber number = withoutContact();
        Actor both =
                new Actor(actor(Role.APPLICANT).accountId(), "X", java.util.Set.of(Role.APPLICANT, Role.OFFICER), null);
        CaseId id = provisional(both, number);
        assertThatThrownBy(() -> cases.identitySeen(both, id, AccountAnswer.theirs(both.accountId())))
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

    @Test
    void guessingBirthDatesIsLimited() {
        CaseNumber number = withoutContact();
        assertThatThrownBy(() -> {
                    for (int day = 1; day < 60; day++) {
                        try {
                            claiming.start(actor(Role.APPLICANT), number, BIRTH.plusDays(day));
                        } catch (InvalidInput e) {
                            assertThat(e.key()).isEqualTo("claim.noMatch");
                        }
                    }
                })
                .isInstanceOf(TooManyAttempts.class);
    }
}
