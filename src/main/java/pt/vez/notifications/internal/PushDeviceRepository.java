package pt.vez.notifications.internal;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table of devices that are told by push messages; an endpoint is found by its hash. */
@Component
class PushDeviceRepository {
    private final JdbcClient jdbc;

    PushDeviceRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    boolean isKnown(byte[] endpoint, UUID account) {
        return jdbc.sql("""
                        select count(*) from notifications_device
                         where endpoint_hash = :endpoint and account_id = :account
                        """)
                        .param("endpoint", endpoint)
                        .param("account", account)
                        .query(Integer.class)
                        .single()
                > 0;
    }

    void insert(UUID id, UUID account, byte[] endpoint, byte[] sealed, Instant now) {
        jdbc.sql("""
                        insert into notifications_device (id, account_id, endpoint_hash, sealed, added_at)
                        values (:id, :account, :endpoint, :sealed, :now)
                        """)
                .param("id", id)
                .param("account", account)
                .param("endpoint", endpoint)
                .param("sealed", sealed)
                .param("now", now)
                .update();
    }

    /** The devices of an account beyond the newest so many. */
    List<UUID> beyond(UUID account, int most) {
        return jdbc.sql("""
                        select id from notifications_device where account_id = :account
                         order by added_at desc, id desc limit 1000 offset :most
                        """)
                .param("account", account)
                .param("most", most)
                .query(UUID.class)
                .list();
    }

    void remove(UUID device) {
        jdbc.sql("delete from notifications_device where id = :device")
                .param("device", device)
                .update();
    }

    void remove(byte[] endpoint) {
        jdbc.sql("delete from notifications_device where endpoint_hash = :endpoint")
                .param("endpoint", endpoint)
                .update();
    }

    /** @return whether the account had it */
    boolean remove(byte[] endpoint, UUID account) {
        return jdbc.sql("delete from notifications_device where endpoint_hash = :endpoint and account_id = :account")
                        .param("endpoint", endpoint)
                        .param("account", account)
                        .update()
                > 0;
    }

    List<UUID> ofClosedAccounts(int most) {
        return jdbc.sql("""
                        select d.id from notifications_device d
                          join identity_public_account a on a.id = d.account_id
                         where not a.active limit :most
                        """).param("most", most).query(UUID.class).list();
    }
}
