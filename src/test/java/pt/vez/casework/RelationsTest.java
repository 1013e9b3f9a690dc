package pt.vez.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import pt.vez.VezTest;
import pt.vez.people.ApplicantData;
import pt.vez.shared.Actor;
import pt.vez.shared.InvalidInput;
import pt.vez.shared.PartialDate;
import pt.vez.shared.Role;

/** A child has somebody who answers for them, and who joins a family may say whose. */
class RelationsTest extends VezTest {
    private ApplicantData born(LocalDate day) {
        ApplicantData data = person(null, "r" + UUID.randomUUID().toString().substring(0, 12) + "@test.example");
        return new ApplicantData(
                "Lia Neto",
                null,
                day,
                "AO",
                null,
                null,
                data.passportNumber(),
                data.passportExpires(),
                null,
                data.email(),
                "lisboa",
                null,
                "pt-PT");
    }

    @Test
    void aChildsCaseNeedsARepresentative() {
        Actor parent = actor(Role.APPLICANT);
        ApplicantData child = born(LocalDate.now().minusYears(11));
        assertThatThrownBy(() -> cases.open(parent, new NewCase("REN", child)))
                .isInstanceOf(InvalidInput.class)
                .extracting("key")
                .isEqualTo("newcase.representative.missing");
        CaseId id = cases.open(parent, new NewCase("REN", child, new Relations(" Rosa Neto, mãe ", "")))
                .id();
        assertThat(cases.read(parent, id).relations()).isEqualTo(new Relations("Rosa Neto, mãe", null));
    }

    @Test
    void familyReunificationKeepsWhoseFamilyItIs() {
        Actor person = actor(Role.APPLICANT);
        CaseId id = cases.open(
                        person, new NewCase("RF", born(LocalDate.of(1980, 3, 4)), new Relations(null, "RHB3-9ABC-D")))
                .id();
        assertThat(cases.read(person, id).relations().sponsor()).isEqualTo("RHB3-9ABC-D");
        CaseId without = cases.open(person, new NewCase("RF", born(LocalDate.of(1981, 3, 4))))
                .id();
        assertThat(cases.read(person, without).relations()).isEqualTo(Relations.NONE);
    }

    @Test
    void oneIsAChildUntilTheEighteenthBirthday() {
        LocalDate today = LocalDate.of(2026, 11, 27);
        assertThat(Relations.isChild(PartialDate.of(LocalDate.of(2008, 11, 28)), today))
                .isTrue();
        assertThat(Relations.isChild(PartialDate.of(LocalDate.of(2008, 11, 27)), today))
                .isFalse();
    }
}
