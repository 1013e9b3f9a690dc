package pt.vez.documents.internal;

import java.io.IOException;
import java.util.Collection;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import pt.vez.platform.SealedFiles;
import pt.vez.platform.SealedFiles.Sealed;

/** Files of documents, each bound to its case and document. */
@Component
class DocumentFiles {
    private static final Logger LOG = LoggerFactory.getLogger(DocumentFiles.class);
    private final SealedFiles files;

    DocumentFiles(SealedFiles files) {
        this.files = files;
    }

    /** @param fileId what the file is bound to: it opens as nothing else. Each call writes an object of its own */
    Sealed write(UUID caseId, UUID fileId, byte[] content) throws IOException {
        return files.write("", context(caseId, fileId), content);
    }

    byte[] read(UUID caseId, UUID fileId, Sealed sealed) throws IOException {
        return files.read(sealed, context(caseId, fileId));
    }

    /** Deletes files no row needs any more. What cannot be deleted now is left to {@link StoreSweep}. */
    void delete(Collection<Sealed> sealed) {
        for (Sealed each : sealed) {
            try {
                files.delete(each);
            } catch (IOException e) {
                LOG.warn(
                        "A file could not be deleted ({}); the nightly sweep tries again",
                        e.getClass().getName());
            }
        }
    }

    private static String context(UUID caseId, UUID fileId) {
        return "case/" + caseId + "/file/" + fileId;
    }
}
