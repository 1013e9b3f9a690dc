package pt.vez.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import pt.vez.VezTest;
import pt.vez.people.ApplicantData;
import pt.vez.platform.Languages;
import pt.vez.shared.Actor;
import pt.vez.shared.IcaoNationality;
import pt.vez.shared.InvalidInput;
import pt.vez.shared.Mrz;
import pt.vez.shared.PartialDate;
import pt.vez.shared.Role;
import pt.vez.shell.Countries;

class NationalityTest extends VezTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 27);

    @Autowired
    private Claiming claiming;

    static Stream<String> lettersOfIcao9303Part3() {
        return Stream.of(
                        Arrays.stream(Locale.getISOCountries())
                                .filter(code -> !code.equals("DE"))
                                .map(code -> Locale.of("", code).getISO3Country()),
                        Arrays.stream(IcaoNationality.values()).map(Enum::name),
                        Stream.of("D", "RKS", "XKX"))
                .flatMap(letters -> letters);
    }

    private static String line(String number, String nationality, String birth) {
        String no = number + Mrz.checkDigit(number);
        String born = birth + Mrz.checkDigit(birth);
        String ends = "300101" + Mrz.checkDigit("300101");
        String rest = "<".repeat(14) + "0";
        return no + (nationality + "<<").substring(0, 3) + born + "M" + ends + rest
                + Mrz.checkDigit(no + born + ends + rest);
    }

    private ApplicantData typed(Mrz line) {
        PartialDate birth = line.birth();
        assertThat(birth).isNotNull();
        return new ApplicantData(
                "Rosa Neto",
                null,
                birth.earliest(),
                Countries.ofThreeLetters(line.nationality()),
                null,
                null,
                line.number(),
                line.expiry(),
                null,
                null,
                null,
                null,
                "pt-PT",
                birth.precision());
    }

    @ParameterizedTest
    @MethodSource("lettersOfIcao9303Part3")
    void everyNationalityOfATravelDocumentOpensACase(String letters) {
        var line = Mrz.passport(
                line("RT" + ThreadLocalRandom.current().nextInt(1_000_000, 9_999_999), letters, "850101"), TODAY);
        Actor person = actor(Role.APPLICANT);
        var opened = cases.open(person, new NewCase("REN", typed(line)));
        String kept = cases.read(person, opened.id()).applicant().nationality();
        for (Locale language : Languages.ALL) {
            assertThat(Countries.codes(language)).contains(kept);
            assertThat(Countries.name(kept, language)).isNotBlank().isNotEqualTo(kept);
        }
    }

    @Test
    void statelessPeopleRefugeesAndKosovarsAreNamedInBothLanguages() {
        assertThat(Countries.name("XXA", Languages.PORTUGUESE)).isEqualTo("Apátrida");
        assertThat(Countries.name("XXB", Languages.ENGLISH)).isEqualTo("Refugee (1951 Convention)");
        assertThat(Countries.name(Countries.ofThreeLetters("RKS"), Languages.PORTUGUESE))
                .isEqualTo("Kosovo");
        assertThat(Countries.ofThreeLetters("UTO")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"85<<<<, YEAR, 1985-01-01, 1985-12-31", "8502<<, MONTH, 1985-02-01, 1985-02-28"})
    void unknownPartsOfABirthDateAreKeptAsUnknown(
            String field, PartialDate.Precision precision, LocalDate earliest, LocalDate latest) {
        var line = Mrz.passport(line("AF1234567", "AFG", field), TODAY);
        Actor person = actor(Role.APPLICANT);
        var opened = cases.open(person, new NewCase("REN", typed(line)));
        PartialDate kept = cases.read(person, opened.id()).applicant().birth();
        assertThat(kept).isEqualTo(new PartialDate(earliest, precision));
        assertThat(kept.latest()).isEqualTo(latest);
    }

    @Test
    void aDocumentWithoutAnyBirthDateAndExpiryIsRead() {
        String number = "AF1234567" + Mrz.checkDigit("AF1234567");
        String filler = "<<<<<<0";
        String rest = "<".repeat(14) + "<";
        String line = number + "AFG" + filler + "<" + filler + rest + Mrz.checkDigit(number + filler + filler + rest);
        var read = Mrz.passport(line, TODAY);
        assertThat(read.birth()).isNull();
        assertThat(read.expiry()).isNull();
    }

    @Test
    void bothLinesPastedGiveTheNameToo() {
        String first = "P<UTOERIKSSON<<ANNA<MARIA" + "<".repeat(19);
        var read = Mrz.passport(first + "\n" + "L898902C36UTO7408122F1204159ZE184226B<<<<<10", TODAY);
        assertThat(read.name()).isEqualTo("Anna Maria Eriksson");
    }

    @Test
    void aFillerIsNoCheckDigitOfAFieldThatSaysSomething() {
        assertThatThrownBy(() -> Mrz.passport("L898902C3<UTO7408122F1204159ZE184226B<<<<<10", TODAY))
                .isInstanceOf(InvalidInput.class)
                .extracting("key")
                .isEqualTo("field.mrz.number");
    }

    @Test
    void anUnknownDayIsClaimedWithTheYearOrWithAnyDayOfIt() {
        Actor person = actor(Role.APPLICANT);
        var line = Mrz.passport(line("AF7654321", "AFG", "85<<<<"), TODAY);
        var number = cases.open(person, new NewCase("REN", typed(line))).number();
        jdbc.sql("update casework_case set account_id = null, claim = 'NONE' where number = ?")
                .param(number.value())
                .update();
        assertThatThrownBy(() -> claiming.start(person, number, LocalDate.of(1986, 1, 1)))
                .isInstanceOf(InvalidInput.class);
        assertThat(claiming.start(person, number, PartialDate.of(1985, 0, 0)))
                .isInstanceOf(Claiming.Outcome.Claimed.class);
        assertThat(claiming.start(person, number, LocalDate.of(1985, 7, 9)))
                .isInstanceOf(Claiming.Outcome.Claimed.class);
    }

    @Test
    void aWholeBirthDateIsNotGuessedByItsYear() {
        Actor person = actor(Role.APPLICANT);
        var number = caseOf(person).number();
        assertThatThrownBy(() -> claiming.start(actor(Role.APPLICANT), number, PartialDate.of(1990, 0, 0)))
                .isInstanceOf(InvalidInput.class)
                .extracting("key")
                .isEqualTo("claim.noMatch");
    }
}
