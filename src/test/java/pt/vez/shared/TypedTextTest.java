package pt.vez.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import pt.vez.casework.CaseNumber;
import pt.vez.casework.DeskSearch;

class TypedTextTest {
    /** Arabic, Persian, Devanagari, Bengali, full-width, Hanifi Rohingya, mathematical: every decimal digit there is. */
    static Stream<Integer> zeroes() {
        return java.util.stream.IntStream.rangeClosed(0, Character.MAX_CODE_POINT)
                .filter(point ->
                        Character.getType(point) == Character.DECIMAL_DIGIT_NUMBER && Character.digit(point, 10) == 0)
                .boxed();
    }

    private static String in(int zero, String digits) {
        var text = new StringBuilder();
        digits.chars().forEach(digit -> text.appendCodePoint(zero + digit - '0'));
        return text.toString();
    }

    @ParameterizedTest
    @MethodSource("zeroes")
    void readsTheDigitsOfEveryScript(int zero) {
        assertThat(TypedText.digits(in(zero, "012345"))).isEqualTo("012345");
        assertThat(Nif.of(in(zero, "123456789")).value()).isEqualTo("123456789");
        assertThat(PassportNumber.of("FX" + in(zero, "123456")).value()).isEqualTo("FX123456");
        assertThat(Niss.of(in(zero, Niss.ofFirstTen("1203948571").value())).value())
                .startsWith("1203948571");
    }

    /** What pages, mails and spreadsheets put around a number that is copied, none of it to be seen. */
    static Stream<String> invisible() {
        return Stream.of(
                "\u202d%s\u202c",
                "\u2068%s\u2069",
                "\u202a%s\u202c",
                "\u202e%s",
                "%s\u200b",
                "\ufeff%s",
                "\u200e%s",
                "%s\u200f",
                "\u00a0%s\u00a0",
                "\u2009%s",
                "%s\u202f",
                "%s\u3000",
                "\u2060%s",
                "%s\u00ad",
                "%s\u0000",
                "\t%s\r\n",
                "%s\ufe0f",
                "\u3164%s",
                "\u061c%s",
                "%s\u200d",
                "%s\u2028",
                "%s\udb40\udc20",
                "%s\ud800");
    }

    @ParameterizedTest
    @MethodSource("invisible")
    void judgesOnlyWhatIsSeen(String around) {
        assertThat(Nif.of(around.formatted("123456789")).value()).isEqualTo("123456789");
        assertThat(Nif.of(around.formatted("PT 123.456.789")).value()).isEqualTo("123456789");
        assertThat(Niss.of(around.formatted(Niss.ofFirstTen("1203948571").value()))
                        .value())
                .hasSize(11);
        assertThat(PassportNumber.of(around.formatted("fx123456")).value()).isEqualTo("FX123456");
        assertThat(TypedText.digits(around.formatted("123 456"))).isEqualTo("123456");
        assertThat(PersonName.latin(around.formatted("Ana Souza")).value()).isEqualTo("Ana Souza");
        String number = CaseNumber.random().display();
        assertThat(CaseNumber.of(around.formatted(number)).display()).isEqualTo(number);
        assertThat(DeskSearch.of(around.formatted(number)).number()).isEqualTo(CaseNumber.of(number));
        assertThat(Mrz.passport(
                                around.formatted("L898902C36UTO7408122F1204159ZE184226B<<<<<10"),
                                LocalDate.of(2026, 1, 1))
                        .number())
                .isEqualTo("L898902C3");
    }

    @ParameterizedTest
    @ValueSource(strings = {"123\u00a0456\u00a0789", "123\u2011456\u2212789", "123\u200b456.789", "PT\u2009123456789"})
    void readsNumbersWithEveryKindOfSeparator(String typed) {
        assertThat(Nif.of(typed).value()).isEqualTo("123456789");
    }

    @ParameterizedTest
    @ValueSource(strings = {"12345678²", "12345678Ⅷ", "12345678①", "1234567890", "ⅠⅡⅢⅣⅤⅥⅦⅧⅨ"})
    void takesNothingElseForADigit(String typed) {
        assertThatThrownBy(() -> Nif.of(typed)).isInstanceOf(InvalidInput.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"FX12345А", "ＡＢ", "-----", "ABCDEF"})
    void refusesADocumentNumberWithLettersOfAnotherScriptOrWithoutADigit(String typed) {
        assertThatThrownBy(() -> PassportNumber.of(typed)).isInstanceOf(InvalidInput.class);
    }

