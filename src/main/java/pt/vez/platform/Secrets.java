package pt.vez.platform;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Codes, tokens, signatures and peppered hashes. What is stored can be compared, never read back; it is hashed with the pepper,
 * which stays. What is given out is signed with the secret, which may be changed: until the former one is taken away, what it
 * signed is accepted too.
 */
@Component
public class Secrets {
    private static final SecureRandom RANDOM = new SecureRandom();
    private final Mac pepper;
    /** The one that signs comes first. */
    private final List<Mac> signing;

    @Autowired
    public Secrets(VezSettings settings, SecretChange change) {
        Mac current = mac("VEZ_SECRET", settings.secret());
        this.signing = change.former().isBlank()
                ? List.of(current)
                : List.of(current, mac("VEZ_SECRET_FORMER", change.former()));
        this.pepper = change.pepper().isBlank() ? current : mac("VEZ_PEPPER", change.pepper());
    }

    /** With one secret for everything. */
    public Secrets(VezSettings settings) {
        this(settings, SecretChange.NONE);
    }

    private static Mac mac(String setting, String value) {
        if (value.length() < 16) {
            throw new StartupProblem(setting + " is missing or shorter than 16 characters (32 in production).");
        }
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(value.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return mac;
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
        return sixDigits(sign(purpose, key));
    }

    private static String sixDigits(byte[] hash) {
        return "%06d".formatted(Long.remainderUnsigned(ByteBuffer.wrap(hash).getLong(), 1_000_000));
    }

    /** Whether these are the six digits that belong to the key, or were before the secret changed. */
    public boolean isSixDigits(String purpose, String key, String typed) {
        return signatures(purpose, key).stream()
                .anyMatch(each -> MessageDigest.isEqual(
                        sixDigits(each).getBytes(StandardCharsets.US_ASCII),
                        typed.getBytes(StandardCharsets.US_ASCII)));
    }

    /** Ten decimal digits, as {@link #sixDigits(String, String)}: too many to be guessed by however many who try. */
    public String tenDigits(String purpose, String key) {
        return "%010d"
                .formatted(Long.remainderUnsigned(
                        ByteBuffer.wrap(sign(purpose, key)).getLong(), 10_000_000_000L));
    }

    /** The token of 256 bits, URL safe, that belongs to this key, the same at every call. */
    public String token(String purpose, String key) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(sign(purpose, key));
    }

    /** 256 random bits, URL safe. */
    public String token() {
        byte[] bytes = new byte[32];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** HMAC-SHA-256 of the purpose and the text, so that a hash of one kind never passes for another. */
    public byte[] hash(String purpose, String text) {
        return hash(pepper, purpose, text);
    }

    /** As {@link #hash}, for what is given out and comes back: it changes with the secret. */
    public byte[] sign(String purpose, String text) {
        return hash(signing.getFirst(), purpose, text);
    }

    /** What {@link #sign} returns, then what it returned with the former secret while that is accepted. */
    public List<byte[]> signatures(String purpose, String text) {
        return signing.stream().map(each -> hash(each, purpose, text)).toList();
    }

    private static byte[] hash(Mac keyed, String purpose, String text) {
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
