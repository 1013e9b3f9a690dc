package pt.vez.platform.internal;

import java.util.List;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import pt.vez.platform.SealedColumn;

/** Sealed values in the columns their modules named; names of tables and columns are constants of the product. */
@Component
class SealedValueRepository {
    private final JdbcClient jdbc;

    SealedValueRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A sealed value, the key of its row, and the context it is bound to. */
    record Row(Object key, byte[] value, String context) {}

    /** By key, those after {@code last}; null for the first. */
    List<Row> piece(SealedColumn column, @Nullable Object last, int limit) {
        var query = jdbc.sql("select %s, %s, %s from %s where %s is not null%s order by %s limit %d"
                .formatted(
                        column.key(),
                        column.column(),
                        column.context(),
                        column.table(),
                        column.column(),
                        last == null ? "" : " and " + column.key() + " > ?",
                        column.key(),
                        limit));
        return (last == null ? query : query.param(last))
                .query((row, n) -> new Row(row.getObject(1), row.getBytes(2), row.getString(3)))
                .list();
    }

    /** Lets the tables that refuse changes accept these: the words are the same, only the key is another. */
    int whileChanging(IntSupplier change) {
        jdbc.sql("set @vez_key_change = 1").update();
        try {
            return change.getAsInt();
        } finally {
            jdbc.sql("set @vez_key_change = null").update();
        }
    }

    /** @return 0 when the value was changed meanwhile */
    int replace(SealedColumn column, Row row, byte[] anew) {
        return jdbc.sql("update %s set %s = ? where %s = ? and %s = ?"
                        .formatted(column.table(), column.column(), column.key(), column.column()))
                .params(anew, row.key(), row.value())
                .update();
    }
}
