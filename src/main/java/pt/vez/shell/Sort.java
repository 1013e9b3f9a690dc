package pt.vez.shell;

import com.vaadin.flow.router.QueryParameters;
import java.util.Map;

/** What a table is sorted by; it lives in the address as {@code sort=column}, with a minus sign when it is descending. */
public record Sort(String column, boolean descending) {
    private static final String PARAMETER = "sort";

    /** The order an address asks for; {@code usual} for anything that is none of the columns. */
    public static Sort of(QueryParameters query, Iterable<String> columns, Sort usual) {
        String asked = query.getSingleParameter(PARAMETER).orElse("");
        for (String column : columns) {
            if (asked.equals(column) || asked.equals("-" + column)) {
                return new Sort(column, asked.startsWith("-"));
            }
        }
        return usual;
    }

    /** What a click on the header of a column asks for: that column, or the other direction. */
    Sort clicked(String other) {
        return other.equals(column) ? new Sort(column, !descending) : new Sort(other, false);
    }

    /** Adds it to the parameters of an address, unless it is the usual one. */
    public void into(Map<String, String> query, Sort usual) {
        if (!equals(usual)) {
            query.put(PARAMETER, (descending ? "-" : "") + column);
        }
    }
}
