package pt.vez.shell;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Text;
import com.vaadin.flow.component.dependency.CssImport;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableBody;
import com.vaadin.flow.component.html.NativeTableCell;
import com.vaadin.flow.component.html.NativeTableHeader;
import com.vaadin.flow.component.html.NativeTableHeaderCell;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import java.text.NumberFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * A real table: read by every browser and screen reader; on a phone every row is a small card of its own. Numbers stand to
 * the right, with the separators of the language; the headers of columns that can be sorted are buttons.
 */
@CssImport("./styles/components/staff-table.css")
public class Table extends Div {
    private static final String FIGURE = "figure";
    /** What would make a column wider than the screen if it stayed in one piece. */
    private static final Pattern LONG_WORD = Pattern.compile("\\S{22,}");

    private final NativeTableBody body = new NativeTableBody();
    private final NativeTable table = new NativeTable();
    private final List<NativeTableHeaderCell> headers = new ArrayList<>();
    private final String[] columns;

    public Table(String caption, String... columns) {
        this.columns = columns;
        addClassName("table");
        getElement()
                .setAttribute("tabindex", "0")
                .setAttribute("role", "region")
                .setAttribute("aria-label", caption);
        var header = new NativeTableRow();
        for (String column : columns) {
            var cell = new NativeTableHeaderCell(column);
            cell.getElement().setAttribute("scope", "col").setAttribute("role", "columnheader");
            headers.add(cell);
            header.add(cell);
        }
        header.getElement().setAttribute("role", "row");
        var head = new NativeTableHeader(header);
        head.getElement().setAttribute("role", "rowgroup");
        table.add(head, body);
        // Said aloud, because the style of small screens makes blocks of rows and cells.
        table.getElement().setAttribute("role", "table");
        body.getElement().setAttribute("role", "rowgroup");
        add(table);
    }

    /**
     * Makes the header of a column a button that sorts by it.
     *
     * @param key of the column in the address
     * @param now what the table is sorted by
     */
    public Table sortable(int column, String key, Sort now, Consumer<Sort> sort) {
        boolean here = now.column().equals(key);
        var button = new NativeButton(columns[column], click -> sort.accept(now.clicked(key)));
        button.addClassName("sort");
        if (here) {
            var arrow = new Span(now.descending() ? "▼" : "▲");
            arrow.getElement().setAttribute("aria-hidden", "true");
            button.add(arrow);
        }
        NativeTableHeaderCell header = headers.get(column);
        header.removeAll();
        header.add(button);
        header.getElement().setAttribute("aria-sort", here ? (now.descending() ? "descending" : "ascending") : "none");
        return this;
    }

    /** Puts something else in the place of a column's words, which stay its name on a phone. */
    Table header(int column, Component content) {
        NativeTableHeaderCell header = headers.get(column);
        header.removeAll();
        header.add(content);
        return this;
    }

    /** Cells are components, numbers or texts. */
    public Table row(Object... cells) {
        var row = new NativeTableRow();
        row.getElement().setAttribute("role", "row");
        for (int i = 0; i < cells.length; i++) {
            var cell = new NativeTableCell(content(cells[i]));
            cell.getElement().setAttribute("role", "cell");
            if (i < columns.length) {
                cell.getElement().setAttribute("data-label", columns[i]);
                Untranslated.markNamed(cell, this, columns[i]);
            }
            if (LONG_WORD.matcher(cell.getElement().getTextRecursively()).find()) {
                cell.addClassName("long");
            }
            if (cells[i] instanceof Number) {
                cell.addClassName(FIGURE);
                headers.get(i).addClassName(FIGURE);
            }
            row.add(cell);
        }
        body.add(row);
        return this;
    }

    private Component content(Object cell) {
        return switch (cell) {
            case Component part -> part;
            case Number number -> new Text(NumberFormat.getInstance(getLocale()).format(number));
            default -> new Text(String.valueOf(cell));
        };
    }

    /** Shown instead of rows: what will appear here and what to do first. */
    public Table orEmpty(boolean empty, String text) {
        if (empty) {
            var nothing = new Paragraph(text);
            nothing.addClassName("empty");
            removeAll();
            add(nothing);
        }
        return this;
    }
}
