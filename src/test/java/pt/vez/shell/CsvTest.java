package pt.vez.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import pt.vez.platform.Languages;

/** Tables as files that spreadsheets open. */
class CsvTest {
    private static final List<String> HEADER = List.of("Nome", "Lugares");

    @Test
    void aPortugueseScreenSeparatesCellsBySemicolonsAndAnEnglishOneByCommas() throws IOException {
        assertThat(write(Languages.PORTUGUESE, "Ana", 3)).isEqualTo("\uFEFF\"Nome\";\"Lugares\"\r\n\"Ana\";\"3\"\r\n");
        assertThat(write(Languages.ENGLISH, "Ana", 3)).isEqualTo("\uFEFF\"Nome\",\"Lugares\"\r\n\"Ana\",\"3\"\r\n");
    }

    @Test
    void noCellBecomesTwoAndNoneIsRunAsAFormula() throws IOException {
        assertThat(write(Languages.PORTUGUESE, "Ana;=1+1", "=1+1")).contains("\"Ana;=1+1\";\"'=1+1\"");
        assertThat(write(Languages.PORTUGUESE, "diz \"olá\"", "")).contains("\"diz \"\"olá\"\"\";\"\"");
    }

    private static String write(Locale language, Object... cells) throws IOException {
        return Csv.write(language, HEADER, List.of(List.of(cells)));
    }
}
