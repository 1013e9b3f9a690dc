package pt.vez.invitations.internal;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;
import pt.vez.calendar.Municipalities;
import pt.vez.invitations.InvitationLink;
import pt.vez.invitations.InvitationLinks;
import pt.vez.platform.Secrets;
import pt.vez.scheduling.Centres;
import pt.vez.scheduling.ServiceType;
import pt.vez.shared.NotFound;

/** Writes and reads signed addresses: 25 bytes of content and 11 of HMAC-SHA-256, 48 letters that fit a small QR code. */
@Component
class SignedLinkCodec implements InvitationLinks {
    private static final int BODY = 25;
    private static final int MAC = 11;
    private static final String PURPOSE = "link";
    private static final Duration NAMES_FRESH = Duration.ofMinutes(1);
    private final Secrets secrets;
    private final Municipalities municipalities;
    private final Centres centres;
    private final Clock clock;
    private final Map<Short, String> services = new ConcurrentHashMap<>();
    private final Map<Short, String> places = new ConcurrentHashMap<>();
    private volatile Instant namesRead = Instant.EPOCH;

    SignedLinkCodec(Secrets secrets, Municipalities municipalities, Centres centres, Clock clock) {
        this.secrets = secrets;
        this.municipalities = municipalities;
        this.centres = centres;
        this.clock = clock;
    }

    @Override
    public String write(InvitationLink invitationLink) {
        byte[] body = ByteBuffer.allocate(BODY)
                .put((byte) invitationLink.kind().ordinal())
                .putLong(invitationLink.id().getMostSignificantBits())
                .putLong(invitationLink.id().getLeastSignificantBits())
                .putInt((int) invitationLink.expires().getEpochSecond())
                .putShort(mark(invitationLink.service()))
                .putShort(mark(invitationLink.municipality()))
                .array();
        byte[] all = Arrays.copyOf(body, BODY + MAC);
        System.arraycopy(secrets.sign(PURPOSE, text(body)), 0, all, BODY, MAC);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(all);
    }

    private static String text(byte[] body) {
        return new String(body, StandardCharsets.ISO_8859_1);
    }

    private boolean isSigned(byte[] body, byte[] mac) {
        return secrets.signatures(PURPOSE, text(body)).stream()
                .anyMatch(each -> MessageDigest.isEqual(Arrays.copyOf(each, MAC), mac));
    }

    @Override
    public InvitationLink read(String token) {
        byte[] all = decoded(token);
        byte[] body = Arrays.copyOf(all, BODY);
        if (!isSigned(body, Arrays.copyOfRange(all, BODY, BODY + MAC))) {
            throw new NotFound("link.unknown");
        }
        var from = ByteBuffer.wrap(body);
        int kind = from.get();
        var id = new UUID(from.getLong(), from.getLong());
        Instant expires = Instant.ofEpochSecond(Integer.toUnsignedLong(from.getInt()));
        return new InvitationLink(
                InvitationLink.Kind.values()[kind],
                id,
                expires,
                name(services, from.getShort()),
                name(places, from.getShort()));
    }

    private static byte[] decoded(String token) {
        try {
            byte[] all = Base64.getUrlDecoder().decode(token);
            if (all.length == BODY + MAC) {
                return all;
            }
        } catch (IllegalArgumentException e) {
            // Not even Base64: answered like any other address whose signature does not fit.
        }
        throw new NotFound("link.unknown");
    }

    private static short mark(String name) {
        int hash = 7;
        for (int i = 0; i < name.length(); i++) {
            hash = hash * 131 + name.charAt(i);
        }
        return (short) (hash ^ (hash >>> 16));
    }

    private String name(Map<Short, String> names, short mark) {
        String known = names.get(mark);
        if (known == null && namesRead.plus(NAMES_FRESH).isBefore(clock.instant())) {
            namesRead = clock.instant();
            centres.services().stream().map(ServiceType::code).forEach(code -> services.put(mark(code), code));
            municipalities.all().forEach(place -> places.put(mark(place.code()), place.code()));
            places.put(mark(""), "");
            known = names.get(mark);
        }
        return Objects.requireNonNullElse(known, "");
    }
}
