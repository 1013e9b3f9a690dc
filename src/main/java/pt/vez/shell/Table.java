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

/** A real table: read by every browser and screen reader, scrolls inside itself on a phone. */
public class Table extends Div {
    private final NativeTableBody body = new NativeTableBody();
    private final NativeTable table = new NativeTable();

    public Table(String caption, String... columns) {
        addClassName("table");
        getElement()
                .setAttribute("tabindex", "0")
                .setAttribute("role", "region")
                .setAttribute("aria-label", caption);
        var header = new NativeTableRow();
        for (String column : columns) {
            var cell = new NativeTableHeaderCell(column);
            cell.getElement().setAttribute("scope", "col");
            header.add(cell);
        }
        table.add(new NativeTableHeader(header), body);
        add(table);
    }

    /** Cells are components or texts. */
    public Table row(Object... cells) {
        var row = new NativeTableRow();
        for (Object cell : cells) {
            row.add(new NativeTableCell(
                    cell instanceof Component component ? component : new Text(String.valueOf(cell))));
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
