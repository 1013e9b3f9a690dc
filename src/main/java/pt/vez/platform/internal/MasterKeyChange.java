package pt.vez.platform.internal;

import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import pt.vez.platform.SealedColumn;
import pt.vez.platform.Vault;
import pt.vez.platform.internal.SealedValueRepository.Row;

/**
 * Seals anew what is under an older key of the master keyset, a few rows in each transaction, as often as it is asked. A row
 * that changes meanwhile is left to the next time. What lives for days only (drafts, messages, proofs, samples) is not
 * touched: it is gone before the older key may be.
 */
@Component
class MasterKeyChange {
    private static final int PIECE = 200;
    private static final Logger log = LoggerFactory.getLogger(MasterKeyChange.class);
    private final List<SealedColumn> columns;
    private final Vault vault;
    private final SealedValueRepository values;
    private final TransactionTemplate transactions;

    MasterKeyChange(
            List<SealedColumn> columns, Vault vault, SealedValueRepository values, TransactionTemplate transactions) {
        this.columns = columns;
        this.vault = vault;
        this.values = values;
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

    private int run(SealedColumn column) {
        int sealed = 0;
        Object last = null;
        List<Row> piece;
        do {
            piece = values.piece(column, last, PIECE);
            List<Row> rows = piece;
            sealed += Optional.ofNullable(transactions.execute(status -> seal(column, rows)))
                    .orElse(0);
            last = piece.isEmpty() ? last : piece.getLast().key();
        } while (piece.size() == PIECE);
        return sealed;
    }

    private int seal(SealedColumn column, List<Row> rows) {
        return values.whileChanging(() -> {
            int sealed = 0;
            for (Row row : rows) {
                byte[] anew = anew(column, row).orElse(null);
                if (anew != null) {
                    sealed += values.replace(column, row, anew);
                }
            }
            return sealed;
        });
    }

    private Optional<byte[]> anew(SealedColumn column, Row row) {
        return column.kind() == SealedColumn.Kind.FILE_KEY
                ? vault.rewrapped(row.value(), row.context())
                : vault.resealed(row.value(), row.context());
    }
}
