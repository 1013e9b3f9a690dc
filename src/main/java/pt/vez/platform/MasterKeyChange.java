package pt.vez.platform;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Seals anew what is under an older key of the master keyset, a few rows in each transaction, as often as it is asked. A row
 * that changes meanwhile is left to the next time. What lives for days only (drafts, messages, proofs, samples) is not
 * touched: it is gone before the older key may be.
 */
@Component
public class MasterKeyChange {
    private static final int PIECE = 200;
    private static final Logger log = LoggerFactory.getLogger(MasterKeyChange.class);
    private final List<SealedColumn> columns;
    private final Vault vault;
    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;

    MasterKeyChange(List<SealedColumn> columns, Vault vault, JdbcClient jdbc, TransactionTemplate transactions) {
        this.columns = columns;
        this.vault = vault;
        this.jdbc = jdbc;
        this.transactions = transactions;
    }

    /** @return how many values were sealed anew; 0 when the older keys are needed no more, and where there are none */
    public int run() {
        if (!vault.isChanging()) {
            return 0;
        }
        int sealed = 0;
        for (SealedColumn column : columns) {
            sealed += run(column);
        }
        log.info("Change of the master key: {} values were sealed anew", sealed);
        return sealed;
    }

    private record Row(Object key, byte[] value, String context) {}

    private int run(SealedColumn column) {
        int sealed = 0;
        Object last = null;
        List<Row> piece;
        do {
            piece = piece(column, last);
            List<Row> rows = piece;
            sealed += Optional.ofNullable(transactions.execute(status -> seal(column, rows)))
                    .orElse(0);
            last = piece.isEmpty() ? last : piece.getLast().key();
        } while (piece.size() == PIECE);
        return sealed;
    }

    private List<Row> piece(SealedColumn column, @Nullable Object last) {
        var query = jdbc.sql("select %s, %s, %s from %s where %s is not null%s order by %s limit %d"
                .formatted(
                        column.key(),
                        column.column(),
                        column.context(),
                        column.table(),
                        column.column(),
                        last == null ? "" : " and " + column.key() + " > ?",
                        column.key(),
                        PIECE));
        return (last == null ? query : query.param(last))
                .query((row, n) -> new Row(row.getObject(1), row.getBytes(2), row.getString(3)))
                .list();
    }

    private int seal(SealedColumn column, List<Row> rows) {
        int sealed = 0;
        // The tables that refuse changes let this one pass: the words are the same, only the key is another.
        jdbc.sql("set @vez_key_change = 1").update();
        try {
            for (Row row : rows) {
                byte[] anew = anew(column, row).orElse(null);
                if (anew != null) {
                    sealed += jdbc.sql("update %s set %s = ? where %s = ? and %s = ?"
                                    .formatted(column.table(), column.column(), column.key(), column.column()))
                            .params(anew, row.key(), row.value())
                            .update();
                }
            }
        } finally {
            jdbc.sql("set @vez_key_change = null").update();
        }
        return sealed;
    }

    private Optional<byte[]> anew(SealedColumn column, Row row) {
        return column.kind() == SealedColumn.Kind.FILE_KEY
                ? vault.rewrapped(row.value(), row.context())
                : vault.resealed(row.value(), row.context());
    }
}
