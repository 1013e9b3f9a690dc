package pt.vez.platform.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pt.vez.platform.Secrets;
import pt.vez.platform.StartupProblem;
import pt.vez.platform.VezSettings;

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

    @Test
    void aServerThatIsGivenUpIsStopped() throws Exception {
        var secrets = new Secrets(new VezSettings(
                "",
                data,
                "a-secret-of-a-test-of-the-database",
                "",
                "",
                "",
                "",
                1,
                false,
                "",
                true,
                new VezSettings.Database("", "", "", 1),
                null));
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
