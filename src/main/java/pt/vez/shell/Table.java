package pt.vez.shell;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Text;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableBody;
import com.vaadin.flow.component.html.NativeTableCell;
import com.vaadin.flow.component.html.NativeTableHeader;
import com.vaadin.flow.component.html.NativeTableHeaderCell;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.component.html.Paragraph;

/** A real table: read by every browser and screen reader; on a phone every row is a small card of its own. */
public class Table extends Div {
    private final NativeTableBody body = new NativeTableBody();
    private final NativeTable table = new NativeTable();
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

    /** Cells are components or texts. */
    public Table row(Object... cells) {
        var row = new NativeTableRow();
        row.getElement().setAttribute("role", "row");
        for (int i = 0; i < cells.length; i++) {
            var cell =
                    new NativeTableCell(cells[i] instanceof Component part ? part : new Text(String.valueOf(cells[i])));
            cell.getElement().setAttribute("role", "cell");
            if (i < columns.length) {
                cell.getElement().setAttribute("data-label", columns[i]);
            }
            row.add(cell);
        }
        body.add(row);
        return this;
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
