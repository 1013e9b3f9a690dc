package pt.vez.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import pt.vez.casework.CaseNumber;

class IdentifierTest {
    @ParameterizedTest
    @ValueSource(strings = {"123456789", "123 456 789", "PT 123.456.789", "245678905", "451234561"})
    void acceptsTaxpayerNumbersAsPeopleWriteThem(String typed) {
        assertThat(Nif.of(typed).value()).hasSize(9);
    }

    @ParameterizedTest
    @CsvSource({
        "12345678A, field.nif.digits",
        "12345678, field.nif.length",
        "523456789, field.nif.first",
        "123456780, field.nif.check"
    })
    void namesTheMistakeInATaxpayerNumber(String typed, String key) {
        assertThatThrownBy(() -> Nif.of(typed))
                .isInstanceOf(InvalidInput.class)
                .extracting("key")
                .isEqualTo(key);
    }

    @Test
    void everySingleWrongDigitOfATaxpayerNumberIsFound() {
        String right = Nif.ofFirstEight("28745091").value();
        for (int i = 1; i < 9; i++) {
            for (char digit = '0'; digit <= '9'; digit++) {
                String changed = right.substring(0, i) + digit + right.substring(i + 1);
                // 10 and 11 share the check digit 0: the published scheme misses those, and only those.
                if (!changed.equals(right) && !right.endsWith("0") && !changed.endsWith("0")) {
                    assertThat(Nif.isValid(changed)).as(changed).isFalse();
                }
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "1234, field.niss.length",
        "22345678901, field.niss.first",
        "1203948571x, field.niss.digits",
        "12039485710, field.niss.check"
    })
    void namesTheMistakeInASocialSecurityNumber(String typed, String key) {
        assertThatThrownBy(() -> Niss.of(typed))
                .isInstanceOf(InvalidInput.class)
                .extracting("key")
                .isEqualTo(key);
    }

    @Test
    void acceptsASocialSecurityNumberWithItsCheckDigit() {
        assertThat(Niss.of(Niss.ofFirstTen("1203948571").value()).value()).startsWith("1203948571");
    }

    @Test
    void readsThePassportOfIcaoDoc9303() {
        var line = Mrz.passport("L898902C36UTO7408122F1204159ZE184226B<<<<<10", LocalDate.of(2010, 1, 1));
        assertThat(line.number()).isEqualTo("L898902C3");
        assertThat(line.birth()).isEqualTo(PartialDate.of(LocalDate.of(1974, 8, 12)));
        assertThat(line.expiry()).isEqualTo(LocalDate.of(2012, 4, 15));
    }

    @ParameterizedTest
    @CsvSource({
        "L898902C46UTO7408122F1204159ZE184226B<<<<<10, field.mrz.number",
        "L898902C36UTO7408132F1204159ZE184226B<<<<<10, field.mrz.birth",
        "L898902C36UTO7408122F1204169ZE184226B<<<<<10, field.mrz.expiry",
        "L898902C36UTO7408122F1204159ZE184226C<<<<<10, field.mrz.whole",
        "L898902C36UTO, field.mrz.length"
    })
    void namesThePartOfAPassportLineThatIsWrong(String line, String key) {
        assertThatThrownBy(() -> Mrz.passport(line, LocalDate.of(2010, 1, 1)))
                .isInstanceOf(InvalidInput.class)
                .extracting("key")
                .isEqualTo(key);
    }

    @ParameterizedTest
    @CsvSource({"912345678,+351912345678", "+55 11 91234-5678,+5511912345678", "00351 912 345 678,+351912345678"})
    void writesTelephoneNumbersInternationally(String typed, String written) {
        assertThat(Phone.of(typed).value()).isEqualTo(written);
    }

    @ParameterizedTest
    @ValueSource(strings = {"123", "abc", "+351 000"})
    void refusesTelephoneNumbersNobodyHas(String typed) {
        assertThatThrownBy(() -> Phone.of(typed)).isInstanceOf(InvalidInput.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "a@b", "a b@c.pt", "@c.pt", "a@.pt", "a@c.pt."})
    void refusesIncompleteMailAddresses(String typed) {
        assertThatThrownBy(() -> Email.of(typed)).isInstanceOf(InvalidInput.class);
    }

    @Test
    void everyWrongCharacterOfACaseNumberIsFound() {
        var random = new Random(7);
        for (int round = 0; round < 50; round++) {
            String right = CaseNumber.random().value();
            int position = random.nextInt(9);
            for (char c : "0123456789ABCDEFGHJKMNPQRSTVWXYZ".toCharArray()) {
                String changed = right.substring(0, position) + c + right.substring(position + 1);
                assertThat(CaseNumber.isValid(changed)).as(changed).isEqualTo(changed.equals(right));
            }
        }
    }

    @Test
    void readsACaseNumberAsItIsCopiedByHand() {
        CaseNumber number = CaseNumber.random();
        String copied = number.display().toLowerCase().replace('0', 'o').replace('1', 'l');
        assertThat(CaseNumber.of(" " + copied + " ")).isEqualTo(number);
    }
}
