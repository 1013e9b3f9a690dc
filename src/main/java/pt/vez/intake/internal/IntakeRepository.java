package pt.vez.intake.internal;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import pt.vez.casework.CaseOutline;
import pt.vez.intake.IntakePerson;
import pt.vez.intake.IntakeState;
import pt.vez.intake.IntakeView;
import pt.vez.intake.PutAwayReason;
import pt.vez.platform.DatabaseLocks;
import pt.vez.platform.SealedFiles.Sealed;
import pt.vez.platform.Vault;
import pt.vez.shared.NotFound;
import tools.jackson.databind.json.JsonMapper;

/** The table of intakes. Personal data is sealed; every query is restricted to the association. */
@Component
class IntakeRepository {
    private static final String COLUMNS = "select id, account_id, partner_id, ticket, state, made_at, received_at,"
            + " clock_off_seconds, digest, person, kept_with, case_id, case_number,"
            + " put_away_reason, put_away_by, put_away_at from intake_record ";
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private final JdbcClient jdbc;
    private final Vault vault;
    private final DatabaseLocks locks;
    private final Clock clock;

    IntakeRepository(JdbcClient jdbc, Vault vault, DatabaseLocks locks, Clock clock) {
        this.jdbc = jdbc;
        this.vault = vault;
        this.locks = locks;
        this.clock = clock;
    }

    record Entry(
            UUID id,
            UUID accountId,
            UUID partnerId,
            String ticket,
            IntakeState state,
            Instant made,
            Instant received,
            @Nullable Long clockOffSeconds,
            byte[] digest,
            IntakePerson person,
            @Nullable UUID keptWith,
            @Nullable UUID caseId,
            @Nullable String caseNumber,
            @Nullable Away away) {}

    record Away(PutAwayReason reason, UUID by, Instant at) {
        static @Nullable Away of(ResultSet row) throws SQLException {
            String reason = row.getString("put_away_reason");
            return reason == null
                    ? null
                    : new Away(
                            PutAwayReason.valueOf(reason),
                            row.getObject("put_away_by", UUID.class),
                            row.getObject("put_away_at", Instant.class));
        }
    }

    private RowMapper<Entry> entries() {
        return (row, n) -> {
            UUID id = row.getObject("id", UUID.class);
            return new Entry(
                    id,
                    row.getObject("account_id", UUID.class),
                    row.getObject("partner_id", UUID.class),
                    row.getString("ticket"),
                    IntakeState.valueOf(row.getString("state")),
                    row.getObject("made_at", Instant.class),
                    row.getObject("received_at", Instant.class),
                    row.getObject("clock_off_seconds", Long.class),
                    row.getBytes("digest"),
                    JSON.readValue(
                            new String(vault.open(row.getBytes("person"), context(id)), StandardCharsets.UTF_8),
                            IntakePerson.class),
                    row.getObject("kept_with", UUID.class),
                    row.getObject("case_id", UUID.class),
                    row.getString("case_number"),
                    Away.of(row));
        };
    }

    /** The record of any sender; only to answer the same record sent again. */
    Optional<Entry> find(UUID id) {
        return jdbc.sql(COLUMNS + "where id = ?").param(id).query(entries()).optional();
    }

    Optional<Entry> find(UUID partnerId, UUID id, boolean lock) {
        return jdbc.sql(COLUMNS + "where id = ? and partner_id = ?" + (lock ? " for update" : ""))
                .params(id, partnerId)
                .query(entries())
                .optional();
    }

    List<Entry> page(UUID partnerId, Set<IntakeState> states, int offset, int limit) {
        return jdbc.sql(COLUMNS + """
                        where partner_id = :partner and state in (:states)
                        order by received_at desc, id desc limit :limit offset :offset""")
                .param("partner", partnerId)
                .param("states", names(states))
                .param("limit", limit)
                .param("offset", offset)
                .query(entries())
                .list();
    }

    int count(UUID partnerId, Set<IntakeState> states) {
        return jdbc.sql("select count(*) from intake_record where partner_id = :partner and state in (:states)")
                .param("partner", partnerId)
                .param("states", names(states))
                .query(Integer.class)
                .single();
    }

    private static List<String> names(Set<IntakeState> states) {
        return states.stream().map(Enum::name).toList();
    }

    void putAway(UUID id, Away away) {
        jdbc.sql("""
                        update intake_record
                           set state = 'PUT_AWAY', put_away_reason = ?, put_away_by = ?, put_away_at = ?
                         where id = ?""").params(away.reason().name(), away.by(), away.at(), id).update();
    }

