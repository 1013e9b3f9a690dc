package pt.vez.documents.internal;

import java.io.IOException;
import java.io.InputStream;
import java.util.UUID;
import org.springframework.stereotype.Component;
import pt.vez.documents.DocumentStore;
import pt.vez.platform.Vault;

/** Files in the store, each under its own key, bound to its case and document. */
@Component
class SealedFiles {
    private final DocumentStore store;
    private final Vault vault;

    SealedFiles(DocumentStore store, Vault vault) {
        this.store = store;
        this.vault = vault;
    }

    /** Where a file is and its wrapped key. */
    record Sealed(String storageKey, byte[] fileKey) {}

    Sealed write(UUID caseId, UUID fileId, byte[] content) throws IOException {
        String context = context(caseId, fileId);
        byte[] key = vault.newFileKey(context);
        String storageKey = fileId.toString().substring(34) + "/" + fileId;
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

    void delete(Sealed sealed) throws IOException {
        store.delete(sealed.storageKey());
    }

    private static String context(UUID caseId, UUID fileId) {
        return "case/" + caseId + "/file/" + fileId;
    }
}
