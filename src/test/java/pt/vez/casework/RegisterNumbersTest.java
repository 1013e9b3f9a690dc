package pt.vez.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import pt.vez.VezTest;
import pt.vez.shared.Actor;
import pt.vez.shared.ChangedMeanwhile;
import pt.vez.shared.Role;

/** Numbers of the agency's register are kept beside the product's own and lead to the case. */
class RegisterNumbersTest extends VezTest {
    @Autowired
    private RegisterNumbers register;

    @Autowired
    private Worklist worklist;

    private Actor officer;

    @BeforeAll
    void signIn() {
        officer = actor(Role.OFFICER);
    }

    private static String own() {
        return Long.toString(UUID.randomUUID().getMostSignificantBits() >>> 24);
    }

    private List<CaseId> found(String text) {
        return worklist.find(officer, new Worklist.Query(text, null, null, true), 0, 20).rows().stream()
                .map(CaseRow::id)
                .toList();
    }

    @Test
    void aCaseIsFoundByItsNumberInTheRegisterHoweverItIsPunctuated() {
        CaseId id = caseOf(actor(Role.APPLICANT)).id();
        String digits = own();
        register.set(officer, id, "", " p" + digits + "/2023 ");
        assertThat(register.of(officer, id)).contains("P" + digits + "/2023");
        for (String typed : List.of("P" + digits + "/2023", "p" + digits + " 2023", "P" + digits)) {
            assertThat(found(typed)).as(typed).containsExactly(id);
        }
        register.set(officer, id, "P" + digits + "/2023", "");
        assertThat(register.of(officer, id)).isEmpty();
        assertThat(found("P" + digits + "/2023")).isEmpty();
    }

    @Test
    void aNumberThatLooksLikeABirthDateIsFoundToo() {
        CaseId id = caseOf(actor(Role.APPLICANT)).id();
        String digits = own();
        register.set(officer, id, "", digits + " 12/5/2021");
        assertThat(found(digits + " 12/5/2021")).containsExactly(id);
    }

    @Test
    void aNumberIsOneCasesAndHasTheFormOfANumber() {
        CaseId one = caseOf(actor(Role.APPLICANT)).id();
        CaseId other = caseOf(actor(Role.APPLICANT)).id();
        String digits = own();
        register.set(officer, one, "", "A-" + digits);
        refused(() -> register.set(officer, other, "", "A " + digits), "register.number.taken");
        assertThat(register.of(officer, other)).isEmpty();
        for (String bad : List.of("--", "ab", "número 5", "x".repeat(41), "12;34", "Ж1234")) {
            refused(() -> register.set(officer, other, "", bad), "register.number.bad");
        }
        assertThatThrownBy(() -> register.set(officer, one, "", "B-" + digits)).isInstanceOf(ChangedMeanwhile.class);
    }

    private static void refused(ThrowingCallable call, String key) {
        assertThatThrownBy(call).hasFieldOrPropertyWithValue("key", key);
    }
}
