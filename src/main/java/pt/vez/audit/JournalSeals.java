package pt.vez.audit;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import pt.vez.platform.Secrets;

/**
 * Seals the journal in stretches: each seal is an HMAC over the seal before and every entry since. Whoever changes the table
 * by other means than this application, without its secret, leaves a seal that does not fit. The log carries each seal, so
 * that a copy of it lies where the log goes.
 */
@Component
public class JournalSeals {
    /** Every transaction that wrote an entry with a moment before this has ended. */
    private static final Duration SETTLED = Duration.ofMinutes(5);

    private static final int MOST = 20_000;
    private static final int COLUMNS = 14;
    private static final UUID BEFORE_ALL = new UUID(0, 0);
    private static final Logger log = LoggerFactory.getLogger(JournalSeals.class);
    private static final String ENTRIES = """
            select id, at, actor_id, actor_name, actor_role, association_id, association_name, mandate_id, applicant_id,
                   case_id, action, detail, subject_id, changes
              from audit_entry
             where id > ? and id <= ?
             order by id
            """;
    private final JdbcClient jdbc;
    private final Secrets secrets;
    private final Clock clock;

    JournalSeals(JdbcClient jdbc, Secrets secrets, Clock clock) {
        this.jdbc = jdbc;
        this.secrets = secrets;
        this.clock = clock;
    }

    private record Seal(long number, UUID lastEntry, int entries, byte[] mac) {}

    private record Stretch(int entries, byte[] digest) {}

    /** Seals what was written since the last seal and is five minutes old. @return how many entries */
    @Transactional
    public int seal() {
        Seal last = jdbc.sql(
                        "select number, last_entry, entries, mac from audit_seal order by number desc limit 1 for update")
                .query(JournalSeals::read)
                .optional()
                .orElse(new Seal(0, BEFORE_ALL, 0, new byte[0]));
        Optional<UUID> newest = jdbc.sql("""
                        select max(id) from (
                            select id from audit_entry where id > ? and at < ? order by id limit ?) as next
                        """)
                .params(last.lastEntry(), clock.instant().minus(SETTLED), MOST)
                .query(UUID.class)
                .optional();
        if (newest.isEmpty()) {
            return 0;
        }
        Stretch stretch = stretch(last.lastEntry(), newest.get());
        byte[] mac = mac(last.mac(), stretch);
        jdbc.sql("insert into audit_seal (number, last_entry, entries, sealed_at, mac) values (?, ?, ?, ?, ?)")
                .params(last.number() + 1, newest.get(), stretch.entries(), clock.instant(), mac)
                .update();
        log.info("Journal seal {} {}", last.number() + 1, HexFormat.of().formatHex(mac));
        return stretch.entries();
    }

    /** Says in the log, as an error, which seal is the first that does not fit; the journal was changed from there on. */
    @Transactional(readOnly = true)
    public void verify() {
        firstBroken().ifPresent(number -> log.error("Journal seal {} does not fit its entries", number));
    }

    /** @return the number of the first seal that does not fit the entries it was made of; empty when all do */
    @Transactional(readOnly = true)
    public Optional<Long> firstBroken() {
        List<Seal> seals = jdbc.sql("select number, last_entry, entries, mac from audit_seal order by number")
                .query(JournalSeals::read)
                .list();
        UUID from = BEFORE_ALL;
        byte[] before = new byte[0];
        long expected = 1;
        for (Seal seal : seals) {
            Stretch stretch = stretch(from, seal.lastEntry());
            boolean fits = seal.number() == expected
                    && seal.entries() == stretch.entries()
                    && MessageDigest.isEqual(seal.mac(), mac(before, stretch));
            if (!fits) {
                return Optional.of(expected);
            }
            from = seal.lastEntry();
            before = seal.mac();
            expected++;
        }
        return Optional.empty();
    }

    private byte[] mac(byte[] before, Stretch stretch) {
        return secrets.hash(
                "journal-seal",
                HexFormat.of().formatHex(before) + "/" + stretch.entries() + "/"
                        + HexFormat.of().formatHex(stretch.digest()));
    }

    private Stretch stretch(UUID after, UUID last) {
        MessageDigest digest = sha256();
        int[] entries = {0};
        jdbc.sql(ENTRIES).params(after, last).query(row -> {
            entries[0]++;
            add(digest, row);
        });
        return new Stretch(entries[0], digest.digest());
    }

    /**
     * Every column with its length, so that no two rows read alike. The two younger columns count where they hold
     * something: seals made before there were any still fit.
     */
    private static void add(MessageDigest digest, ResultSet row) throws SQLException {
        boolean younger = row.getString(COLUMNS - 1) != null || row.getString(COLUMNS) != null;
        for (int column = 1; column <= (younger ? COLUMNS : COLUMNS - 2); column++) {
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

    private static Seal read(ResultSet row, int n) throws SQLException {
        byte[] mac = row.getBytes(4);
        return new Seal(row.getLong(1), row.getObject(2, UUID.class), row.getInt(3), Arrays.copyOf(mac, mac.length));
    }
}
