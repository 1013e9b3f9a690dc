package pt.vez.biometrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import pt.vez.shared.InvalidInput;
import pt.vez.shared.Mrz;
import pt.vez.shared.PartialDate;

class MrzTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 24);
    /** The specimens of ICAO Doc 9303 parts 4 and 5. */
    private static final String PASSPORT =
            "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<\nL898902C36UTO7408122F1204159ZE184226B<<<<<10";

    private static final String CARD =
            "I<UTOD231458907<<<<<<<<<<<<<<<\n7408122F1204159UTO<<<<<<<<<<<6\nERIKSSON<<ANNA<MARIA<<<<<<<<<<";

    @Test
    void readsTheSpecimenPassport() {
        Mrz mrz = Mrz.parse(PASSPORT, TODAY);
        assertThat(mrz)
                .isEqualTo(new Mrz(
                        Mrz.Layout.TD3,
                        "L898902C3",
                        "UTO",
                        PartialDate.of(LocalDate.of(1974, 8, 12)),
                        LocalDate.of(2012, 4, 15),
                        null));
    }

    @Test
    void readsTheSpecimenCard() {
        Mrz mrz = Mrz.parse(CARD, TODAY);
        assertThat(mrz)
                .isEqualTo(new Mrz(
                        Mrz.Layout.TD1,
                        "D23145890",
                        "UTO",
                        PartialDate.of(LocalDate.of(1974, 8, 12)),
                        LocalDate.of(2012, 4, 15),
                        null));
    }

    @Test
    void readsTheSpecimenSheet() {
        // Part 6: three characters for the country, thirty-six a line.
        String second = "D231458907UTO7408122F1204159<<<<<<<6";
        Mrz mrz = Mrz.parse("I<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<\n" + second, TODAY);
        assertThat(mrz)
                .isEqualTo(new Mrz(
                        Mrz.Layout.TD2,
                        "D23145890",
                        "UTO",
                        PartialDate.of(LocalDate.of(1974, 8, 12)),
                        LocalDate.of(2012, 4, 15),
                        null))
                .isEqualTo(Mrz.parse(second, TODAY));
    }

    @Test
    void theFirstTwoLinesOfACardAreEnough() {
        assertThat(Mrz.parse(CARD.substring(0, CARD.lastIndexOf('\n')), TODAY)).isEqualTo(Mrz.parse(CARD, TODAY));
    }

    @Test
    void theSecondLineOfAPassportIsEnoughAndBlanksDoNotMatter() {
        assertThat(Mrz.parse("l898902c36 uto7408122f1204159 ze184226b<<<<<10", TODAY))
                .isEqualTo(Mrz.parse(PASSPORT, TODAY));
    }

    @Test
    void aNumberLongerThanNineGoesOnInTheOptionalField() {
        // The example of part 5: D23145890734 with its check digit 9 after it.
        String card = "I<UTOD23145890<7349<<<<<<<<<<<3407127M9507122UTO<<<<<<<<<<<2STEVENSON<<PETER<JOHN<<<<<<<<<";
        assertThat(Mrz.parse(card, TODAY).number()).isEqualTo("D23145890734");
    }

    @Test
    void aBirthDayInTheFutureIsOfTheLastCentury() {
        LocalDate born = LocalDate.of(1930, 12, 31);
        assertThat(Mrz.parse(Zones.passport("AB123456", "BRA", born, TODAY.plusYears(2)), TODAY)
                        .birthDate())
                .isEqualTo(born);
    }

    @ParameterizedTest
    @ValueSource(strings = {"<<<<<<", "85<<<<", "8502<<"})
    void aBirthDateThatTheDocumentLeavesOpenIsNone(String birth) {
        String line = Zones.passport("AB123456", "BRA", LocalDate.of(1990, 2, 28), TODAY.plusYears(2));
        String other = line.substring(0, 13) + birth + Mrz.checkDigit(birth) + line.substring(20, 43);
        String whole =
                other + Mrz.checkDigit(other.substring(0, 10) + other.substring(13, 20) + other.substring(21, 43));
        assertThat(Mrz.parse(whole, TODAY).birthDate()).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "0, biometrics.mrz.number",
        "9, biometrics.mrz.number",
        "14, biometrics.mrz.birth",
        "22, biometrics.mrz.expiry",
        "30, biometrics.mrz.personal",
        "43, biometrics.mrz.whole"
    })
    void everyWrongCharacterIsFoundAndItsPartNamed(int at, String key) {
        String line = PASSPORT.substring(PASSPORT.indexOf('\n') + 1);
        char other = line.charAt(at) == '7' ? '8' : '7';
        String wrong = line.substring(0, at) + other + line.substring(at + 1);
        assertThatThrownBy(() -> Mrz.parse(wrong, TODAY))
                .isInstanceOfSatisfying(
                        InvalidInput.class, e -> assertThat(e.key()).isEqualTo(key));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "L898902C36UTO", "L898902C36UTO7408122F1204159ZE184226B<<<<<1Ç"})
    void whatIsNoZoneIsRefused(String typed) {
        assertThatThrownBy(() -> Mrz.parse(typed, TODAY)).isInstanceOf(InvalidInput.class);
    }

    @Test
    void aDayThatDoesNotExistIsRefused() {
        String line = Zones.passport("AB123456", "BRA", LocalDate.of(1990, 2, 28), TODAY);
        String other = line.substring(0, 13) + "900231" + Mrz.checkDigit("900231") + line.substring(20, 43);
        String whole =
                other + Mrz.checkDigit(other.substring(0, 10) + other.substring(13, 20) + other.substring(21, 43));
        assertThatThrownBy(() -> Mrz.parse(whole, TODAY))
                .isInstanceOfSatisfying(
                        InvalidInput.class, e -> assertThat(e.key()).isEqualTo("biometrics.mrz.birth"));
    }

    @Test
    void aDocumentWithoutExpiryFillsAFormAndIsNotCompared() {
        String first = "AB1234567" + Mrz.checkDigit("AB1234567");
        String none = "<<<<<<0";
        String rest = "<".repeat(15);
        String line = first + "BRA" + none + "F" + none + rest + Mrz.checkDigit(first + none + none + rest);
        assertThat(Mrz.passport(line, TODAY).expiry()).isNull();
        assertThatThrownBy(() -> Mrz.parse(line, TODAY))
                .isInstanceOfSatisfying(
                        InvalidInput.class, e -> assertThat(e.key()).isEqualTo("biometrics.mrz.expiry"));
    }

    @Test
    void aFormIsFilledFromAPassportOnly() {
        assertThatThrownBy(() -> Mrz.passport(CARD, TODAY)).isInstanceOfSatisfying(InvalidInput.class, e -> {
            assertThat(e.key()).isEqualTo("field.mrz.length");
            assertThat(e.args()).containsExactly(90);
        });
    }
}
