package pt.vez.notifications.internal;

import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The one key for push messages, sealed. */
@Component
class PushKeyRepository {
    private final JdbcClient jdbc;

    PushKeyRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<byte[]> find() {
        return jdbc.sql("select keyset from notifications_push_key where id = 1")
                .query(byte[].class)
                .optional();
    }

    /** Changes nothing when there is a key: another node was first. */
    void insert(byte[] sealed) {
        jdbc.sql("insert ignore into notifications_push_key (id, keyset) values (1, :sealed)")
                .param("sealed", sealed)
                .update();
    }
}
