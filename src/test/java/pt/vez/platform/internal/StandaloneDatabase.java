package pt.vez.platform.internal;

import java.nio.file.Path;
import pt.vez.platform.Secrets;

/** The server beside the application, for tests and benchmarks that start applications of their own on it. */
public final class StandaloneDatabase implements AutoCloseable {
    private final EmbeddedMariaDb server;

    public StandaloneDatabase(Path dataFolder, Secrets secrets) {
        server = new EmbeddedMariaDb(dataFolder, secrets);
    }

    public String url() {
        return server.url();
    }

    public String user() {
        return server.user();
    }

    public String password() {
        return server.password();
    }

    public long pid() {
        return server.pid();
    }

    @Override
    public void close() throws Exception {
        server.close();
    }
}
