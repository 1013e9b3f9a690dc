package pt.vez.audit.internal;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import pt.vez.audit.internal.SealRepository.Seal;
import pt.vez.platform.Secrets;

/**
 * Seals the journal in stretches: each seal is an HMAC over the seal before and every entry since. A change of the
 * table by another program, which lacks the secret, leaves a seal that does not fit. The log carries each seal, so
 * that a copy of it is stored where the log is sent.
 */
@Component
class JournalSeals {
    /** Every transaction that wrote an entry with a moment before this has ended. */
    private static final Duration SETTLED = Duration.ofMinutes(5);

    private static final int MOST = 20_000;
    private static final int COLUMNS = 15;
    private static final int NAME = 4;
    private static final Seal BEGINNING = new Seal(0, new UUID(0, 0), 0, new byte[0], null);
    private static final Logger log = LoggerFactory.getLogger(JournalSeals.class);
    private final SealRepository seals;
    private final Secrets secrets;
    private final Clock clock;

    JournalSeals(SealRepository seals, Secrets secrets, Clock clock) {
        this.seals = seals;
        this.secrets = secrets;
        this.clock = clock;
    }

    private record Stretch(int entries, byte[] digest, boolean nameless) {}

    /**
     * Seals what was written since the last seal and is five minutes old.
     *
     * @return how many entries
     */
    @Transactional
    public int seal() {
        Seal last = seals.lockNewest().orElse(BEGINNING);
        Optional<UUID> newest =
                seals.lastEntry(last.lastEntry(), clock.instant().minus(SETTLED), MOST);
        if (newest.isEmpty()) {
            return 0;
        }
        Stretch stretch = stretch(last.lastEntry(), newest.get());
        byte[] mac = mac(last.mac(), stretch);
        seals.insert(
                new Seal(last.number() + 1, newest.get(), stretch.entries(), mac, null),
                stretch.nameless(),
                clock.instant());
        log.info("Journal seal {} {}", last.number() + 1, HexFormat.of().formatHex(mac));
        return stretch.entries();
    }

    /**
     * Says in the log, as an error, which seal is the first that does not fit; the journal was changed from there on.
     */
    @Transactional(readOnly = true)
    public void verify() {
        firstBroken().ifPresent(number -> log.error("Journal seal {} does not fit its entries", number));
    }

    /** @return the number of the first seal that does not fit the entries it was made of; empty when all do */
    @Transactional(readOnly = true)
    public Optional<Long> firstBroken() {
        Seal before = BEGINNING;
        for (Seal seal : seals.all()) {
            if (!fits(seal, before, stretch(before.lastEntry(), seal.lastEntry()))) {
                return Optional.of(before.number() + 1);
            }
            before = seal;
        }
        return Optional.empty();
    }

    /** A seal was chained to the one before as that was then: with the MAC it has now, or the former one. */
    private boolean fits(Seal seal, Seal before, Stretch stretch) {
        byte[] former = before.former();
        return seal.number() == before.number() + 1
                && seal.entries() == stretch.entries()
                && (MessageDigest.isEqual(seal.mac(), mac(before.mac(), stretch))
                        || former != null && MessageDigest.isEqual(seal.mac(), mac(former, stretch)));
    }

    /**
     * Takes the names out of the entries of the first sealed stretch that has any, and makes its seal anew; kind and
     * identifier of the actor stay. The log carries the former and the new seal.
     *
     * @param after the number of the last stretch that was looked at
     * @return the number of this one; empty when no stretch after it has names
     */
    @Transactional
    public Optional<Long> dropNames(long after) {
        Seal seal = seals.lockNextWithNames(after).orElse(null);
        if (seal == null) {
            return Optional.empty();
        }
        Seal before = seals.find(seal.number() - 1).orElse(BEGINNING);
        if (fits(seal, before, stretch(before.lastEntry(), seal.lastEntry()))) {
            dropNames(seal, before);
        } else {
            log.error("Journal seal {} does not fit its entries: it keeps its names", seal.number());
        }
        return Optional.of(seal.number());
    }

    private void dropNames(Seal seal, Seal before) {
        seals.dropNames(before.lastEntry(), seal.lastEntry());
        byte[] mac = mac(before.mac(), stretch(before.lastEntry(), seal.lastEntry()));
        seals.replaceMac(seal.number(), mac);
        log.info(
                "Journal seal {} {} instead of {}: names left its entries",
                seal.number(),
                HexFormat.of().formatHex(mac),
                HexFormat.of().formatHex(seal.mac()));
    }

    private byte[] mac(byte[] before, Stretch stretch) {
        return secrets.hash(
                "journal-seal",
                HexFormat.of().formatHex(before) + "/" + stretch.entries() + "/"
                        + HexFormat.of().formatHex(stretch.digest()));
    }

    private Stretch stretch(UUID after, UUID last) {
        MessageDigest digest = sha256();
        int[] entries = {0, 0};
        seals.readEntries(after, last, row -> {
            entries[0]++;
            entries[1] += row.getString(NAME) == null ? 0 : 1;
            add(digest, row);
        });
        return new Stretch(entries[0], digest.digest(), entries[1] == 0);
    }

    /**
     * Every column with its length, so that no two rows read alike. The younger columns count where they hold
     * something: seals made before there were any still fit.
     */
    private static void add(MessageDigest digest, ResultSet row) throws SQLException {
        boolean subject = row.getString(COLUMNS - 2) != null || row.getString(COLUMNS - 1) != null;
        int columns = row.getString(COLUMNS) != null ? COLUMNS : subject ? COLUMNS - 1 : COLUMNS - 3;
        for (int column = 1; column <= columns; column++) {
            String text = row.getString(column);
            byte[] bytes = text == null ? new byte[0] : text.getBytes(StandardCharsets.UTF_8);
            digest.update(ByteBuffer.allocate(4)
                    .putInt(text == null ? -1 : bytes.length)
                    .array());
            digest.update(bytes);
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
