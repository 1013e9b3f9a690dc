package pt.vez.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import pt.vez.TestSettings;
import pt.vez.platform.Ports;
import pt.vez.platform.Secrets;
import pt.vez.platform.Vault;
import pt.vez.platform.internal.StandaloneDatabase;

/** One application in a process of its own that can be killed, on a database that is not its own. */
final class Node {
    static final String SECRET = "a-secret-only-for-measuring-on-this-machine";
    private static final long PATIENCE_SECONDS = 120;
    final int port = Ports.free();
    private final StandaloneDatabase database;
    private final Path data;
    private final boolean jobs;
    private final List<String> more;
    private Process process;

    /** @param more settings beside those every measurement has */
    Node(StandaloneDatabase database, Path data, boolean jobs, String... more) {
        this.database = database;
        this.data = data;
        this.jobs = jobs;
        this.more = List.of(more);
    }

    void start() throws IOException {
        Files.createDirectories(data);
        List<String> command = new ArrayList<>(List.of(
                ProcessHandle.current().info().command().orElse("java"),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xmx768m",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-Duser.timezone=UTC",
                "-cp",
                System.getProperty("java.class.path"),
                "pt.vez.VezApplication",
                "--spring.profiles.active=bench",
                "--server.port=" + port,
                "--vez.db.pool=12",
                "--vez.jobs=" + jobs,
                "--db-scheduler.enabled=" + jobs));
        command.addAll(settings(data, database));
        command.addAll(more);
        process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        data.resolve("node.log").toFile()))
                .start();
        awaitReady();
    }

    static Secrets secrets() {
        return new Secrets(TestSettings.secret(Node.SECRET));
    }

    /** What every profile but the demonstration asks for; the key stays the one its data was made with. */
    static List<String> settings(Path data, StandaloneDatabase database) throws IOException {
        Path key = data.resolve("bench-master-key");
        try {
            if (!Files.exists(key)) {
                Files.writeString(key, Vault.newMasterKey());
            }
        } catch (GeneralSecurityException e) {
            throw new IOException(e);
        }
        return List.of(
                "--vez.data=" + data,
                "--vez.secret=" + SECRET,
                "--vez.master-key=" + Base64.getEncoder().encodeToString(Files.readAllBytes(key)),
                "--vez.address=https://vez.example",
                "--vez.proxies=none",
                "--vez.db.url=" + database.url(),
                "--vez.db.user=" + database.user(),
                "--vez.db.password=" + database.password(),
                "--vaadin.productionMode=true",
                "--spring.mail.host=localhost",
                "--spring.mail.port=9");
    }

    /** Until its readiness says up. */
    void awaitReady() throws IOException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (System.nanoTime() < end) {
            if (!process.isAlive()) {
                throw new IOException("the application ended; " + data.resolve("node.log") + " says why");
            }
            try (Http http = new Http(port)) {
                if (http.send(Http.get("/actuator/health/readiness", null)).status() == 200) {
                    return;
                }
            } catch (IOException e) {
                // not yet
            }
            LockSupport.parkNanos(100_000_000);
        }
        throw new IOException("the application is not ready");
    }

    /** As {@code kill -9} does. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    void stop() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(30, TimeUnit.SECONDS)) {
            kill();
        }
    }

    List<Http> connections(int count) throws IOException {
        List<Http> all = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            all.add(new Http(port));
        }
        return all;
    }
}
