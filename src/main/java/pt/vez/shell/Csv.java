package pt.vez.shell;

import com.vaadin.flow.component.ComponentEvent;
import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.server.streams.DownloadHandler;
import com.vaadin.flow.server.streams.DownloadResponse;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.apache.commons.csv.QuoteMode;
import pt.vez.platform.Languages;

/**
 * Tables as CSV (RFC 4180, UTF-8 with a mark so that spreadsheets read accents), made when they are asked for, in the
 * language of the screen. In Portuguese the cells are separated by semicolons, as spreadsheets set to Portuguese expect;
 * every cell is quoted, so that no cell becomes two.
 */
public final class Csv {
    private Csv() {}

    /** A table left the application as a file. Fired on the UI, whatever screen it was. */
    public static final class Exported extends ComponentEvent<UI> {
        private final String fileName;
        private final int rows;

        Exported(UI source, String fileName, int rows) {
            super(source, false);
            this.fileName = fileName;
            this.rows = rows;
        }

        public String fileName() {
            return fileName;
        }

        public int rows() {
            return rows;
        }
    }

    public static Anchor download(
            String text, String fileName, List<String> header, Supplier<List<List<Object>>> rows) {
        var anchor = new Anchor(
                DownloadHandler.fromInputStream(event -> {
                    UI ui = event.getUI();
                    List<List<Object>> all = new ArrayList<>();
                    // With the screen's own language: the thread of a download has none.
                    ui.accessSynchronously(() -> all.addAll(rows.get()));
                    byte[] bytes = write(ui.getLocale(), header, all).getBytes(StandardCharsets.UTF_8);
                    ComponentUtil.fireEvent(event.getUI(), new Exported(event.getUI(), fileName, all.size()));
                    event.getResponse().setHeader("Cache-Control", "no-store");
                    return new DownloadResponse(new ByteArrayInputStream(bytes), fileName, "text/csv", bytes.length);
                }),
                text);
        anchor.addClassNames("button-link", "with-glyph");
        anchor.addComponentAsFirst(Glyph.DOWNLOAD.icon());
        return anchor;
    }

    static String write(Locale language, List<String> header, List<List<Object>> rows) throws IOException {
        var out = new StringWriter();
        out.append('\uFEFF');
        boolean portuguese = Languages.PORTUGUESE.getLanguage().equals(language.getLanguage());
        CSVFormat format = CSVFormat.RFC4180
                .builder()
                .setDelimiter(portuguese ? ';' : ',')
                .setQuoteMode(QuoteMode.ALL)
                .get();
        try (var printer = new CSVPrinter(out, format)) {
            printer.printRecord(header);
            for (List<Object> row : rows) {
                printer.printRecord(row.stream().map(Csv::harmless).toList());
            }
        }
        return out.toString();
    }

    /** A text that a spreadsheet would run as a formula is written as a text. */
    private static Object harmless(Object cell) {
        String text = String.valueOf(cell);
        return !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }
}
