package pt.vez.shell;

import static pt.vez.shared.Zones.LISBON;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/**
 * Rows as a workbook (ISO/IEC 29500): the first row is bold and stays in view, numbers and dates are numbers and dates,
 * texts are never formulas. Where a sheet is full, another begins.
 */
final class Xlsx implements RowsFile {
    private static final int PIECE = 500;
    private static final int COLUMN = 22;
    private static final int LONGEST_CELL = 32_000;
    private final Workbook book;
    private final String name;
    private final List<String> header;
    private final int most;
    private int sheets;
    private int next;
    private Worksheet sheet;

    Xlsx(String name, List<String> header, OutputStream out) throws IOException {
        this(name, header, out, Worksheet.MAX_ROWS);
    }

    /** @param most rows of one sheet, its header among them */
    Xlsx(String name, List<String> header, OutputStream out, int most) throws IOException {
        this.book = new Workbook(out, "Vez", "1.0");
        this.name = name;
        this.header = header;
        this.most = most;
        this.sheet = begin();
    }

    private Worksheet begin() throws IOException {
        sheets++;
        Worksheet begun = book.newWorksheet(sheets == 1 ? name : name + " " + sheets);
        begun.freezePane(0, 1);
        for (int column = 0; column < header.size(); column++) {
            begun.width(column, COLUMN);
            begun.inlineString(0, column, header.get(column));
            begun.style(0, column).bold().set();
        }
        next = 1;
        return begun;
    }

    @Override
    public void row(List<?> cells) throws IOException {
        if (next == most) {
            sheet.finish();
            sheet = begin();
        }
        for (int column = 0; column < cells.size(); column++) {
            cell(column, cells.get(column));
        }
        next++;
        if (next % PIECE == 0) {
            sheet.flush();
        }
    }

    private void cell(int column, Object cell) {
        switch (cell) {
            case Number number -> sheet.value(next, column, number);
            case LocalDate day -> {
                sheet.value(next, column, day);
                sheet.style(next, column).format("yyyy-mm-dd").set();
            }
            case Instant at -> {
                sheet.value(next, column, at.atZone(LISBON).toLocalDateTime());
                sheet.style(next, column).format("yyyy-mm-dd hh:mm").set();
            }
            default -> sheet.inlineString(next, column, shown(String.valueOf(cell)));
        }
    }

    /** Without control characters, which no XML may hold, and no longer than a cell may be. */
    private static String shown(String text) {
        String clean = text.replaceAll("[\\p{Cc}&&[^\\t\\n]]", " ");
        return clean.substring(0, Math.min(LONGEST_CELL, clean.length()));
    }

    @Override
    public void finish() throws IOException {
        sheet.finish();
        book.finish();
    }
}