    @Test
    void findsANameWithABirthDateInOtherDigits() {
        var search = DeskSearch.of("Karim \u200e\u0660\u0661/\u0660\u0662/\u0661\u0669\u0668\u0665");
        assertThat(search.person()).isNotNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "Maria D\u00b4\u00c1vila|Maria D'\u00c1vila",
                "Maria D`Avila|Maria D'Avila",
                "Aisha N\u2018Diaye|Aisha N'Diaye",
                "Aisha N\u2019Diaye|Aisha N'Diaye",
                "Solomiia Grygor\u02bcieva|Solomiia Grygor'ieva",
                "O\u02bbtkir To\u02bbxtayev|O'tkir To'xtayev",
                "Anne\u2011Marie Diallo|Anne-Marie Diallo",
                "Anne\u2013Marie Diallo|Anne-Marie Diallo",
                "Ana\u00a0Souza|Ana Souza",
                "Ana  \t Souza|Ana Souza",
                "Joa\u0303o|Jo\u00e3o",
                "Begum|Begum",
                "Nguyễn Thị Ánh|Nguyễn Thị Ánh",
                "I\u015f\u0131l Ça\u011flar|I\u015f\u0131l Ça\u011flar",
                "ana\u202egnp.exe|anagnp.exe",
                "Al\u02bfUthm\u0101n|Al'Uthm\u0101n",
                "Ana\u200dSouza|AnaSouza"
            })
    void writesANameOneWayFromEveryKeyboard(String typed, String kept) {
        assertThat(PersonName.latin(typed).value()).isEqualTo(kept);
        assertThat(PersonName.isValid(kept)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "فاطمه\u200cزهرا", // Persian: the non-joiner keeps two letters apart
                "श्री\u200dराम",
                "ක්\u200dරිෂ්ණ", // Sinhala: the joiner makes the letter
                "প্রিয়াঙ্কা",
                "José",
                "李小龙",
                "ሰላም"
            })
    void keepsWhatAScriptNeedsInAName(String name) {
        assertThat(PersonName.of(name).value())
                .isEqualTo(java.text.Normalizer.normalize(name, java.text.Normalizer.Form.NFC));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "-", "...", "'", "\u200b", "\u3164", "\u00a0\u202e", "1234", "\ufe0f", "\u0301"})
    void refusesANameWithoutALetter(String typed) {
        assertThatThrownBy(() -> PersonName.of(typed))
                .isInstanceOf(InvalidInput.class)
                .extracting("key")
                .isEqualTo("field.name.missing");
    }

    @ParameterizedTest
    @ValueSource(strings = {"X", " x. ", "Ф", "\u200bA\u200b"})
    void refusesANameOfOneLetter(String typed) {
        assertThatThrownBy(() -> PersonName.of(typed))
                .isInstanceOf(InvalidInput.class)
                .extracting("key")
                .isEqualTo("field.name.short");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Фатима", "فاطمة", "Ana 李", "Ana;=1+1", "Ana<b>"})
    void refusesOtherSignsWhereTheRegisterKeepsLatinLetters(String typed) {
        assertThatThrownBy(() -> PersonName.latin(typed)).isInstanceOf(InvalidInput.class);
    }

    @ParameterizedTest
    @CsvSource({
        "912345678, true",
        "+351 963 123 456, true",
        "212 345 678, false",
        "+351 289 123 456, false",
        "808 200 204, false",
        "800 208 001, false",
        "+44 7911 123456, true",
        "+44 20 7946 0018, false",
        "+1 202 555 0143, true",
        "+880 1712 345678, true",
        "+91 98765 43210, true"
    })
    void knowsWhichNumbersReceiveTextMessages(String typed, boolean mobile) {
        assertThat(Phone.of(typed).isMobile()).isEqualTo(mobile);
    }

    @ParameterizedTest
    @MethodSource("invisible")
    void isIdempotent(String around) {
        String once = TypedText.name(around.formatted("Ana´s"));
        assertThat(TypedText.name(once)).isEqualTo(once);
        String compact = TypedText.compact(around.formatted("ab-１２"));
        assertThat(TypedText.compact(compact)).isEqualTo(compact);
    }
}
