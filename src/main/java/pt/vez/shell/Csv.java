package pt.vez.shell;

import static pt.vez.shared.Zones.LISBON;

import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.apache.commons.csv.QuoteMode;
import pt.vez.platform.Dates;
import pt.vez.platform.Languages;

/**
 * Rows as CSV (RFC 4180, UTF-8 with a mark so that spreadsheets read accents). In Portuguese the cells are separated by
 * semicolons, as spreadsheets set to Portuguese expect; every cell is quoted, so that no cell becomes two.
 */
final class Csv implements RowsFile {
    private final CSVPrinter printer;

    Csv(Locale language, OutputStream out) throws IOException {
        boolean portuguese = Languages.PORTUGUESE.getLanguage().equals(language.getLanguage());
        CSVFormat format = CSVFormat.RFC4180
                .builder()
                .setDelimiter(portuguese ? ';' : ',')
                .setQuoteMode(QuoteMode.ALL)
                .get();
        var writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        writer.append('\uFEFF');
        printer = new CSVPrinter(writer, format);
    }

    @Override
    public void row(List<?> cells) throws IOException {
        printer.printRecord(cells.stream()
                .map(cell -> cell instanceof Number ? cell : harmless(text(cell)))
                .toList());
    }

    @Override
    public void finish() throws IOException {
        printer.flush();
    }

    private static String text(Object cell) {
        return switch (cell) {
            case Instant at -> Dates.stamp(at, LISBON);
            case LocalDate day -> day.toString();
            default -> String.valueOf(cell);
        };
    }

    /** A text that a spreadsheet would run as a formula is written as a text. */
    private static String harmless(String text) {
        return !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }
}
