package pt.vez.audit.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import pt.vez.TestSettings;
import pt.vez.VezTest;
import pt.vez.platform.Limits;
import pt.vez.platform.Limits.TooManyAttempts;
import pt.vez.platform.Secrets;
import pt.vez.shared.Ids;

/** The journal against somebody with the application's own account at the database. Seals are tried on tables of their own. */
class JournalSealsTest extends VezTest {
    @Autowired
    private Secrets secrets;

    @Autowired
    private Limits limits;

    @Autowired
    private DataSource source;

    private JdbcClient other;

    /** The same tables, with the same keys and triggers left out, in a database of their own. */
    @BeforeAll
    void copy() throws Exception {
        var pool = source.unwrap(HikariDataSource.class);
        String url = pool.getJdbcUrl().replace("/vez?", "/seals?createDatabaseIfNotExist=true&");
        other = JdbcClient.create(new DriverManagerDataSource(url, pool.getUsername(), pool.getPassword()));
        other.sql("drop table if exists audit_seal, audit_entry").update();
        other.sql("create table audit_entry like vez.audit_entry").update();
        other.sql("create table audit_seal like vez.audit_seal").update();
    }

    @AfterAll
    void remove() {
        jdbc.sql("drop database if exists seals").update();
    }

    private JournalSeals seals() {
        return new JournalSeals(new SealRepository(other), secrets, Clock.systemUTC());
    }

    private UUID entry(String detail, Instant at) {
        UUID id = Ids.next();
        other.sql("insert into audit_entry (id, at, actor_id, actor_kind, actor_role, action, detail)"
                        + " values (?, ?, ?, 'PERSON', 'OFFICER', 'case.read', ?)")
                .params(id, at, UUID.randomUUID(), detail)
                .update();
        return id;
    }

