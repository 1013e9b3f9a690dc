package pt.vez.platform;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.stereotype.Component;

/** Codes, tokens and their peppered hashes. What is stored can be compared, never read back. */
@Component
public class Secrets {
    private static final SecureRandom RANDOM = new SecureRandom();
    private final Mac keyed;

    public Secrets(VezSettings settings) {
        if (settings.secret().length() < 16) {
            throw new StartupProblem("VEZ_SECRET is missing or shorter than 16 characters (32 in production).");
        }
        try {
            this.keyed = Mac.getInstance("HmacSHA256");
            keyed.init(new SecretKeySpec(settings.secret().getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Six decimal digits, uniformly distributed. */
    public String sixDigits() {
        return "%06d".formatted(RANDOM.nextInt(1_000_000));
    }

    /**
     * The six digits that belong to this key, the same at every call: a code that can be sent again without being stored.
     *
     * @param key random and long enough not to be guessed, or known to no other party
     */
    public String sixDigits(String purpose, String key) {
        return "%06d"
                .formatted(Long.remainderUnsigned(
                        ByteBuffer.wrap(hash(purpose, key)).getLong(), 1_000_000));
    }

    /** Ten decimal digits, as {@link #sixDigits(String, String)}: too many to be guessed by however many who try. */
    public String tenDigits(String purpose, String key) {
        return "%010d"
                .formatted(Long.remainderUnsigned(
                        ByteBuffer.wrap(hash(purpose, key)).getLong(), 10_000_000_000L));
    }

    /** The token of 256 bits, URL safe, that belongs to this key, the same at every call. */
    public String token(String purpose, String key) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(hash(purpose, key));
    }

    /** 256 random bits, URL safe. */
    public String token() {
        byte[] bytes = new byte[32];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** HMAC-SHA-256 of the purpose and the text, so that a hash of one kind never passes for another. */
    public byte[] hash(String purpose, String text) {
        try {
            // A copy of what has the key already: cheaper than a new one, and nothing is shared between threads.
            Mac mac = (Mac) keyed.clone();
            return mac.doFinal((purpose + "\0" + text).getBytes(StandardCharsets.UTF_8));
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException(e);
        }
    }

    public boolean matches(String purpose, String text, byte[] hash) {
        return MessageDigest.isEqual(hash(purpose, text), hash);
    }
}
