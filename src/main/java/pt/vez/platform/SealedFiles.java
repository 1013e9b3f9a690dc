package pt.vez.platform;

import java.io.IOException;
import java.io.InputStream;
import java.util.UUID;
import org.springframework.stereotype.Component;
import pt.vez.shared.Ids;

/**
 * Files in the store, each encrypted under a key of its own, which is kept wrapped beside the row that names the file. The
 * context binds a file to its record: it opens as nothing else.
 */
@Component
public class SealedFiles {
    private final FileStore store;
    private final Vault vault;

    public SealedFiles(FileStore store, Vault vault) {
        this.store = store;
        this.vault = vault;
    }

    /**
     * Where a file is.
     *
     * @param fileKey the wrapped key; without it the file cannot be read
     */
    public record Sealed(String storageKey, byte[] fileKey) {}

    /**
     * Writes an object of its own at each call; when it fails nothing is left behind.
     *
     * @param folder of the module in the store, ending with a slash, or empty
     */
    public Sealed write(String folder, String context, byte[] content) throws IOException {
        byte[] key = vault.newFileKey(context);
        UUID object = Ids.next();
        String storageKey = folder + object.toString().substring(34) + "/" + object;
        try (var writer = store.create(storageKey)) {
            try (var sealed = vault.encrypting(writer.stream(), key, context)) {
                sealed.write(content);
            }
            writer.commit();
        }
        return new Sealed(storageKey, key);
    }

    /** @throws IOException when the file is not there, was altered, or belongs to another context */
    public byte[] read(Sealed file, String context) throws IOException {
        try (InputStream in = vault.decrypting(store.open(file.storageKey()), file.fileKey(), context)) {
            return in.readAllBytes();
        }
    }

    /** Deletes a file no row needs any more, if it is there. */
    public void delete(Sealed file) throws IOException {
        store.delete(file.storageKey());
    }
}
