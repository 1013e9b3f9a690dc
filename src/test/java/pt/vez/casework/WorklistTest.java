package pt.vez.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import pt.vez.VezTest;
import pt.vez.people.ApplicantData;
import pt.vez.shared.Actor;
import pt.vez.shared.InvalidInput;
import pt.vez.shared.Role;

/** An officer finds a case by whatever the person at the telephone can say. */
class WorklistTest extends VezTest {
    @Autowired
    private Worklist worklist;

    private Actor officer;
    private CaseOutline wanted;
    private String phone;
    private String document;
    private String email;

    @BeforeAll
    void makeSomebody() {
        officer = actor(Role.OFFICER);
        Actor owner = actor(Role.APPLICANT);
        phone = "+3519" + ThreadLocalRandom.current().nextInt(10_000_000, 99_999_999);
        document = "QX" + ThreadLocalRandom.current().nextInt(1_000_000, 9_999_999);
        email = "Z" + UUID.randomUUID().toString().substring(0, 12) + "@test.example";
        wanted = openConfirmed(
                owner,
                new NewCase(
                        "REN",
                        new ApplicantData(
                                "Quirina Elzbieta Vu",
                                "Звездана Ким",
                                LocalDate.of(1937, 2, 23),
                                "BR",
                                null,
                                null,
                                document,
                                LocalDate.now().plusYears(3),
                                phone,
                                email.toLowerCase(),
                                "lisboa",
                                null,
                                "pt-PT")));
    }

    private List<CaseId> found(String text) {
        return worklist.find(officer, new Worklist.Query(text, null, null, false), 0, 500).rows().stream()
                .map(CaseRow::id)
                .toList();
    }

    @Test
    void aPartOfTheCaseNumberIsEnough() {
        String number = wanted.number().value();
        assertThat(found(number.substring(0, 5))).contains(wanted.id());
        assertThat(found(wanted.number().display().toLowerCase().substring(0, 7)))
                .contains(wanted.id());
        assertThat(found(number.substring(4))).contains(wanted.id());
        assertThat(found(wanted.number().display())).containsExactly(wanted.id());
    }

    @Test
    void aPartOfTheDocumentNumberIsEnough() {
        assertThat(found(document)).containsExactly(wanted.id());
        assertThat(found(document.substring(0, 6).toLowerCase())).contains(wanted.id());
        assertThat(found(document.substring(3))).contains(wanted.id());
        assertThat(found("QX " + document.substring(2, 5) + " " + document.substring(5)))
                .containsExactly(wanted.id());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "23/02/1937",
                "23.2.1937",
                "23-02-1937",
                "1937-02-23",
                "23 02 1937",
                "23021937",
                "23 de fevereiro de 1937",
                "23 February 1937",
                "23 fev 1937",
                "02/23/1937",
                "23/2/37",
                "٢٣/٠٢/١٩٣٧"
            })
    void theBirthDateIsReadInTheFormsPeopleWrite(String typed) {
        assertThat(found(typed)).contains(wanted.id());
        assertThat(found(typed)).hasSizeLessThan(50);
    }

    @Test
    void theTelephoneIsReadWithAndWithoutItsCountryAndByItsEnd() {
        String national = phone.substring(4);
        assertThat(found(phone)).containsExactly(wanted.id());
        assertThat(found("00" + phone.substring(1))).contains(wanted.id());
        assertThat(found(national.substring(0, 3) + " " + national.substring(3, 6) + " " + national.substring(6)))
                .contains(wanted.id());
        assertThat(found(national.substring(3))).contains(wanted.id());
        assertThat(found(national.substring(0, 7))).contains(wanted.id());
    }

    @Test
    void theMailAddressIsReadFromItsBeginningInAnyCase() {
        assertThat(found(email)).containsExactly(wanted.id());
        assertThat(found(email.substring(0, email.indexOf('@') + 1))).containsExactly(wanted.id());
        assertThat(found("ж@test.example")).isEmpty();
    }

    @Test
    void namesAreFoundInEveryScriptWithShortWordsAndNarrowedByTheBirthDate() {
        assertThat(found("quirina")).contains(wanted.id());
        assertThat(found("Звезд")).contains(wanted.id());
        assertThat(found("Quirina Vu")).contains(wanted.id());
        assertThat(found("Quirina Li")).doesNotContain(wanted.id());
        assertThat(found("El Vu")).contains(wanted.id());
        assertThat(found("Quirina 23/02/1937")).contains(wanted.id());
        assertThat(found("Quirina 1937")).contains(wanted.id());
        assertThat(found("Quirina 1938")).doesNotContain(wanted.id());
        assertThat(found("Quirina 24/02/1937")).doesNotContain(wanted.id());
    }

    @Test
    void signsWithAMeaningInTheDatabaseStandForThemselves() {
        assertThat(found("Qu_rina")).doesNotContain(wanted.id());
        assertThat(found("zz%@")).isEmpty();
        assertThatThrownBy(() -> found("Q")).isInstanceOf(InvalidInput.class);
        assertThatThrownBy(() -> found("7")).isInstanceOf(InvalidInput.class);
        assertThat(found("金")).isEmpty();
    }

    @Test
    void anExportReadsEveryCaseOnceHoweverManyPiecesItTakes() {
        var all = new ArrayList<CaseId>();
        worklist.each(officer, new Worklist.Query("", null, null, false), row -> all.add(row.id()));
        assertThat(all).doesNotHaveDuplicates().contains(wanted.id());
        assertThat(all.size())
                .isGreaterThanOrEqualTo(jdbc.sql("select count(*) from casework_case where opened_at <= ?")
                        .param(wanted.openedAt())
                        .query(Integer.class)
                        .single());
        var one = new ArrayList<CaseId>();
        worklist.each(officer, new Worklist.Query(document, null, null, false), row -> one.add(row.id()));
        assertThat(one).containsExactly(wanted.id());
    }

    @Test
    void theListIsSortedByWhatItsHeaderSays() {
        for (boolean descending : new boolean[] {false, true}) {
            List<String> numbers = worklist
                    .find(officer, new Worklist.Query("", null, null, Worklist.Order.NUMBER, descending), 0, 50)
                    .rows()
                    .stream()
                    .map(row -> row.number().value())
                    .toList();
            assertThat(numbers)
                    .isSortedAccordingTo(
                            descending
                                    ? java.util.Comparator.<String>reverseOrder()
                                    : java.util.Comparator.naturalOrder());
        }
    }
}
