package pt.vez.intake.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import pt.vez.intake.internal.IntakeRepository.Belonging;
import pt.vez.platform.SealedFiles;
import pt.vez.platform.StoredKeys;
import pt.vez.shared.Ids;

/** Photographs of intakes in the store of documents, each under a key of its own and bound to its intake. */
@Component
class IntakePhotographs implements StoredKeys {
    private static final String FOLDER = "intake/";
    private final SealedFiles files;
    private final PhotographRepository photographs;

    IntakePhotographs(SealedFiles files, PhotographRepository photographs) {
        this.files = files;
        this.photographs = photographs;
    }

    /** Writes all of them, or none. */
    List<StoredPhotograph> write(UUID intakeId, List<byte[]> photographs) throws IOException {
        List<StoredPhotograph> written = new ArrayList<>();
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

    private StoredPhotograph write(UUID intakeId, byte[] photograph) throws IOException {
        UUID id = Ids.next();
        return new StoredPhotograph(id, photograph.length, files.write(FOLDER, context(intakeId, id), photograph));
    }

    byte[] read(Belonging photograph) {
        StoredPhotograph kept = photograph.kept();
        try {
            return files.read(kept.file(), context(photograph.intakeId(), kept.id()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void delete(List<StoredPhotograph> kept) {
        for (StoredPhotograph each : kept) {
            try {
                files.delete(each.file());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    @Override
    public boolean owns(String key) {
        return key.startsWith(FOLDER);
    }

    @Override
    public Set<String> inUse(Collection<String> keys) {
        return photographs.inUse(keys);
    }

    private static String context(UUID intakeId, UUID photographId) {
        return "intake/" + intakeId + "/photograph/" + photographId;
    }
}
