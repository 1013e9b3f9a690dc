package pt.vez.shell;

import com.vaadin.flow.component.ComponentEvent;
import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.server.streams.DownloadEvent;
import com.vaadin.flow.server.streams.DownloadHandler;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * A table as a file, for spreadsheets (XLSX) and for programs (CSV): all its rows, made when they are asked for and
 * sent while they are read, in the language of the screen.
 */
public final class Export {
    /** Bytes kept back before they are sent. */
    private static final int BUFFER = 64 * 1024;

    private Export() {}

    /** The rows of a table, one after the other; each cell a text, a number, a date or an instant. */
    @FunctionalInterface
    public interface Rows {
        void each(Consumer<List<?>> row);
    }

    /** The two kinds of files. */
    private enum Format {
        XLSX("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
        CSV("text/csv;charset=utf-8");

        private final String type;

        Format(String type) {
            this.type = type;
        }

        private String ending() {
            return "." + name().toLowerCase(Locale.ROOT);
        }
    }

    /** A table was downloaded as a file. Fired on the UI, from any screen. */
    public static final class Exported extends ComponentEvent<UI> {
        private final String file;
        private final int rows;
        private final Set<String> filters;

        Exported(UI source, String file, int rows, Set<String> filters) {
            super(source, false);
            this.file = file;
            this.rows = rows;
            this.filters = filters;
        }

        public String file() {
            return file;
        }

        public int rows() {
            return rows;
        }

        /** What narrowed the table, by kind; never what was looked for. */
        public Set<String> filters() {
            return filters;
        }
    }

    /**
     * Two links.
     *
     * @param file its name without an ending, which names the list; no personal data
     * @param filters what narrows the table now, by kind, such as {@code stage}; never a value
     * @param rows read outside of the screen's lock, so that a long file does not stop the screen
     */
    public static Div links(String file, List<String> header, Set<String> filters, Rows rows) {
        var links =
                new Div(link(Format.XLSX, file, header, filters, rows), link(Format.CSV, file, header, filters, rows));
        links.addClassName("export");
        return links;
    }

    private static Anchor link(Format format, String file, List<String> header, Set<String> filters, Rows rows) {
        String name = file + format.ending();
        var sorted = new TreeSet<>(filters);
        DownloadHandler handler = event -> send(event, format, name, header, sorted, rows);
        var anchor = new Anchor(handler, "");
        anchor.addClassNames("button-link", "with-glyph");
        anchor.add(Icon.DOWNLOAD.icon());
        anchor.add(anchor.getTranslation("export." + format));
        anchor.getElement()
                .setAttribute(
                        "aria-label", anchor.getTranslation("export.named", anchor.getTranslation("export." + format)));
        return anchor;
    }

    private static void send(
            DownloadEvent event, Format format, String name, List<String> header, Set<String> filters, Rows rows)
            throws IOException {
        UI ui = event.getUI();
        event.setFileName(name);
        event.setContentType(format.type);
        event.getResponse().setHeader("Cache-Control", "no-store");
        int[] written = {0};
        UI before = UI.getCurrent();
        // Words and dates in the language of the screen: the thread of a download has none.
        UI.setCurrent(ui);
        try {
            // Not closed when something is refused on the way, so that the answer can still say so.
            OutputStream out = new BufferedOutputStream(event.getOutputStream(), BUFFER);
            RowsFile into = format == Format.CSV ? new Csv(ui.getLocale(), out) : new Xlsx("Vez", header, out);
            if (format == Format.CSV) {
                into.row(header);
            }
            rows.each(row -> {
                try {
                    into.row(row);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
                written[0]++;
            });
            into.finish();
            out.flush();
        } finally {
            UI.setCurrent(before);
            // Also when it broke off: what was written has left.
            ComponentUtil.fireEvent(ui, new Exported(ui, name, written[0], filters));
        }
    }
}
