package pt.vez.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a change changed, field by field, for the journal. Values are codes, times, numbers and names of public things;
 * what is personal is named without its values.
 */
public final class Changes {
    private static final int LONGEST_VALUE = 120;
    private static final int LONGEST = 1_000;
    private final List<String> fields = new ArrayList<>();

    /**
     * One field; nothing when both values are the same.
     *
     * @param field a code, with words in {@code journal.field.…}
     */
    public Changes add(String field, @Nullable Object before, @Nullable Object after) {
        if (!Objects.equals(before, after)) {
            fields.add(field + ": " + value(before) + " → " + value(after));
        }
        return this;
    }

    /** A personal field: that it changed, and nothing else. */
    public Changes addPersonal(String field, @Nullable Object before, @Nullable Object after) {
        if (!Objects.equals(before, after)) {
            fields.add(field);
        }
        return this;
    }

    private static String value(@Nullable Object value) {
        String text = value == null || String.valueOf(value).isBlank() ? "–" : String.valueOf(value);
        String line = text.replaceAll("[\\n;]", ",");
        return line.length() <= LONGEST_VALUE ? line : line.substring(0, LONGEST_VALUE) + "…";
    }

    /** Null when nothing changed. */
    @Nullable
    public String text() {
        String all = String.join("; ", fields);
        return all.isEmpty() ? null : all.substring(0, Math.min(LONGEST, all.length()));
    }
}
