package pt.vez.notifications.internal;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How devices are told.
 *
 * @param key Base64 of a keyset that signs with ES256 (Tink JSON); blank: one is made once and kept in the database, sealed
 * @param contact whom a push service may write to, {@code mailto:} or {@code https:}; blank: the sender of mails
 * @param privateHosts names of push services of one's own, which may be at private addresses and without https
 */
@ConfigurationProperties("vez.push")
record PushSettings(
        @DefaultValue("") String key,
        @DefaultValue("") String contact,
        @DefaultValue List<String> privateHosts) {}
