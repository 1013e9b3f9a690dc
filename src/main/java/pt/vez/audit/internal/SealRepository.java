package pt.vez.audit.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import pt.vez.shared.Actor;

/** Seals of the journal and the entries each was made of. */
@Component
class SealRepository {
    private static final String SEAL = "select number, last_entry, entries, mac, former_mac from audit_seal ";
    private final JdbcClient jdbc;

    SealRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A seal over the entries after the seal before, up to {@code lastEntry}.
     *
     * @param former its MAC from before the names left its entries
     */
    record Seal(long number, UUID lastEntry, int entries, byte[] mac, byte @Nullable [] former) {}

    Optional<Seal> lockNewest() {
        return jdbc.sql(SEAL + "order by number desc limit 1 for update")
                .query(SealRepository::seal)
                .optional();
    }

    /** In the order they were made. */
    List<Seal> all() {
        return jdbc.sql(SEAL + "order by number").query(SealRepository::seal).list();
    }

    Optional<Seal> find(long number) {
        return jdbc.sql(SEAL + "where number = :number")
                .param("number", number)
                .query(SealRepository::seal)
                .optional();
    }

    /** The first after this number whose entries hold names, locked until the transaction ends. */
    Optional<Seal> lockNextWithNames(long after) {
        return jdbc.sql(SEAL + "where not nameless and number > :after order by number limit 1 for update")
                .param("after", after)
                .query(SealRepository::seal)
                .optional();
    }

    private static Seal seal(ResultSet row, int n) throws SQLException {
        byte[] mac = row.getBytes("mac");
        return new Seal(
                row.getLong("number"),
                row.getObject("last_entry", UUID.class),
                row.getInt("entries"),
                Arrays.copyOf(mac, mac.length),
                row.getBytes("former_mac"));
    }

    void insert(Seal seal, boolean nameless, Instant now) {
        jdbc.sql("""
                        insert into audit_seal (number, last_entry, entries, sealed_at, mac, nameless)
                        values (:number, :last, :entries, :now, :mac, :nameless)""")
                .param("number", seal.number())
                .param("last", seal.lastEntry())
                .param("entries", seal.entries())
                .param("now", now)
                .param("mac", seal.mac())
                .param("nameless", nameless)
                .update();
    }

    /** Puts a MAC over entries without names in the place of the one there was, which is kept. */
    void replaceMac(long number, byte[] mac) {
        jdbc.sql("""
                        update audit_seal
                           set former_mac = mac, mac = :mac, nameless = true
                         where number = :number""").param("mac", mac).param("number", number).update();
    }

    /** The last of the next entries, at most so many, that were written before a moment. */
    Optional<UUID> lastEntry(UUID after, Instant before, int most) {
        return jdbc.sql("""
                        select max(id)
                          from (select id from audit_entry
                                 where id > :after and at < :before
                                 order by id
                                 limit :most) as next""")
                .param("after", after)
                .param("before", before)
                .param("most", most)
                .query(UUID.class)
                .optional();
    }

    /**
     * Reads entries in the order they were made. The order of the columns is part of every seal; {@code actor_name} is
     * the fourth.
     */
    void readEntries(UUID after, UUID last, RowCallbackHandler entry) {
        jdbc.sql("""
                        select id, at, actor_id, actor_name, actor_role, partner_id, association_name, mandate_id,
                               applicant_id, case_id, action, detail, subject_id, changes, actor_kind
                          from audit_entry
                         where id > :after and id <= :last
                         order by id""").param("after", after).param("last", last).query(entry);
    }

    /** Takes names out of entries, after what they say about the kind of the actor is stored as such. */
    void dropNames(UUID after, UUID last) {
        jdbc.sql("""
                        update audit_entry
                           set actor_kind = coalesce(actor_kind, case
                                   when actor_name <> :product then 'PERSON'
                                   when actor_id = :unknown then 'UNKNOWN'
                                   when action like 'account.%' then 'PERSON'
                                   when action like 'biometrics.%' or action = 'application.erased' then 'SYSTEM'
                                   else 'LINK' end),
                               actor_name = null
                         where id > :after and id <= :last and actor_name is not null""")
                .param("product", Actor.PRODUCT)
                .param("unknown", JournalActors.UNKNOWN)
                .param("after", after)
                .param("last", last)
                .update();
    }
}
