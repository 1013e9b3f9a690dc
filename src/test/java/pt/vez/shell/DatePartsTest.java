package pt.vez.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import pt.vez.shared.InvalidInput;
import pt.vez.shared.PartialDate;

/** The three boxes of a date: digits of every script, and what a document leaves unknown. */
class DatePartsTest {
    /** As a draft keeps it: year, month, day, and a question mark for the ticked box. */
    private static DateParts typed(String text) {
        var parts = new DateParts("Data", "Dia", "Mês", "Ano").orUnknown("Desconhecido");
        parts.restore(text);
        return parts;
    }

    private static void refused(Runnable reading, String key) {
        assertThatThrownBy(reading::run)
                .isInstanceOf(InvalidInput.class)
                .extracting("key")
                .isEqualTo(key);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1990-5-7", "١٩٩٠-٠٥-٠٧", "۱۹۹۰-۵-۷", "१९९०-०५-०७", "１９９０-５-７", "\u200E1990-\u200B05- 07 "})
    void digitsOfEveryScriptAreRead(String text) {
        assertThat(typed(text).read()).isEqualTo(LocalDate.of(1990, 5, 7));
        assertThat(typed(text).readPartial()).isEqualTo(PartialDate.of(LocalDate.of(1990, 5, 7)));
    }

    @ParameterizedTest
    @CsvSource({"1990-00-00, YEAR", "1990---?, YEAR", "1990-0-0-?, YEAR", "1990-05-00, MONTH", "1990-05--?, MONTH"})
    void whatTheDocumentLeavesUnknownIsZerosOrTheTick(String text, PartialDate.Precision precision) {
        assertThat(typed(text).readPartial().precision()).isEqualTo(precision);
    }

    @Test
    void whatIsMissingWithoutBeingSaidIsAskedFor() {
        refused(() -> typed("1990--").readPartial(), "field.date.incomplete");
        refused(() -> typed("1990-05-").readPartial(), "field.date.incomplete");
        refused(() -> typed("-05-07-?").readPartial(), "field.date.incomplete");
        refused(() -> typed("1990-2-30").read(), "field.date.impossible");
        refused(() -> typed("1990-xx-07").readPartial(), "field.date.incomplete");
        assertThat(typed("---?").isBlank()).isTrue();
        assertThat(typed("1990-05-07").isBlank()).isFalse();
    }

    @Test
    void aPartialDateComesBackAsItWasSet() {
        for (PartialDate date :
                new PartialDate[] {PartialDate.of(1990, 0, 0), PartialDate.of(1990, 5, 0), PartialDate.of(1990, 5, 7)
                }) {
            var parts = typed("--");
            parts.setPartial(date);
            assertThat(parts.readPartial()).isEqualTo(date);
        }
    }
}
