package pt.vez.intake.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import pt.vez.documents.DocumentStore;
import pt.vez.intake.internal.IntakeRegister.Belonging;
import pt.vez.platform.Vault;
import pt.vez.shared.Ids;

/** Photographs of intakes in the store of documents, each under a key of its own and bound to its intake. */
@Component
class IntakePhotographs {
    private final DocumentStore store;
    private final Vault vault;

    IntakePhotographs(DocumentStore store, Vault vault) {
        this.store = store;
        this.vault = vault;
    }

    record Kept(UUID id, int size, String storageKey, byte[] fileKey) {}

    /** Writes all of them, or none. */
    List<Kept> write(UUID intakeId, List<byte[]> photographs) throws IOException {
        List<Kept> written = new ArrayList<>();
        try {
            for (byte[] photograph : photographs) {
                written.add(write(intakeId, photograph));
            }
            return written;
        } catch (IOException | RuntimeException e) {
            delete(written);
            throw e;
        }
    }

    private Kept write(UUID intakeId, byte[] photograph) throws IOException {
        UUID id = Ids.next();
        String context = context(intakeId, id);
        byte[] key = vault.newFileKey(context);
        String storageKey = "intake/" + id.toString().substring(34) + "/" + id;
        try (var writer = store.create(storageKey)) {
            try (var sealed = vault.encrypting(writer.stream(), key, context)) {
                sealed.write(photograph);
            }
            writer.commit();
        }
        return new Kept(id, photograph.length, storageKey, key);
    }

    byte[] read(Belonging photograph) {
        Kept kept = photograph.kept();
        String context = context(photograph.intakeId(), kept.id());
        try (var in = vault.decrypting(store.open(kept.storageKey()), kept.fileKey(), context)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void delete(List<Kept> kept) {
        for (Kept each : kept) {
            try {
                store.delete(each.storageKey());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private static String context(UUID intakeId, UUID photographId) {
        return "intake/" + intakeId + "/photograph/" + photographId;
    }
}
