package pt.vez.platform;

/**
 * A column whose values are sealed under the master key, declared as a bean by the module that owns the table, so that they
 * can be sealed anew when the key changes. Everything here is a constant of the product.
 *
 * @param key the column of the primary key
 * @param context SQL that makes the context of a row as {@link Vault} was given it
 * @param kind what is in it
 */
public record SealedColumn(String table, String key, String column, String context, Kind kind) {
    /** What was sealed. */
    public enum Kind {
        /** The content itself. */
        CONTENT,
        /** The key of a file in the store. */
        FILE_KEY
    }

    public static SealedColumn content(String table, String key, String column, String context) {
        return new SealedColumn(table, key, column, context, Kind.CONTENT);
    }

    public static SealedColumn fileKey(String table, String column, String context) {
        return new SealedColumn(table, "id", column, context, Kind.FILE_KEY);
    }
}
