package pt.vez;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import org.springframework.boot.SpringApplication;
import org.springframework.test.context.DynamicPropertyRegistry;
import pt.vez.platform.Secrets;
import pt.vez.platform.internal.StandaloneDatabase;

/**
 * The one MariaDB server of a process of the run. The whole application and single modules each have a schema of their own
 * on it, so that neither depends on which of them begins. It ends after the last application has closed.
 */
final class TestDatabase {
    /** Where this process of the run keeps its data: several test processes run side by side. */
    static final Path DATA = Path.of("target", "test-data", System.getProperty("vez.test.process", "1"));

    private static final StandaloneDatabase SERVER = start();

    private TestDatabase() {}

    private static StandaloneDatabase start() {
        if (Files.exists(DATA)) {
            wipe();
        }
        var server =
                new StandaloneDatabase(DATA, new Secrets(TestSettings.in(DATA, "a-secret-of-the-database-of-tests")));
        SpringApplication.getShutdownHandlers().add(() -> {
            try {
                server.close();
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        });
        return server;
    }

    /** What every application of the process is told, with this schema, which is made when there is none. */
    static void settings(DynamicPropertyRegistry registry, String schema) {
        registry.add("vez.data", DATA::toString);
        registry.add(
                "vez.db.url", () -> SERVER.url().replaceAll("/vez$", "/" + schema + "?createDatabaseIfNotExist=true"));
        registry.add("vez.db.user", SERVER::user);
        registry.add("vez.db.password", SERVER::password);
    }

    /** The binaries of the database are kept between runs, its data is not. */
    private static void wipe() {
        try {
            Files.walkFileTree(DATA, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                    return folder.endsWith("mariadb/base") ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                    if (!file.endsWith("mariadbd.pid")) {
                        Files.delete(file);
                    }
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
