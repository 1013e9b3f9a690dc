package pt.vez.platform;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Deletes objects of the store that no row names: of uploads whose commit never came, and of deletions a crash kept from
 * happening. An object younger than a day may still get its row.
 */
@Component
public class StoreSweep {
    /** An object of this age may still get its row. */
    public static final Duration YOUNG = Duration.ofDays(1);

    private static final Logger LOG = LoggerFactory.getLogger(StoreSweep.class);
    private static final int BATCH = 500;
    private final FileStore store;
    private final List<StoredKeys> owners;
    private final Clock clock;

    StoreSweep(FileStore store, List<StoredKeys> owners, Clock clock) {
        this.store = store;
        this.owners = owners;
        this.clock = clock;
    }

    /** @return how many objects were deleted */
    public int run() {
        try {
            int deleted = 0;
            for (StoredKeys owner : owners) {
                deleted += sweep(owner);
            }
            if (deleted > 0) {
                LOG.info("{} stored files without a record were deleted", deleted);
            }
            return deleted;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private int sweep(StoredKeys owner) throws IOException {
        List<String> batch = new ArrayList<>();
        int[] deleted = new int[1];
        store.olderThan(clock.instant().minus(YOUNG), key -> {
            if (owner.owns(key)) {
                batch.add(key);
                if (batch.size() == BATCH) {
                    deleted[0] += deleteUnused(owner, batch);
                    batch.clear();
                }
            }
        });
        return deleted[0] + deleteUnused(owner, batch);
    }

    private int deleteUnused(StoredKeys owner, List<String> keys) {
        if (keys.isEmpty()) {
            return 0;
        }
        Set<String> unused = new HashSet<>(keys);
        unused.removeAll(owner.inUse(keys));
        for (String key : unused) {
            try {
                store.delete(key);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return unused.size();
    }
}
