package pt.vez.documents.internal;

import java.io.IOException;
import java.io.InputStream;
import java.util.Collection;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import pt.vez.documents.DocumentStore;
import pt.vez.platform.Vault;
import pt.vez.shared.Ids;

/** Files in the store, each under its own key, bound to its case and document. */
@Component
class SealedFiles {
    private static final Logger LOG = LoggerFactory.getLogger(SealedFiles.class);
    private final DocumentStore store;
    private final Vault vault;

    SealedFiles(DocumentStore store, Vault vault) {
        this.store = store;
        this.vault = vault;
    }

    /** Where a file is and its wrapped key. */
    record Sealed(String storageKey, byte[] fileKey) {}

    /** @param fileId what the file is bound to: it opens as nothing else. Each call writes an object of its own */
    Sealed write(UUID caseId, UUID fileId, byte[] content) throws IOException {
        String context = context(caseId, fileId);
        byte[] key = vault.newFileKey(context);
        UUID object = Ids.next();
        String storageKey = object.toString().substring(34) + "/" + object;
        try (var writer = store.create(storageKey)) {
            try (var sealed = vault.encrypting(writer.stream(), key, context)) {
                sealed.write(content);
            }
            writer.commit();
        }
        return new Sealed(storageKey, key);
    }

    byte[] read(UUID caseId, UUID fileId, Sealed sealed) throws IOException {
        try (InputStream in =
                vault.decrypting(store.open(sealed.storageKey()), sealed.fileKey(), context(caseId, fileId))) {
            return in.readAllBytes();
        }
    }

    /** Deletes files no row needs any more. What cannot be deleted now is left to {@link StoreSweep}. */
    void delete(Collection<Sealed> files) {
        for (Sealed each : files) {
            try {
                store.delete(each.storageKey());
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
