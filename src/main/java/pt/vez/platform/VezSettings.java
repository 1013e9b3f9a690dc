package pt.vez.platform;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Everything an operator may set. Each is an environment variable, {@code VEZ_} and the name in capitals; the table in
 * {@code docs/settings.md} says what each does.
 *
 * @param address public base address without a trailing slash, used in mails and calendar files
 * @param data folder for the embedded database, documents and generated keys
 * @param secret signs addresses and codes, and is the pepper of stored hashes unless {@link SecretChange} names another; at
 *     least 32 characters in production
 * @param masterKey Tink keyset (JSON, Base64) that wraps the key of every file; generated in the demonstration
 * @param mailFrom sender of every mail
 * @param smsGateway domain of a mail-to-SMS gateway; without one no code is offered by telephone
 * @param adminEmail address that becomes the first administrator when there is none
 * @param uploadMegabytes largest file accepted, in MiB
 * @param proxies reverse proxies whose forwarded addresses are believed: addresses or networks (CIDR) separated by commas,
 *     or {@code none}; blank means none outside production, which asks for an answer
 * @param jobs whether this node sends messages and does recurring work; another node may do it instead
 * @param demonstration whether demonstration accounts, data and the mail catcher exist
 */
@ConfigurationProperties("vez")
public record VezSettings(
        String address,
        Path data,
        String secret,
        String masterKey,
        String mailFrom,
        String smsGateway,
        String adminEmail,
        int uploadMegabytes,
        boolean demonstration,
        @DefaultValue("") String proxies,
        @DefaultValue("true") boolean jobs,
        Database db,
        @Nullable Demo demo) {

    /** The answer of an operator who has no proxy in front. */
    public static final String NO_PROXY = "none";

    /** Where the database is. A blank address starts the embedded one. */
    public record Database(String url, String user, String password, int pool) {}

    /** @param cases number of cases the demonstration begins with */
    public record Demo(int cases, int smtpPort) {}

    /** What {@link #proxies} names; empty for none. */
    public List<String> trustedProxies() {
        return proxies.isBlank() || proxies.strip().equals(NO_PROXY)
                ? List.of()
                : Arrays.stream(proxies.split(","))
                        .map(String::strip)
                        .filter(each -> !each.isEmpty())
                        .toList();
    }

    public int demoCases() {
        return demo == null ? 0 : demo.cases();
    }

    public int demoSmtpPort() {
        return demo == null ? 0 : demo.smtpPort();
    }
}
