package pt.vez.documents.internal;

import java.time.Duration;
import org.springframework.stereotype.Component;
import pt.vez.casework.CaseId;
import pt.vez.documents.UploadRefused;
import pt.vez.platform.Limits;

/** How many files a case may send in a day, and how much of them may lie in the store. */
@Component
class UploadQuota {
    static final int FILES_A_DAY = 200;
    static final long BYTES = 400L << 20;
    private final UploadQuotaQueries queries;
    private final Limits limits;

    UploadQuota(UploadQuotaQueries queries, Limits limits) {
        this.queries = queries;
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
        if (queries.bytesHeld(caseId) > BYTES) {
            throw new UploadRefused("upload.quota", BYTES >> 20);
        }
    }
}
