package pt.vez.biometrics.internal;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How sealed packages reach the agency.
 *
 * @param publicKey Base64 of the agency's public hybrid keyset (Tink JSON); blank in the demonstration, which makes a pair
 * @param spool folder the agency collects packages from; {@code agency} below the data folder when not set
 */
@ConfigurationProperties("vez.agency")
record AgencySettings(
        @DefaultValue("") String publicKey, @Nullable Path spool) {}
