package pt.vez.intake.internal;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table of key pairs of shifts. */
@Component
class GrantRepository {
    private final JdbcClient jdbc;

    GrantRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(UUID id, UUID account, UUID partner, Instant issued, Instant ends, byte[] publicKey, byte[] sealedKey) {
        jdbc.sql("""
                        insert into intake_grant (id, account_id, partner_id, issued_at, ends_at, public_key, sealed_key)
                        values (:id, :account, :partner, :issued, :ends, :publicKey, :sealedKey)
                        """)
                .param("id", id)
                .param("account", account)
                .param("partner", partner)
                .param("issued", issued)
                .param("ends", ends)
                .param("publicKey", publicKey)
                .param("sealedKey", sealedKey)
                .update();
    }

    /** @param sealedKey null when it was destroyed */
    record Row(UUID account, UUID partner, Instant issued, Instant ends, byte @Nullable [] sealedKey) {}

    Optional<Row> find(UUID id) {
        return jdbc.sql("""
                        select account_id, partner_id, issued_at, ends_at, sealed_key from intake_grant where id = :id
                        """)
                .param("id", id)
                .query((row, n) -> new Row(
                        row.getObject("account_id", UUID.class),
                        row.getObject("partner_id", UUID.class),
                        row.getObject("issued_at", Instant.class),
                        row.getObject("ends_at", Instant.class),
                        row.getBytes("sealed_key")))
                .optional();
    }

    /** @return how many keys of shifts that ended before were destroyed */
    int destroyKeys(Instant endedBefore) {
        return jdbc.sql("update intake_grant set sealed_key = null where sealed_key is not null and ends_at < :before")
                .param("before", endedBefore)
                .update();
    }
}
