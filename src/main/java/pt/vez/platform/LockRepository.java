package pt.vez.platform;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of {@link DatabaseLocks}. */
@Component
class LockRepository {
    private final JdbcClient jdbc;

    LockRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @return false when there is no such row; else it is locked until the transaction ends */
    boolean lock(String name, int bucket) {
        return jdbc.sql("select bucket from platform_lock where name = ? and bucket = ? for update")
                .params(name, bucket)
                .query(Integer.class)
                .optional()
                .isPresent();
    }
}
