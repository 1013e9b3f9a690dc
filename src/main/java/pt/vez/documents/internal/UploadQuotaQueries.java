package pt.vez.documents.internal;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import pt.vez.casework.CaseId;

/** How much of a case lies in the store. */
@Repository
class UploadQuotaQueries {
    private final JdbcClient jdbc;

    UploadQuotaQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Bytes of documents, their originals and pages that wait to be sent. */
    long bytesHeld(CaseId caseId) {
        return jdbc.sql("""
                        select coalesce(sum(case when d.storage_key is null then 0 else d.size_bytes end), 0)
                            + coalesce(sum(case when d.original_storage_key is null then 0 else d.original_bytes end), 0)
                            + (select coalesce(sum(p.size_bytes), 0)
                               from documents_page p
                               join documents_document o on o.id = p.document_id
                               where o.case_id = :case)
                        from documents_document d
                        where d.case_id = :case
                        """).param("case", caseId.value()).query(Long.class).single();
    }
}
