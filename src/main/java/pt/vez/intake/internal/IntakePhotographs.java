package pt.vez.intake.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import pt.vez.documents.DocumentStore;
import pt.vez.documents.StoredKeys;
import pt.vez.intake.internal.IntakeRegister.Belonging;
import pt.vez.platform.Vault;
import pt.vez.shared.Ids;

/** Photographs of intakes in the store of documents, each under a key of its own and bound to its intake. */
@Component
class IntakePhotographs implements StoredKeys {
    private final DocumentStore store;
    private final Vault vault;
    private final JdbcClient jdbc;

    IntakePhotographs(DocumentStore store, Vault vault, JdbcClient jdbc) {
        this.store = store;
        this.jdbc = jdbc;
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

    @Override
    public boolean owns(String key) {
        return key.startsWith("intake/");
    }

    @Override
    public Set<String> inUse(Collection<String> keys) {
        return new HashSet<>(jdbc.sql("select storage_key from intake_photograph where storage_key in (:keys)")
                .param("keys", keys)
                .query(String.class)
                .list());
    }

    private static String context(UUID intakeId, UUID photographId) {
        return "intake/" + intakeId + "/photograph/" + photographId;
    }
}
