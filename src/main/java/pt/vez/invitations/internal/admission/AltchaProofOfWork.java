package pt.vez.invitations.internal.admission;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.altcha.altcha.Altcha;
import org.springframework.stereotype.Component;
import pt.vez.invitations.ProofOfWork;
import pt.vez.platform.Secrets;
import tools.jackson.databind.json.JsonMapper;

/** Proofs of work by the protocol of ALTCHA with SHA-256. */
@Component
class AltchaProofOfWork implements ProofOfWork {
    /** Half of it on average; a cheap phone does it in about a second. */
    private static final long NUMBERS = 40_000;

    private static final Duration VALID = Duration.ofMinutes(10);
    private static final int LONGEST = 2_000;
    private static final String NETWORK = "net";
    private static final String EXPIRES = "expires";

    private final Secrets secrets;
    private final Clock clock;
    private final UsedProofRepository used;
    /** The one that signs comes first. */
    private final List<String> keys;

    private final JsonMapper json = JsonMapper.builder().build();

    AltchaProofOfWork(Secrets secrets, Clock clock, UsedProofRepository used) {
        this.secrets = secrets;
        this.clock = clock;
        this.used = used;
        this.keys = secrets.signatures("altcha", "key").stream()
                .map(HexFormat.of()::formatHex)
                .toList();
    }

    @Override
    public Altcha.Challenge challenge(String network) {
        try {
            return Altcha.createChallenge(new Altcha.ChallengeOptions()
                    .setAlgorithm(Altcha.Algorithm.SHA256)
                    .setMaxNumber(NUMBERS)
                    .setHmacKey(keys.getFirst())
                    .setSecureRandomNumber(true)
                    .addParam(NETWORK, mark("net", network))
                    .setExpires(clock.instant().plus(VALID).getEpochSecond()));
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public boolean isDone(String payload, String network) {
        if (payload.isBlank() || payload.length() > LONGEST) {
            return false;
        }
        try {
            var solution = json.readValue(
                    new String(Base64.getDecoder().decode(payload.strip()), StandardCharsets.UTF_8),
                    Altcha.Payload.class);
            Map<String, String> about = Altcha.extractParams(solution.salt);
            // Digits of the number may be passed off as the end of the salt: both values must be the ones given out.
            Instant expires = Instant.ofEpochSecond(Long.parseLong(about.getOrDefault(EXPIRES, "0")));
            Instant now = clock.instant();
            return isMark("net", network, about.getOrDefault(NETWORK, ""))
                    && expires.isAfter(now)
                    && !expires.isAfter(now.plus(VALID))
                    && isOurs(solution)
                    && firstUse("proof", solution.challenge, expires);
        } catch (Exception e) {
            return false;
        }
    }

    @Override
    public String slowTicket(String about, String network) {
        long from = clock.instant().plus(SLOW).getEpochSecond();
        return from + "." + mark("slow", from + "/" + network + "/" + about);
    }

    @Override
    public long secondsLeft(String ticket, String about, String network) {
        int dot = ticket.indexOf('.');
        if (dot < 1 || !ticket.substring(0, dot).matches("\\d{1,12}")) {
            return -1;
        }
        long from = Long.parseLong(ticket.substring(0, dot));
        Instant until = Instant.ofEpochSecond(from).plus(VALID);
        Instant now = clock.instant();
        if (!isMark("slow", from + "/" + network + "/" + about, ticket.substring(dot + 1)) || now.isAfter(until)) {
            return -1;
        }
        long left = Math.max(0, from - now.getEpochSecond());
        return left > 0 || firstUse("slow", ticket, until) ? left : -1;
    }

    private boolean firstUse(String kind, String what, Instant until) {
        return used.isFirst(secrets.hash("used-" + kind, what), until, clock.instant());
    }

    private boolean isOurs(Altcha.Payload solution) throws Exception {
        for (String key : keys) {
            if (Altcha.verifySolution(solution, key, false)) {
                return true;
            }
        }
        return false;
    }

    private String mark(String purpose, String text) {
        return shown(secrets.sign(purpose, text));
    }

    private boolean isMark(String purpose, String text, String mark) {
        return secrets.signatures(purpose, text).stream()
                .anyMatch(each -> MessageDigest.isEqual(
                        shown(each).getBytes(StandardCharsets.UTF_8), mark.getBytes(StandardCharsets.UTF_8)));
    }

    private static String shown(byte[] mac) {
        return HexFormat.of().formatHex(mac, 0, 12);
    }
}
