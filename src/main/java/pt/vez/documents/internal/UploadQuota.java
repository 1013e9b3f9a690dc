package pt.vez.documents.internal;

import java.time.Duration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import pt.vez.casework.CaseId;
import pt.vez.documents.UploadRefused;
import pt.vez.platform.Limits;

/** How many files a case may send in a day, and how much of them may lie in the store. */
@Component
class UploadQuota {
    static final int FILES_A_DAY = 200;
    static final long BYTES = 400L << 20;
    private final JdbcClient jdbc;
    private final Limits limits;

    UploadQuota(JdbcClient jdbc, Limits limits) {
        this.jdbc = jdbc;
        this.limits = limits;
    }

    /**
     * Counts one file.
     *
     * @throws Limits.TooManyAttempts when the case sent {@value #FILES_A_DAY} within the day
     * @throws UploadRefused when the files of the case take up more than {@value #BYTES} bytes
     */
    void count(CaseId caseId) {
        limits.count("documents.upload", caseId.value().toString(), FILES_A_DAY, Duration.ofDays(1));
        long held =
                jdbc.sql("""
                        select coalesce(sum(case when d.storage_key is null then 0 else d.size_bytes end), 0)
                            + coalesce(sum(case when d.original_storage_key is null then 0 else d.original_bytes end), 0)
                            + (select coalesce(sum(p.size_bytes), 0)
                               from documents_page p
                               join documents_document o on o.id = p.document_id
                               where o.case_id = :case)
                        from documents_document d
                        where d.case_id = :case
                        """).param("case", caseId.value()).query(Long.class).single();
        if (held > BYTES) {
            throw new UploadRefused("upload.quota", BYTES >> 20);
        }
    }
}
