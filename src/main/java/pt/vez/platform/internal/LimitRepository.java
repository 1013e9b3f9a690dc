package pt.vez.platform.internal;

import java.util.HashMap;
import java.util.Map;
import javax.sql.DataSource;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Attempts in windows of time, by a hashed key; starts of windows are seconds since 1970. Each statement is committed by
 * itself and survives a rollback of the caller's transaction.
 */
@Component
class LimitRepository {
    private final JdbcClient beside;

    LimitRepository(@Qualifier("beside") DataSource beside) {
        this.beside = JdbcClient.create(beside);
    }

    void add(byte[] key, long start) {
        beside.sql("""
                        insert into platform_attempt (bucket, window_start, attempts)
                        values (:key, :start, 1)
                        on duplicate key update attempts = attempts + 1""").param("key", key).param("start", start).update();
    }

    void takeBack(byte[] key, long start) {
        beside.sql("""
                        update platform_attempt
                           set attempts = attempts - 1
                         where bucket = :key and window_start = :start and attempts > 0""").param("key", key).param("start", start).update();
    }

    /** Attempts by the start of their window; a window without any is left out. */
    Map<Long, Integer> counted(byte[] key, long start, long before) {
        Map<Long, Integer> counted = new HashMap<>();
        beside.sql("""
                        select window_start, attempts
                          from platform_attempt
                         where bucket = :key and window_start in (:start, :before)""")
                .param("key", key)
                .param("start", start)
                .param("before", before)
                .query(row -> {
                    counted.put(row.getLong("window_start"), row.getInt("attempts"));
                });
        return counted;
    }

    /** @return how many windows were forgotten */
    int deleteBefore(long start) {
        return beside.sql("delete from platform_attempt where window_start < :start")
                .param("start", start)
                .update();
    }
}