    void restore(UUID id) {
        jdbc.sql("""
                        update intake_record
                           set state = 'RECEIVED', put_away_reason = null, put_away_by = null, put_away_at = null
                         where id = ?""").param(id).update();
    }

    /** Lets those who write about the same person pass one after the other until their transactions end. */
    void passOneByOne(UUID partnerId, MatchHashes.Of marks) {
        locks.hold("intake.person", marks.keys(partnerId));
    }

    void insert(UUID grantId, Entry entry, MatchHashes.Of marks, List<StoredPhotograph> photographs) {
        byte[] sealed = vault.seal(
                JSON.writeValueAsString(entry.person()).getBytes(StandardCharsets.UTF_8), context(entry.id()));
        jdbc.sql("insert into intake_record (id, grant_id, account_id, partner_id, ticket, state, made_at, received_at,"
                        + " clock_off_seconds, digest, person, person_mark, document_mark)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
                .param(entry.id())
                .param(grantId)
                .param(entry.accountId())
                .param(entry.partnerId())
                .param(entry.ticket())
                .param(entry.state().name())
                .param(entry.made())
                .param(entry.received())
                .param(entry.clockOffSeconds())
                .param(entry.digest())
                .param(sealed)
                .param(marks.person())
                .param(marks.document())
                .update();
        for (int i = 0; i < photographs.size(); i++) {
            StoredPhotograph kept = photographs.get(i);
            jdbc.sql("insert into intake_photograph (id, record_id, position, size_bytes, storage_key, file_key)"
                            + " values (?, ?, ?, ?, ?, ?)")
                    .params(
                            kept.id(),
                            entry.id(),
                            i + 1,
                            kept.size(),
                            kept.file().storageKey(),
                            kept.file().fileKey())
                    .update();
        }
    }

    void opened(UUID id, CaseOutline outline) {
        jdbc.sql("update intake_record set state = 'CASE', case_id = ?, case_number = ? where id = ?")
                .params(outline.id().value(), outline.number().value(), id)
                .update();
    }

    /** A photograph and the intake it was sent with. */
    record Belonging(UUID intakeId, StoredPhotograph kept) {
        IntakeView.Photograph view() {
            return new IntakeView.Photograph(kept.id(), intakeId);
        }

        /** @throws NotFound when it is not among them */
        static Belonging one(List<Belonging> among, UUID photographId) {
            return among.stream()
                    .filter(each -> each.kept().id().equals(photographId))
                    .findFirst()
                    .orElseThrow(() -> new NotFound("error.notFound"));
        }
    }

    private static final RowMapper<Belonging> BELONGING = (row, n) -> new Belonging(
            row.getObject("record_id", UUID.class),
            new StoredPhotograph(
                    row.getObject("id", UUID.class),
                    row.getInt("size_bytes"),
                    new Sealed(row.getString("storage_key"), row.getBytes("file_key"))));

    /** Photographs of an intake and of those kept with it that are no documents yet. */
    List<Belonging> photographs(UUID id) {
        return jdbc.sql("select p.* from intake_photograph p join intake_record r on r.id = p.record_id"
                        + " where (r.id = ? or r.kept_with = ?) and p.attached_at is null"
                        + " order by r.received_at, r.id, p.position")
                .params(id, id)
                .query(BELONGING)
                .list();
    }

    /** Photographs that wait for a case of the association to have a mandate. */
    List<Belonging> photographsOfCase(UUID partnerId, UUID caseId) {
        return jdbc.sql("select p.* from intake_photograph p join intake_record r on r.id = p.record_id"
                        + " left join intake_record k on k.id = r.kept_with"
                        + " where r.partner_id = ? and (r.case_id = ? or k.case_id = ?) and p.attached_at is null"
                        + " order by r.received_at, r.id, p.position")
                .params(partnerId, caseId, caseId)
                .query(BELONGING)
                .list();
    }

    /** @return false when another request attached it in the meantime */
    boolean claim(UUID photographId) {
        return jdbc.sql("update intake_photograph set attached_at = ? where id = ? and attached_at is null")
                        .params(clock.instant(), photographId)
                        .update()
                == 1;
    }

    void release(UUID photographId) {
        jdbc.sql("update intake_photograph set attached_at = null where id = ?")
                .param(photographId)
                .update();
    }

    private static String context(UUID id) {
        return "intake/" + id;
    }
}
