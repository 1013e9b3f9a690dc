package pt.vez.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipFile;
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

    @Test
    void aWorkbookHoldsTextsNumbersAndDatesAndNoFormula() throws IOException {
        String sheet = workbook(
                        List.<Object>of("=1+1 & <b>\u0007", 3),
                        List.<Object>of(LocalDate.of(2026, 11, 28), Instant.parse("2026-11-28T10:00:00Z")))
                .get("xl/worksheets/sheet1.xml");
        assertThat(sheet)
                .contains("Nome")
                .contains("=1+1 &amp; &lt;b>".replace(">", "&gt;"))
                .contains("<v>3</v>")
                .contains("<v>46354")
                .doesNotContain("<f>")
                .doesNotContain("\u0007");
    }

    @Test
    void whereASheetIsFullAnotherBegins() throws IOException {
        var out = new ByteArrayOutputStream();
        var file = new Xlsx("Vez", HEADER, out, 1_001);
        for (int i = 0; i < 2_500; i++) {
            file.row(List.of("linha", i));
        }
        file.finish();
        Map<String, String> parts = parts(out.toByteArray());
        assertThat(parts)
                .containsKeys("xl/worksheets/sheet1.xml", "xl/worksheets/sheet2.xml", "xl/worksheets/sheet3.xml");
        assertThat(parts.get("xl/worksheets/sheet3.xml"))
                .contains("<v>2499</v>")
                .contains("Nome");
        assertThat(parts.get("xl/worksheets/sheet1.xml")).contains("<v>999</v>").doesNotContain("<v>1000</v>");
    }

    private static String write(Locale language, Object... cells) throws IOException {
        var out = new ByteArrayOutputStream();
        var file = new Csv(language, out);
        file.row(HEADER);
        file.row(List.of(cells));
        file.finish();
        return out.toString(StandardCharsets.UTF_8);
    }

    @SafeVarargs
    private static Map<String, String> workbook(List<Object>... rows) throws IOException {
        var out = new ByteArrayOutputStream();
        var file = new Xlsx("Vez", HEADER, out);
        for (List<Object> row : rows) {
            file.row(row);
        }
        file.finish();
        return parts(out.toByteArray());
    }

    private static Map<String, String> parts(byte[] file) throws IOException {
        Path stored = Files.createTempFile("vez", ".xlsx");
        Map<String, String> parts = new TreeMap<>();
        try (var zip = new ZipFile(Files.write(stored, file).toFile())) {
            for (var entry : Collections.list(zip.entries())) {
                parts.put(
                        entry.getName(), new String(zip.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8));
            }
        } finally {
            Files.delete(stored);
        }
        return parts;
    }
}
