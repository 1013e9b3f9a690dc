package pt.vez.platform;

import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.springframework.stereotype.Component;
import pt.vez.shared.InvalidInput;
import pt.vez.shared.TypedText;

/**
 * Six-digit codes that prove that a person receives what is sent to their contact. Each module keeps its codes in a table of
 * its own, beside what they decide: the hash, when it expires, how many codes were typed. An attempt is counted before the
 * code is compared, so that of many requests at once only so many get an answer.
 */
@Component
public class OneTimeCodes {
    public static final int LENGTH = 6;
    /** Codes that may be typed before the person must ask for another one. */
    public static final int ATTEMPTS = 5;

    private final Secrets secrets;

    OneTimeCodes(Secrets secrets) {
        this.secrets = secrets;
    }

    /**
     * What a code is for.
     *
     * @param purpose a code of one purpose never passes for one of another
     * @param term how long it can be typed
     * @param wrong key of the message that says how many attempts are left
     * @param spent key of the message for a code that was used, is too old or was typed wrong too often
     */
    public record Kind(String purpose, Duration term, String wrong, String spent) {
        /** @param attempts codes typed so far, the wrong one included */
        public InvalidInput wrong(int attempts) {
            int left = ATTEMPTS - attempts;
            return left > 0 ? new InvalidInput(wrong, left) : spentCode();
        }

        public InvalidInput spentCode() {
            return new InvalidInput(spent);
        }
    }

    /** A new code: the digits are sent, the hash is stored. */
    public record Code(String digits, byte[] hash) {}

    /** A code that can still be typed, after one more attempt was counted. */
    public interface Counted {
        byte[] codeHash();

        /** Codes typed so far, this one included. */
        int attempts();
    }

    /**
     * The digits of a code as it was typed; the check costs no attempt.
     *
     * @param lengths that a code may have; {@link #LENGTH} when none is given
     * @throws InvalidInput when the code is missing or has another length
     */
    public static String digits(String typed, int... lengths) {
        String digits = TypedText.digits(typed);
        boolean fits = lengths.length == 0
                ? digits.length() == LENGTH
                : IntStream.of(lengths).anyMatch(length -> length == digits.length());
        if (!fits) {
            throw digits.isEmpty()
                    ? new InvalidInput("signin.code.missing")
                    : new InvalidInput("signin.code.length", digits.length());
        }
        return digits;
    }

    /** A random code for the record with this id. */
    public Code next(Kind kind, UUID id) {
        String digits = secrets.sixDigits();
        return new Code(digits, hash(kind, id, digits));
    }

    public byte[] hash(Kind kind, UUID id, String digits) {
        return secrets.hash(kind.purpose(), id + digits);
    }

    /** Compares in constant time. */
    public boolean isRight(Kind kind, UUID id, String digits, byte[] hash) {
        return secrets.matches(kind.purpose(), id + digits, hash);
    }

    /**
     * The record whose code was typed.
     *
     * @param digits as {@link #digits} returned them
     * @param count counts an attempt of this record in one statement; empty when it has none left, was used or is too old
     * @throws InvalidInput when nothing could be counted, or the code is wrong
     */
    public <T extends Counted> T require(Kind kind, UUID id, String digits, Supplier<Optional<T>> count) {
        T counted = count.get().orElseThrow(kind::spentCode);
        if (!isRight(kind, id, digits, counted.codeHash())) {
            throw kind.wrong(counted.attempts());
        }
        return counted;
    }

    /** The code that belongs to this id, the same at every call: it can be sent again without being stored. */
    public String derived(Kind kind, UUID id) {
        return secrets.sixDigits(kind.purpose(), id.toString());
    }

    /** Whether these are the digits {@link #derived} gives, or gave before the secret changed; in constant time. */
    public boolean isDerived(Kind kind, UUID id, String digits) {
        return secrets.isSixDigits(kind.purpose(), id.toString(), digits);
    }
}
