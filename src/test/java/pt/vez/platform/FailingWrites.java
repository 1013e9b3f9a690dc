package pt.vez.platform;

import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Lets the database refuse some writes, as a fault nobody foresaw would. */
public final class FailingWrites implements AutoCloseable {
    private final JdbcClient jdbc;
    private final String trigger = "failing_" + Long.toString(System.nanoTime(), 36);

    /** Refuses new rows whose column names the owner. */
    public FailingWrites(JdbcClient jdbc, String table, String column, UUID owner) {
        this(jdbc, "insert", table, "new." + column + " = '" + owner + "'");
    }

    private FailingWrites(JdbcClient jdbc, String event, String table, String condition) {
        this.jdbc = jdbc;
        jdbc.sql("create trigger " + trigger + " before " + event + " on " + table + " for each row if " + condition
                        + " then signal sqlstate '45000' set message_text = 'refused for a test'; end if")
                .update();
    }

    /** Refuses a change of one column of the row with this id. */
    public static FailingWrites ofColumn(JdbcClient jdbc, String table, String column, UUID id) {
        return new FailingWrites(
                jdbc, "update", table, "new.id = '" + id + "' and not (new." + column + " <=> old." + column + ")");
    }

    @Override
    public void close() {
        jdbc.sql("drop trigger if exists " + trigger).update();
    }
}
