package pt.vez.invitations;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import pt.vez.platform.Secrets;

/** What people in the waiting room keep themselves: a signed place or pass, bound to the identity it was given to. */
final class WaitingTickets {
    private final Secrets secrets;

    WaitingTickets(Secrets secrets) {
        this.secrets = secrets;
    }

    /** What somebody kept. @param epoch of the room it was given in */
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
        return body + "." + mac(identity, body);
    }

    private String mac(String identity, String body) {
        byte[] mac = secrets.hash("room", identity + "|" + body);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(mac, 12));
    }

    /** Null for what is over or was not given to this identity. */
    @Nullable
    Kept read(String identity, @Nullable String kept, Instant now) {
        if (kept == null || kept.length() > 100) {
            return null;
        }
        int cut = kept.lastIndexOf('.');
        if (cut < 0
                || !MessageDigest.isEqual(
                        mac(identity, kept.substring(0, cut)).getBytes(StandardCharsets.US_ASCII),
                        kept.substring(cut + 1).getBytes(StandardCharsets.US_ASCII))) {
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
