package pt.vez.platform.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Base64;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;
import pt.vez.TestSettings;
import pt.vez.VezTest;
import pt.vez.browser.Papers;
import pt.vez.casework.CaseId;
import pt.vez.documents.Documents;
import pt.vez.platform.NewMasterKey;
import pt.vez.platform.SealedColumn;
import pt.vez.platform.StartupProblem;
import pt.vez.platform.Vault;
import pt.vez.shared.Actor;
import pt.vez.shared.Role;

/** The master key changes in steps, while everything stays readable, and the older key is needed no more in the end. */
class MasterKeyChangeTest extends VezTest {
    /** Sealed columns of what lives for days only; the other columns of bytes hold hashes, public keys and tasks. */
    private static final List<String> NOT_SEALED_ANEW = List.of(
            "platform_draft.body",
            "notifications_outbox.message",
            "casework_contact_proof.contact",
            "intake_grant.sealed_key",
            "intake_grant.public_key",
            "biometrics_session.session_key",
            "biometrics_session.package",
            "biometrics_sample.body",
            "scheduled_tasks.task_data");

    @Autowired
    private List<SealedColumn> columns;

    @Autowired
    private TransactionTemplate transactions;

    @Autowired
    private Documents documents;

    private static String encoded(String json) {
        return Base64.getEncoder().encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }

    private static Vault vault(String json) throws Exception {
        return new Vault(TestSettings.masterKey("a-secret-of-a-test-of-its-own", encoded(json)));
    }

    private int run(Vault vault) {
        return new MasterKeyChange(columns, vault, new SealedValueRepository(jdbc), transactions).run();
    }

    @Test
    void everythingIsSealedAnewAndTheOlderKeyIsNeededNoMore() throws Exception {
        String old = Files.readString(DATA.resolve("master-key.json"));
        Actor owner = actor(Role.APPLICANT);
        CaseId id = caseOf(owner).id();
        documents.upload(owner, id, "passport", new ByteArrayInputStream(Papers.pdf(1)));
        byte[] before = key(id);
        String added = Vault.withAnotherKey(old);
        assertThat(run(vault(added))).as("added and not used yet").isZero();
        String used = Vault.withLastKeyFirst(added);
        try {
            assertThat(run(vault(used))).isPositive();
            assertThat(key(id)).isNotEqualTo(before);
            assertThat(run(vault(used)))
                    .as("a second time there is nothing left")
                    .isZero();
            Vault retired = vault(Vault.withPrimaryOnly(used));
            assertThat(retired.isChanging()).isFalse();
            for (SealedColumn column : columns) {
                requireReadable(retired, column);
            }
            Vault before2 = vault(old);
            assertThatThrownBy(() -> before2.decrypting(
                            new ByteArrayInputStream(new byte[10]), key(id), "case/" + id.value() + "/file/x"))
                    .isInstanceOf(Exception.class);
        } finally {
            // The application of all tests has the old key only.
            String back = Vault.withLastKeyFirst(reordered(used));
            run(vault(back));
        }
        assertThat(documents
                        .open(
                                owner,
                                id,
                                documents.checklist(owner, id).stream()
                                        .filter(item -> item.document() != null)
                                        .findFirst()
                                        .orElseThrow()
                                        .document()
                                        .id(),
                                null)
                        .bytes())
                .isNotEmpty();
    }

    private byte[] key(CaseId id) {
        return jdbc.sql("select file_key from documents_document where case_id = ?")
                .param(id.value())
                .query((row, n) -> row.getBytes(1))
                .single();
    }

    /** Each value opens in its context under the key that is left. */
    private void requireReadable(Vault vault, SealedColumn column) {
        jdbc.sql("select %s, %s from %s where %s is not null limit 50"
                        .formatted(column.column(), column.context(), column.table(), column.column()))
                .query(row -> {
                    byte[] value = row.getBytes(1);
                    String context = row.getString(2);
                    assertThat(
                                    column.kind() == SealedColumn.Kind.FILE_KEY
                                            ? vault.rewrapped(value, context)
                                            : vault.resealed(value, context))
                            .as(column.table() + "." + column.column())
                            .isEmpty();
                    if (column.kind() == SealedColumn.Kind.CONTENT) {
                        assertThat(vault.open(value, context)).isNotEmpty();
                    } else {
                        assertThat(opens(vault, value, context)).isTrue();
                    }
                });
    }

    private static boolean opens(Vault vault, byte[] fileKey, String context) {
        try (var out = vault.encrypting(new ByteArrayOutputStream(), fileKey, context)) {
            out.write(1);
            return true;
        } catch (java.io.IOException e) {
            return false;
        }
    }

    /** The first key last, so that it is the one to seal with. */
    private static String reordered(String json) throws Exception {
        var keys = com.google.crypto.tink.TinkJsonProtoKeysetFormat.parseKeyset(
                json, com.google.crypto.tink.InsecureSecretKeyAccess.get());
        var builder = com.google.crypto.tink.KeysetHandle.newBuilder();
        for (int i = keys.size() - 1; i >= 0; i--) {
            var entry = com.google.crypto.tink.KeysetHandle.importKey(
                            keys.getAt(i).getKey())
                    .withFixedId(keys.getAt(i).getId());
            builder.addEntry(keys.getAt(i).isPrimary() ? entry.makePrimary() : entry);
        }
        return com.google.crypto.tink.TinkJsonProtoKeysetFormat.serializeKeyset(
                builder.build(), com.google.crypto.tink.InsecureSecretKeyAccess.get());
    }

    /** A column of bytes that is neither declared nor known to need nothing would keep the older key alive unseen. */
    @Test
    void everySealedColumnIsDeclared() {
        var found = new TreeSet<>(jdbc.sql("""
                        select concat(table_name, '.', column_name) from information_schema.columns
                         where table_schema = 'vez' and data_type in ('blob', 'mediumblob', 'longblob', 'varbinary')
                           and column_name not like '%hash%' and character_maximum_length > 64""").query(String.class).list());
        columns.forEach(column -> assertThat(found.remove(column.table() + "." + column.column()))
                .as(column.toString())
                .isTrue());
        found.removeAll(NOT_SEALED_ANEW);
        assertThat(found).isEmpty();
    }

    @Test
    void theStepsOfTheToolKeepTheKeyItKnows() throws Exception {
        String first = NewMasterKey.next("", "");
        String added = NewMasterKey.next("add", first);
        String used = NewMasterKey.next("use", added);
        String retired = NewMasterKey.next("retire", used);
        byte[] sealed = vault(decoded(first)).seal(new byte[] {7}, "x");
        for (String each : new String[] {added, used}) {
            assertThat(vault(decoded(each)).open(sealed, "x")).containsExactly(7);
        }
        Vault last = vault(decoded(retired));
        assertThatThrownBy(() -> last.open(sealed, "x")).isInstanceOf(IllegalStateException.class);
        assertThat(last.open(vault(decoded(used)).seal(new byte[] {8}, "x"), "x"))
                .containsExactly(8);
        assertThatThrownBy(() -> NewMasterKey.next("wrong", first)).isInstanceOf(StartupProblem.class);
    }

    private static String decoded(String key) {
        return new String(Base64.getDecoder().decode(key), StandardCharsets.UTF_8);
    }
}
