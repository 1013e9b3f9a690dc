package pt.vez.documents.internal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import pt.vez.platform.SealedFiles.Sealed;

/** Documents and pages whose files are not needed any more. */
@Repository
class DocumentRetentionQueries {
    private final JdbcClient jdbc;

    DocumentRetentionQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Drafts begun before this moment to which no page was added since. */
    List<UUID> unsent(Instant before, int limit) {
        return jdbc.sql("""
                        select d.id
                        from documents_document d
                        where d.state = 'DRAFT' and d.created_at < :before
                          and not exists (select 1 from documents_page p
                                          where p.document_id = d.id and p.added_at >= :before)
                        limit :limit
                        """)
                .param("before", before)
                .param("limit", limit)
                .query(UUID.class)
                .list();
    }

    /** Documents that were sent and still have pages. */
    List<UUID> sentWithPages(int limit) {
        return jdbc.sql("""
                        select distinct p.document_id
                        from documents_page p
                        join documents_document d on d.id = p.document_id
                        where d.state <> 'DRAFT'
                        limit :limit
                        """).param("limit", limit).query(UUID.class).list();
    }

    /** Documents with a file that were replaced, or sent back, before these moments. */
    List<UUID> over(Instant replaced, Instant sentBack, int limit) {
        return jdbc.sql("""
                        select id
                        from documents_document
                        where storage_key is not null
                          and (state = 'REPLACED' and replaced_at < :replaced
                               or state = 'REJECTED' and reviewed_at < :sentBack)
                        limit :limit
                        """)
                .param("replaced", replaced)
                .param("sentBack", sentBack)
                .param("limit", limit)
                .query(UUID.class)
                .list();
    }

    void deleteEmptyDraft(UUID id) {
        jdbc.sql("""
                        delete from documents_document
                        where id = :id and state = 'DRAFT'
                          and not exists (select 1 from documents_page p where p.document_id = documents_document.id)
                        """).param("id", id).update();
    }

    /** @return the files of the pages, to be deleted after the commit */
    List<Sealed> deletePages(UUID documentId) {
        List<Sealed> files = jdbc.sql("""
                        select storage_key, file_key
                        from documents_page
                        where document_id = :document
                        for update
                        """)
                .param("document", documentId)
                .query((row, n) -> new Sealed(row.getString("storage_key"), row.getBytes("file_key")))
                .list();
        jdbc.sql("delete from documents_page where document_id = :document")
                .param("document", documentId)
                .update();
        return files;
    }

    /** @return the file of the document and its original, to be deleted after the commit; the row stays */
    List<Sealed> forgetFiles(UUID id) {
        List<Sealed> files = new ArrayList<>();
        jdbc.sql("""
                        select storage_key, file_key, original_storage_key, original_file_key
                        from documents_document
                        where id = :id and storage_key is not null
                        for update
                        """).param("id", id).query(row -> {
            files.add(new Sealed(row.getString("storage_key"), row.getBytes("file_key")));
            if (row.getString("original_storage_key") != null) {
                files.add(new Sealed(row.getString("original_storage_key"), row.getBytes("original_file_key")));
            }
        });
        jdbc.sql("""
                        update documents_document
                        set storage_key = null, file_key = null, original_storage_key = null,
                            original_file_key = null, version = version + 1
                        where id = :id
                        """).param("id", id).update();
        return files;
    }

    /** Those of the keys of the store that a row names. */
    Set<String> inUse(Collection<String> keys) {
        return new HashSet<>(
                jdbc.sql("""
                        select storage_key from documents_document where storage_key in (:keys)
                        union all
                        select original_storage_key from documents_document where original_storage_key in (:keys)
                        union all
                        select storage_key from documents_page where storage_key in (:keys)
                        """).param("keys", keys).query(String.class).list());
    }
}
