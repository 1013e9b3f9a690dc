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
import java.util.List;
import java.util.function.Supplier;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/** Tables as CSV (RFC 4180, UTF-8 with a mark so that spreadsheets read accents), made when they are asked for. */
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
                    List<List<Object>> all = rows.get();
                    byte[] bytes = write(header, all).getBytes(StandardCharsets.UTF_8);
                    ComponentUtil.fireEvent(event.getUI(), new Exported(event.getUI(), fileName, all.size()));
                    event.getResponse().setHeader("Cache-Control", "no-store");
                    return new DownloadResponse(new ByteArrayInputStream(bytes), fileName, "text/csv", bytes.length);
                }),
                text);
        anchor.addClassNames("button-link", "with-glyph");
        anchor.addComponentAsFirst(Glyph.DOWNLOAD.icon());
        return anchor;
    }

    static String write(List<String> header, List<List<Object>> rows) throws IOException {
        var out = new StringWriter();
        out.append('\uFEFF');
        try (var printer = new CSVPrinter(out, CSVFormat.RFC4180)) {
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
