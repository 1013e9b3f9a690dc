package pt.vez.platform.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pt.vez.TestSettings;
import pt.vez.platform.Secrets;
import pt.vez.platform.StartupProblem;

/** A database that does not answer in time is given up, and no server is left behind. */
class EmbeddedMariaDbTest {
    @TempDir
    Path data;

    private List<ProcessHandle> servers() {
        return ProcessHandle.allProcesses()
                .filter(each -> each.info().commandLine().orElse("").contains(data.toString()))
                .filter(each -> each.info().command().orElse("").endsWith("mariadbd"))
                .toList();
    }

    private Secrets secrets() {
        return new Secrets(TestSettings.in(data, "a-secret-of-a-test-of-the-database"));
    }

    /** Temporary tables in the machine's folder, as another database that starts clears them away. */
    private static boolean clearOnce() {
        boolean cleared = false;
        var files = Path.of(System.getProperty("java.io.tmpdir"))
                .toFile()
                .listFiles((folder, name) -> name.startsWith("#sql"));
        for (var file : files == null ? new File[0] : files) {
            cleared |= file.delete();
        }
        return cleared;
    }

    @Test
    void anInstallationThatAnotherOneDisturbsIsMadeAgain() throws Exception {
        var disturbed = new AtomicBoolean();
        var over = new AtomicBoolean();
        Thread other = Thread.ofPlatform().start(() -> {
            while (!disturbed.get() && !over.get()) {
                disturbed.set(clearOnce());
            }
        });
        try (var database = new EmbeddedMariaDb(data, secrets())) {
            assertThat(database.pid()).isPositive();
            assertThat(disturbed).as("it was disturbed").isTrue();
        } finally {
            over.set(true);
            other.join();
        }
    }

    @Test
    void aServerThatIsGivenUpIsStopped() throws Exception {
        Secrets secrets = secrets();
        assertThatThrownBy(() -> new EmbeddedMariaDb(data, secrets, Duration.ZERO))
                .isInstanceOf(StartupProblem.class);
        assertThat(servers()).as("left running").isEmpty();
        try (var database = new EmbeddedMariaDb(data, secrets)) {
            assertThat(database.pid()).as("the next start goes well").isPositive();
            assertThat(servers()).hasSize(1);
        }
        assertThat(servers()).isEmpty();
    }
}
