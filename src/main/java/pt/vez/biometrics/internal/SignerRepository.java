package pt.vez.biometrics.internal;

import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The sealed key of this installation; there is one row. */
@Component
class SignerRepository {
    private final JdbcClient jdbc;

    SignerRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<byte[]> find() {
        return jdbc.sql("select keyset from biometrics_signer where id = 1")
                .query(byte[].class)
                .optional();
    }

    /** Keeps the key unless there is one: of two nodes that come first, one wins. */
    void insertFirst(byte[] sealed) {
        jdbc.sql("insert ignore into biometrics_signer (id, keyset) values (1, :keyset)")
                .param("keyset", sealed)
                .update();
    }
}
