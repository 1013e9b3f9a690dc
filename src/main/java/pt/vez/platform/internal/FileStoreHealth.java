package pt.vez.platform.internal;

import java.io.IOException;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.stereotype.Component;
import pt.vez.platform.FileStore;

/** Whether files can be stored; part of readiness, so that an operator hears of a full disk before people do. */
@Component("documentStore")
class FileStoreHealth extends AbstractHealthIndicator {
    private final FileStore store;

    FileStoreHealth(FileStore store) {
        super("The store of documents takes nothing");
        this.store = store;
    }

    @Override
    protected void doHealthCheck(Health.Builder builder) throws IOException {
        store.check();
        builder.up();
    }
}