    private UUID sealed() {
        other.sql("delete from audit_seal").update();
        other.sql("delete from audit_entry").update();
        Instant longAgo = Instant.now().minusSeconds(900);
        entry("first", longAgo);
        UUID middle = entry("middle", longAgo);
        entry("last", longAgo);
        assertThat(seals().seal()).isEqualTo(3);
        entry("later", longAgo);
        assertThat(seals().seal()).isEqualTo(1);
        entry("just now", Instant.now());
        assertThat(seals().seal()).isZero();
        assertThat(seals().firstBroken()).isEmpty();
        return middle;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update audit_entry set detail = 'other' where id = ?",
                "update audit_entry set actor_id = null where id = ?",
                "update audit_entry set actor_kind = 'LINK' where id = ?",
                "update audit_entry set actor_name = 'Ana' where id = ?",
                "update audit_entry set at = at + interval 1 second where id = ?",
                "delete from audit_entry where id = ?",
                "update audit_seal set entries = 2 where number = 1 and ? is not null",
                "delete from audit_seal where number = 1 and ? is not null"
            })
    void aChangeToWhatWasSealedIsFound(String change) {
        UUID middle = sealed();
        other.sql(change).param(middle).update();
        assertThat(seals().firstBroken()).contains(1L);
    }

    @Test
    @ExtendWith(OutputCaptureExtension.class)
    void aBrokenSealIsAnErrorInTheLog(CapturedOutput log) {
        UUID middle = sealed();
        seals().verify();
        assertThat(log).doesNotContain("does not fit");
        other.sql("delete from audit_entry where id = ?").param(middle).update();
        seals().verify();
        assertThat(log).contains("Journal seal 1 does not fit its entries");
        assertThat(jdbc.sql("select count(*) from scheduled_tasks where task_name = 'audit-verify'")
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void anotherSecretMakesNoSealThatFits() {
        sealed();
        var stranger = new JournalSeals(new SealRepository(other), strange(), Clock.systemUTC());
        assertThat(stranger.firstBroken()).contains(1L);
    }

    private Secrets strange() {
        return new Secrets(TestSettings.secret("another-secret-of-another-house"));
    }

    private UUID entryWithName(String name, UUID actor, String action) {
        UUID id = Ids.next();
        other.sql("insert into audit_entry (id, at, actor_id, actor_name, actor_role, action, detail)"
                        + " values (?, ?, ?, ?, 'APPLICANT', ?, '')")
                .params(id, Instant.now().minusSeconds(900), actor, name, action)
                .update();
        return id;
    }

    private String kind(UUID entry) {
        return other.sql("select concat(actor_kind, ' ', coalesce(actor_name, '-')) from audit_entry where id = ?")
                .param(entry)
                .query(String.class)
                .single();
    }

    private void dropAllNames() {
        Optional<Long> stretch = Optional.of(0L);
        while (stretch.isPresent()) {
            stretch = seals().dropNames(stretch.get());
        }
    }

    /** Entries of the time when the journal held names, in two stretches, then one of now. */
    private List<UUID> withNames() {
        other.sql("delete from audit_seal").update();
        other.sql("delete from audit_entry").update();
        List<UUID> entries = new ArrayList<>();
        entries.add(entryWithName("Ana Silva", UUID.randomUUID(), "case.read"));
        entries.add(entryWithName("Vez", UUID.randomUUID(), "appointment.booked"));
        assertThat(seals().seal()).isEqualTo(2);
        entries.add(entryWithName("Vez", UUID.randomUUID(), "biometrics.erased"));
        entries.add(entryWithName("Vez", new UUID(0, 0), "account.limit"));
        assertThat(seals().seal()).isEqualTo(2);
        entries.add(entry("now", Instant.now().minusSeconds(900)));
        assertThat(seals().seal()).isEqualTo(1);
        return entries;
    }

    @Test
    void namesLeaveOldEntriesAndEverySealStillFits() {
        List<UUID> entries = withNames();
        // Stretch by stretch, as after a restart in between.
        assertThat(seals().dropNames(0)).contains(1L);
        assertThat(seals().firstBroken()).isEmpty();
        dropAllNames();
        assertThat(seals().firstBroken()).isEmpty();
        assertThat(entries.stream().map(this::kind))
                .containsExactly("PERSON -", "LINK -", "SYSTEM -", "UNKNOWN -", "PERSON -");
        assertThat(seals().dropNames(0)).isEmpty();
        entry("after", Instant.now().minusSeconds(800));
        assertThat(seals().seal()).isEqualTo(1);
        assertThat(seals().firstBroken()).isEmpty();
        other.sql("update audit_entry set detail = 'other' where id = ?")
                .param(entries.get(2))
                .update();
        assertThat(seals().firstBroken()).contains(2L);
    }

    @Test
    void aChangeFromBeforeTheNamesLeftIsStillFoundAfterwards() {
        List<UUID> entries = withNames();
        other.sql("update audit_entry set action = 'other' where id = ?")
                .param(entries.getFirst())
                .update();
        dropAllNames();
        assertThat(seals().firstBroken()).contains(1L);
        assertThat(kind(entries.get(2))).isEqualTo("SYSTEM -");
    }

    @Test
    void onlyTheNameOfAnEntryMayGoAndNothingElseWithIt() {
        UUID id = Ids.next();
        jdbc.sql("insert into audit_entry (id, at, actor_id, actor_name, actor_role, action, detail)"
                        + " values (?, now(6), ?, 'Ana Silva', 'OFFICER', 'case.read', 'code')")
                .params(id, UUID.randomUUID())
                .update();
        String goes = "update audit_entry set actor_name = null, actor_kind = 'PERSON'";
        for (String more :
                List.of(", detail = 'other'", ", detail = 'CODE'", ", actor_role = 'APPLICANT'", ", changes = 'x'")) {
            assertThatThrownBy(() ->
                            jdbc.sql(goes + more + " where id = ?").param(id).update())
                    .as(more)
                    .isInstanceOf(Exception.class);
        }
        assertThat(jdbc.sql(goes + " where id = ?").param(id).update()).isEqualTo(1);
        assertThatThrownBy(() -> jdbc.sql("update audit_entry set actor_kind = 'LINK' where id = ?")
                        .param(id)
                        .update())
                .isInstanceOf(Exception.class);
    }

    @Test
    void theJournalIsNeitherChangedNorEmptied() {
        for (String act : List.of(
                "delete from audit_entry",
                "update audit_entry set detail = ''",
                "update audit_entry set actor_kind = 'SYSTEM' where actor_kind = 'PERSON'",
                "update audit_entry set actor_name = 'Ana'",
                "truncate table audit_entry",
                "drop table audit_entry",
                "update audit_security_event set detail = ''")) {
            if (act.contains("security_event")) {
                attempt("refused");
            }
            assertThatThrownBy(() -> jdbc.sql(act).update()).as(act).isInstanceOf(Exception.class);
        }
        assertThat(jdbc.sql("select count(*) from audit_entry")
                        .query(Integer.class)
                        .single())
                .isPositive();
    }

    private void attempt(String who) {
        for (int i = 0; i < 2; i++) {
            try {
                limits.count("journal.test", who, 1, Duration.ofHours(1));
            } catch (TooManyAttempts e) {
                return;
            }
        }
    }

    @Test
    void aLimitThatWasReachedIsASecurityEventWithoutAWordOfWhatWasTyped() {
        attempt("typed by Ana");
        assertThat(jdbc.sql("select detail from audit_security_event where kind = 'LIMIT' order by at desc, id desc")
                        .query(String.class)
                        .list())
                .contains("journal.test")
                .noneMatch(detail -> detail.contains("Ana"));
    }
}
