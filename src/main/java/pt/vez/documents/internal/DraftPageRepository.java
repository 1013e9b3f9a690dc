package pt.vez.documents.internal;

import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import pt.vez.casework.CaseId;
import pt.vez.casework.CaseRef;
import pt.vez.documents.DocumentState;
import pt.vez.documents.DocumentView.PageView;
import pt.vez.documents.PageQuality;
import pt.vez.documents.UploadRefused;
import pt.vez.platform.SealedFiles.Sealed;
import pt.vez.shared.Ids;
import pt.vez.shared.NotFound;

/** Photographed pages that wait to be sent. The caller holds the lock of the case while it changes them. */
@Repository
class DraftPageRepository {
    static final int MOST = 20;
    private final DocumentRepository documents;
    private final JdbcClient jdbc;
    private final Clock clock;

    DraftPageRepository(DocumentRepository documents, JdbcClient jdbc, Clock clock) {
        this.documents = documents;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** A page and its file. */
    record PageFile(UUID id, Sealed file) {}

    /** In their order, numbered from 1. */
    List<PageView> pages(UUID documentId) {
        return jdbc.sql("""
                        select id, quality
                        from documents_page
                        where document_id = ?
                        order by position, id
                        """)
                .param(documentId)
                .query((row, n) ->
                        new PageView(row.getObject(1, UUID.class), n + 1, PageQuality.valueOf(row.getString(2))))
                .list();
    }

    /** In their order. */
    List<PageFile> files(UUID documentId) {
        return jdbc.sql("""
                        select id, storage_key, file_key
                        from documents_page
                        where document_id = ?
                        order by position, id
                        """)
                .param(documentId)
                .query((row, n) ->
                        new PageFile(row.getObject(1, UUID.class), new Sealed(row.getString(2), row.getBytes(3))))
                .list();
    }

    /** @throws NotFound when the document has no such page */
    Sealed file(UUID documentId, UUID pageId) {
        return files(documentId).stream()
                .filter(page -> page.id().equals(pageId))
                .map(PageFile::file)
                .findFirst()
                .orElseThrow(() -> new NotFound("error.notFound"));
    }

    /** @throws NotFound when the case has no such document, sent or not */
    Document load(CaseId caseId, UUID documentId) {
        return documents
                .findById(documentId)
                .filter(document -> document.caseId().equals(caseId.value()))
                .orElseThrow(() -> new NotFound("error.notFound"));
    }

    private @Nullable Document of(CaseRef ref, String itemCode) {
        return documents.findByCaseIdAndItemCodeAndStateNot(ref.id().value(), itemCode, DocumentState.REPLACED).stream()
                .filter(document -> document.state() == DocumentState.DRAFT)
                .findFirst()
                .orElse(null);
    }

    /**
     * Adds a page at the end.
     *
     * @throws UploadRefused when there are {@value #MOST} already
     */
    Document add(CaseRef ref, String itemCode, UUID pageId, Sealed file, Photographs.Page photograph) {
        Document draft = of(ref, itemCode);
        if (draft == null) {
            draft = documents.saveAndFlush(new Document(Ids.next(), ref.id().value(), itemCode, clock.instant()));
        }
        if (files(draft.id()).size() >= MOST) {
            throw new UploadRefused("upload.draftFull", MOST);
        }
        int position = jdbc.sql("select coalesce(max(position), 0) + 1 from documents_page where document_id = ?")
                .param(draft.id())
                .query(Integer.class)
                .single();
        insert(draft.id(), position, pageId, file, photograph);
        return draft;
    }

    /**
     * Puts a photograph in the place of another.
     *
     * @return the file of the other
     */
    Sealed replace(UUID documentId, UUID before, UUID pageId, Sealed file, Photographs.Page photograph) {
        Sealed old = file(documentId, before);
        int position = jdbc.sql("select position from documents_page where id = ? and document_id = ?")
                .params(before, documentId)
                .query(Integer.class)
                .single();
        delete(documentId, before);
        insert(documentId, position, pageId, file, photograph);
        return old;
    }

    private void insert(UUID documentId, int position, UUID pageId, Sealed file, Photographs.Page photograph) {
        jdbc.sql("""
                        insert into documents_page
                            (id, document_id, position, size_bytes, width, height, quality, storage_key, file_key,
                             added_at)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                        """)
                .params(
                        pageId,
                        documentId,
                        position,
                        photograph.jpeg().length,
                        photograph.width(),
                        photograph.height(),
                        photograph.quality().name(),
                        file.storageKey(),
                        file.fileKey(),
                        clock.instant())
                .update();
    }

    void delete(UUID documentId, UUID pageId) {
        jdbc.sql("delete from documents_page where id = ? and document_id = ?")
                .params(pageId, documentId)
                .update();
    }

    /**
     * Forgets every page.
     *
     * @return their files, to be deleted after the commit
     */
    List<Sealed> deleteAll(UUID documentId) {
        List<Sealed> files = files(documentId).stream().map(PageFile::file).toList();
        jdbc.sql("delete from documents_page where document_id = ?")
                .param(documentId)
                .update();
        return files;
    }

    void deleteIfEmpty(Document draft) {
        if (files(draft.id()).isEmpty()) {
            documents.delete(draft);
        }
    }
}
