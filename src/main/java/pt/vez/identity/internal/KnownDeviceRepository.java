package pt.vez.identity.internal;

import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import pt.vez.identity.SignInContact;
import pt.vez.platform.Secrets;

/** Browsers that an account signed in with before, known by the hash of a long-lived cookie. */
@Component
class KnownDeviceRepository {
    /** How long a browser is known without being used. */
    public static final Duration KEPT = Duration.ofDays(400);

    private static final String BY_PHONE = """
            select a.phone from identity_account a
              join identity_device d on d.account_id = a.id and d.device_hash = :device
             where a.phone = :contact""";
    private static final String BY_EMAIL = """
            select a.email from identity_account a
              join identity_device d on d.account_id = a.id and d.device_hash = :device
             where a.email = :contact""";
    private final JdbcClient jdbc;
    private final Secrets secrets;
    private final Clock clock;

    KnownDeviceRepository(JdbcClient jdbc, Secrets secrets, Clock clock) {
        this.jdbc = jdbc;
        this.secrets = secrets;
        this.clock = clock;
    }

    /**
     * Whether an account signed in with this browser before: one statement, the same for addresses with and without an
     * account, so that the time of the answer tells nothing about either.
     *
     * @param device the cookie as it came; blank when there is none
     */
    public boolean isKnown(SignInContact contact, String device) {
        return jdbc.sql(contact.isPhone() ? BY_PHONE : BY_EMAIL)
                .param("device", hash(device))
                .param("contact", contact.value())
                .query(String.class)
                .list()
                .contains(contact.value());
    }

    /** @param device the cookie as it came; blank when there is none */
    public boolean isKnown(UUID account, String device) {
        return !device.isBlank()
                && jdbc.sql("select count(*) from identity_device where account_id = ? and device_hash = ?")
                                .params(account, hash(device))
                                .query(Integer.class)
                                .single()
                        > 0;
    }

    public void remember(UUID account, String device) {
        jdbc.sql("""
                        insert into identity_device (account_id, device_hash, created_at, last_used_at)
                        values (:account, :device, :now, :now)
                        on duplicate key update last_used_at = :now""")
                .param("account", account)
                .param("device", hash(device))
                .param("now", clock.instant())
                .update();
    }

    /** Forgets browsers that were not used for {@link #KEPT}. */
    public int sweep() {
        return jdbc.sql("delete from identity_device where last_used_at < ?")
                .param(clock.instant().minus(KEPT))
                .update();
    }

    private byte[] hash(String device) {
        return secrets.hash("sign-in.device", device);
    }
}
