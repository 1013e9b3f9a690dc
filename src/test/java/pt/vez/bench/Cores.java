package pt.vez.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Keeps the application and its database on the first core and the crowd on the second, so that what the crowd itself costs
 * is not counted. Only where Linux's {@code taskset} and two cores are.
 */
final class Cores implements AutoCloseable {
    private static final Path THREAD = Path.of("/proc/thread-self");
    private final List<String> processes;
    /** Counted before: afterwards this thread may use one. */
    private final int all = Runtime.getRuntime().availableProcessors();

    private final boolean split;

    /**
     * From now on; threads that this one starts are the crowd.
     *
     * @param database process of the database
     */
    Cores(long database) throws IOException, InterruptedException {
        processes = List.of(Long.toString(ProcessHandle.current().pid()), Long.toString(database));
        split = all > 1 && Files.exists(THREAD) && Files.isExecutable(Path.of("/usr/bin/taskset"));
        if (split) {
            for (String process : processes) {
                taskset("-a", "-c", "-p", "0", process);
            }
            // A thread begins where the one that starts it is.
            taskset(
                    "-c",
                    "-p",
                    "1",
                    Files.readSymbolicLink(THREAD).getFileName().toString());
        }
        Bench.note(
                split
                        ? "application and database on one core, the crowd on another"
                        : "application, database and crowd share all cores");
    }

    private static void taskset(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("/usr/bin/taskset"));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException(said);
        }
    }

    @Override
    public void close() throws IOException, InterruptedException {
        if (split) {
            for (String process : processes) {
                taskset("-a", "-c", "-p", "0-" + (all - 1), process);
            }
        }
    }
}
