package pt.vez.documents.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import pt.vez.VezTest;
import pt.vez.browser.Papers;
import pt.vez.casework.CaseId;
import pt.vez.documents.DocumentView;
import pt.vez.documents.Documents;
import pt.vez.documents.RejectReason;
import pt.vez.documents.UploadRefused;
import pt.vez.platform.FileStore;
import pt.vez.platform.StoreSweep;
import pt.vez.shared.Actor;
import pt.vez.shared.Role;

/** No file outlives its row or its term. */
class DocumentRetentionTest extends VezTest {
    @Autowired
    private Documents documents;

    @Autowired
    private DocumentRetention retention;

    @Autowired
    private StoreSweep sweep;

    @Autowired
    private FileStore store;

    private Actor owner;
    private CaseId id;

    @BeforeEach
    void ownCase() {
        owner = actor(Role.APPLICANT);
        id = caseOf(owner).id();
    }

    private DocumentView upload(byte[] content) {
        return documents.upload(owner, id, "passport", new ByteArrayInputStream(content));
    }

    private Set<String> stored() throws IOException {
        Set<String> keys = new HashSet<>();
        store.olderThan(Instant.now().plus(Duration.ofDays(1)), key -> {
            if (retention.owns(key)) {
                keys.add(key);
            }
        });
        return keys;
    }

    private List<String> keys(String table, String column, UUID value) {
        return jdbc.sql("select storage_key from " + table + " where storage_key is not null and " + column + " = ?")
                .param(value)
                .query(String.class)
                .list();
    }

    @Test
    void refusedUploadsLeaveNoFile() throws Exception {
        Set<String> before = stored();
        List<Callable<Boolean>> uploads = new ArrayList<>();
        for (int i = 0; i < 24; i++) {
            uploads.add(() -> {
                try {
                    upload(Papers.photograph("jpg"));
                    return true;
                } catch (UploadRefused e) {
                    return false;
                }
            });
        }
        long taken = 0;
        try (var threads = Executors.newFixedThreadPool(8)) {
            for (var result : threads.invokeAll(uploads)) {
                taken += result.get() ? 1 : 0;
            }
        }
        Set<String> after = stored();
        after.removeAll(before);
        assertThat(taken).isEqualTo(DraftPageRepository.MOST);
        assertThat(after).hasSize(DraftPageRepository.MOST);
    }

    @Test
    void pagesGoWhenTheyAreSentAndFilesWhenTheyAreDiscarded() throws IOException {
        Set<String> before = stored();
        upload(Papers.photograph("jpg"));
        DocumentView draft = upload(Papers.photograph("jpg"));
        documents.submit(owner, id, draft.id());
        assertThat(stored()).hasSize(before.size() + 1).containsAll(keys("documents_document", "id", draft.id()));
        assertThat(keys("documents_page", "document_id", draft.id())).isEmpty();
        DocumentView another = upload(Papers.photograph("jpg"));
        documents.discardDraft(owner, id, another.id());
        assertThat(stored()).hasSize(before.size() + 1);
    }

    @Test
    void twoTapsOnSendMakeOneDocument() throws Exception {
        upload(Papers.photograph("jpg"));
        DocumentView draft = upload(Papers.photograph("jpg"));
        Set<String> before = stored();
        List<Callable<DocumentView>> taps = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            taps.add(() -> documents.submit(owner, id, draft.id()));
        }
        try (var threads = Executors.newFixedThreadPool(6)) {
            for (var result : threads.invokeAll(taps)) {
                assertThat(result.get().pages()).isEqualTo(2);
            }
        }
        assertThat(stored()).as("two pages became one file").hasSize(before.size() - 1);
        assertThat(documents.open(owner, id, draft.id(), null).bytes()).isNotEmpty();
        assertThat(jdbc.sql("select count(*) from audit_entry where case_id = ? and action = 'document.received'")
                        .param(id.value())
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void unsentReplacedAndReturnedFilesAreErasedAfterTheirTermsAndOthersStay() throws IOException {
        DocumentView replaced = upload(Papers.pdf(1));
        DocumentView returned = upload(Papers.pdf(2));
        documents.reject(actor(Role.OFFICER), id, returned.id(), RejectReason.ILLEGIBLE, "");
        DocumentView kept = documents.upload(owner, id, "nif", new ByteArrayInputStream(Papers.pdf(1)));
        DocumentView unsent = documents.upload(owner, id, "niss", new ByteArrayInputStream(Papers.photograph("jpg")));
        List<String> over = new ArrayList<>(keys("documents_document", "id", replaced.id()));
        over.addAll(keys("documents_document", "id", returned.id()));
        over.addAll(keys("documents_page", "document_id", unsent.id()));
        retention.run();
        assertThat(stored()).as("before the terms").containsAll(over);
        Instant longAgo = Instant.now().minus(Duration.ofDays(200));
        jdbc.sql("update documents_document set replaced_at = ? where id = ?")
                .params(longAgo, replaced.id())
                .update();
        jdbc.sql("update documents_document set reviewed_at = ? where id = ?")
                .params(longAgo, returned.id())
                .update();
        jdbc.sql("update documents_document set created_at = ? where id = ?")
                .params(longAgo, unsent.id())
                .update();
        jdbc.sql("update documents_page set added_at = ? where document_id = ?")
                .params(longAgo, unsent.id())
                .update();
        retention.run();
        assertThat(stored()).doesNotContainAnyElementsOf(over).containsAll(keys("documents_document", "id", kept.id()));
        assertThat(documents.checklist(owner, id).stream()
                        .filter(item ->
                                item.document() != null && !item.document().kept())
                        .map(item -> item.document().id()))
                .containsExactly(returned.id());
        assertThatThrownBy(() -> documents.open(owner, id, returned.id(), null)).isInstanceOf(RuntimeException.class);
    }

    @Test
    void objectsWithoutARowAreSweptAwayAfterADay() throws IOException {
        DocumentView kept = upload(Papers.pdf(1));
        String orphan = "ab/" + UUID.randomUUID();
        String young = "ab/" + UUID.randomUUID();
        String foreign = "elsewhere/" + UUID.randomUUID();
        for (String key : List.of(orphan, young, foreign)) {
            write(key);
        }
        for (String key : List.of(
                orphan, foreign, keys("documents_document", "id", kept.id()).getFirst())) {
            Files.setLastModifiedTime(
                    DATA.resolve("documents").resolve(key),
                    FileTime.from(Instant.now().minus(StoreSweep.YOUNG).minusSeconds(60)));
        }
        sweep.run();
        assertThatThrownBy(() -> store.open(orphan)).isInstanceOf(IOException.class);
        store.open(young).close();
        store.open(foreign).close();
        assertThat(documents.open(owner, id, kept.id(), null).bytes()).isNotEmpty();
        store.delete(young);
        store.delete(foreign);
    }

    private void write(String key) throws IOException {
        try (var writer = store.create(key)) {
            writer.stream().write(1);
            writer.commit();
        }
    }

    @Test
    void aCaseHasAQuota() {
        DocumentView document = upload(Papers.pdf(1));
        jdbc.sql("update documents_document set size_bytes = ? where id = ?")
                .params(UploadQuota.BYTES + 1, document.id())
                .update();
        assertThatThrownBy(() -> upload(Papers.pdf(1))).extracting("key").isEqualTo("upload.quota");
    }
}
