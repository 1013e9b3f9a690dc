package pt.vez.shared;

import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.UUID;

/** Time-ordered identifiers: UUID version 7 (RFC 9562 §5.7), so that new rows land at the end of their index. */
public final class Ids {
    private static final SecureRandom RANDOM = new SecureRandom();

    private Ids() {}

    /** A new identifier whose first 48 bits are {@code epochMillis}. */
    public static UUID next(long epochMillis) {
        byte[] random = new byte[10];
        RANDOM.nextBytes(random);
        var bits = ByteBuffer.wrap(random);
        long high = (epochMillis << 16) | 0x7000L | (bits.getShort() & 0x0FFFL);
        long low = (bits.getLong() & 0x3FFFFFFFFFFFFFFFL) | 0x8000000000000000L;
        return new UUID(high, low);
    }

    /** The smallest identifier of the millisecond, to find everything made since. */
    public static UUID first(long epochMillis) {
        return new UUID((epochMillis << 16) | 0x7000L, 0x8000000000000000L);
    }

    public static UUID next() {
        return next(System.currentTimeMillis());
    }

    /** The id an address names; none for anything else. */
    public static Optional<UUID> parse(String typed) {
        try {
            return Optional.of(UUID.fromString(typed));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
