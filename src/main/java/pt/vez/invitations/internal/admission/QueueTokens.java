package pt.vez.invitations.internal.admission;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import pt.vez.platform.Secrets;

/** What people in the waiting room keep themselves: a signed place or pass, bound to the identity it was given to. */
final class QueueTokens {
    private static final String PURPOSE = "room";
    private final Secrets secrets;

    QueueTokens(Secrets secrets) {
        this.secrets = secrets;
    }

    /**
     * What the client's token says.
     *
     * @param epoch of the room it was given in
     */
    record Kept(boolean pass, boolean lot, long epoch, long number) {}

    String pass(String identity, long epoch, Instant expires) {
        return write(identity, 'P', epoch, 0, expires);
    }

    String place(String identity, boolean lot, long epoch, long number, Instant expires) {
        return write(identity, lot ? 'L' : 'S', epoch, number, expires);
    }

    /** {@code kind.epoch.number.expires.mac}, bound to the identity. */
    private String write(String identity, char kind, long epoch, long number, Instant expires) {
        String body = kind + "." + Long.toString(epoch, 36) + "." + Long.toString(number, 36) + "."
                + Long.toString(expires.getEpochSecond(), 36);
        return body + "." + shown(secrets.sign(PURPOSE, identity + "|" + body));
    }

    private boolean isSigned(String identity, String body, String mac) {
        return secrets.signatures(PURPOSE, identity + "|" + body).stream()
                .anyMatch(each -> MessageDigest.isEqual(
                        shown(each).getBytes(StandardCharsets.US_ASCII), mac.getBytes(StandardCharsets.US_ASCII)));
    }

    private static String shown(byte[] mac) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(mac, 12));
    }

    /** Null for what is over or was not given to this identity. */
    @Nullable
    Kept read(String identity, @Nullable String kept, Instant now) {
        if (kept == null || kept.length() > 100) {
            return null;
        }
        int cut = kept.lastIndexOf('.');
        if (cut < 0 || !isSigned(identity, kept.substring(0, cut), kept.substring(cut + 1))) {
            return null;
        }
        String[] fields = kept.substring(0, cut).split("\\.");
        if (Long.parseLong(fields[3], 36) < now.getEpochSecond()) {
            return null;
        }
        return new Kept(
                fields[0].equals("P"),
                fields[0].equals("L"),
                Long.parseLong(fields[1], 36),
                Long.parseLong(fields[2], 36));
    }
}
