package pt.vez.notifications.internal;

import com.google.crypto.tink.AccessesPartialKey;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.TinkProtoKeysetFormat;
import com.google.crypto.tink.jwt.JwtEcdsaParameters;
import com.google.crypto.tink.jwt.JwtEcdsaPrivateKey;
import com.google.crypto.tink.jwt.JwtPublicKeySign;
import com.google.crypto.tink.jwt.JwtSignatureConfig;
import com.google.crypto.tink.jwt.RawJwt;
import com.google.crypto.tink.subtle.EllipticCurves;
import com.google.crypto.tink.subtle.EllipticCurves.CurveType;
import com.google.crypto.tink.subtle.EllipticCurves.PointFormatType;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import pt.vez.platform.StartupProblem;
import pt.vez.platform.Vault;
import pt.vez.platform.VezSettings;

/** The key that says to push services who sends (VAPID, RFC 8292): ES256, one for all nodes, never changed by itself. */
@Component
class PushKeys {
    private static final Duration VALID = Duration.ofHours(12);
    private static final String CONTEXT = "push/key";
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    private final PushKeyRepository keys;
    private final Vault vault;
    private final Clock clock;
    private final String contact;
    private final String given;
    private volatile @Nullable KeysetHandle known;

    PushKeys(PushKeyRepository keys, Vault vault, Clock clock, PushSettings push, VezSettings settings)
            throws GeneralSecurityException {
        this.keys = keys;
        this.vault = vault;
        this.clock = clock;
        this.contact = push.contact().isBlank() ? "mailto:" + bare(settings.mailFrom()) : push.contact();
        this.given = push.key();
        JwtSignatureConfig.register();
        if (!given.isBlank()) {
            known = parsed(given);
        }
    }

    /** {@code Vez <a@b>} without the name. */
    private static String bare(String sender) {
        return sender.replaceFirst(".*<(.*)>.*", "$1").strip();
    }

    private static KeysetHandle parsed(String key) {
        try {
            String json = new String(Base64.getDecoder().decode(key.strip()), StandardCharsets.UTF_8);
            var handle = TinkJsonProtoKeysetFormat.parseKeyset(json, InsecureSecretKeyAccess.get());
            if (handle.getPrimary().getKey() instanceof JwtEcdsaPrivateKey) {
                return handle;
            }
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            // Said below, without quoting the key.
        }
        throw new StartupProblem("VEZ_PUSH_KEY is not an ES256 keyset in Tink's JSON, Base64.");
    }

    static KeysetHandle made() throws GeneralSecurityException {
        return KeysetHandle.generateNew(JwtEcdsaParameters.builder()
                .setAlgorithm(JwtEcdsaParameters.Algorithm.ES256)
                .setKidStrategy(JwtEcdsaParameters.KidStrategy.IGNORED)
                .build());
    }

    /** The public half as browsers want it: an uncompressed point, base64url. */
    @AccessesPartialKey
    String applicationKey() {
        try {
            var key = (JwtEcdsaPrivateKey) signer().getPrimary().getKey();
            return BASE64.encodeToString(EllipticCurves.pointEncode(
                    CurveType.NIST_P256,
                    PointFormatType.UNCOMPRESSED,
                    key.getPublicKey().getPublicPoint()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("no push key", e);
        }
    }

    /** Value of the header {@code Authorization} for one push service, valid for half a day. */
    String authorisation(URI endpoint) {
        String origin = endpoint.getScheme() + "://" + endpoint.getRawAuthority();
        var claims = RawJwt.newBuilder()
                .setTypeHeader("JWT")
                .setAudience(origin)
                .setSubject(contact)
                .setExpiration(clock.instant().plus(VALID))
                .build();
        try {
            String signed = signer().getPrimitive(RegistryConfiguration.get(), JwtPublicKeySign.class)
                    .signAndEncode(claims);
            return "vapid t=" + signed + ", k=" + applicationKey();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("not signed", e);
        }
    }

    private KeysetHandle signer() throws GeneralSecurityException {
        KeysetHandle handle = known;
        if (handle == null) {
            Optional<byte[]> kept = keys.find();
            if (kept.isEmpty()) {
                byte[] made = TinkProtoKeysetFormat.serializeKeyset(made(), InsecureSecretKeyAccess.get());
                // Of two nodes that come first, one wins and both read what is there.
                keys.insert(vault.seal(made, CONTEXT));
                kept = keys.find();
            }
            handle = TinkProtoKeysetFormat.parseKeyset(
                    vault.open(kept.orElseThrow(), CONTEXT), InsecureSecretKeyAccess.get());
            known = handle;
        }
        return handle;
    }
}
