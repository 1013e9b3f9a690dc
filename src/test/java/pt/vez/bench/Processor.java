package pt.vez.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** Who used the processor between two moments: the database, and the threads of this process by what they are for. */
final class Processor {
    private static final com.sun.management.ThreadMXBean THREADS =
            (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final com.sun.management.OperatingSystemMXBean MACHINE =
            (com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    private final ProcessHandle database;
    private final Map<String, Long> before = new LinkedHashMap<>();
    private final Map<String, Long> used = new LinkedHashMap<>();

    Processor() throws IOException {
        database = database();
    }

    /** The process of the database the benchmarks share. */
    static ProcessHandle database() throws IOException {
        String pid = Files.readString(BenchFixture.DATA.resolve("mariadb/mariadbd.pid"))
                .strip();
        return ProcessHandle.of(Long.parseLong(pid)).orElseThrow();
    }

    private static String group(String thread) {
        return thread.startsWith("http-")
                ? "requests"
                : thread.startsWith("group-booking") ? "groups" : thread.equals("main") ? "clients" : "background";
    }

    private Map<String, Long> now() {
        Map<String, Long> now = new LinkedHashMap<>();
        now.put("database", database.info().totalCpuDuration().orElseThrow().toNanos());
        long[] ids = THREADS.getAllThreadIds();
        long[] times = THREADS.getThreadCpuTime(ids);
        for (int i = 0; i < ids.length; i++) {
            var info = THREADS.getThreadInfo(ids[i]);
            if (info != null && times[i] > 0) {
                now.merge(group(info.getThreadName()), times[i], Long::sum);
            }
        }
        now.put("process", MACHINE.getProcessCpuTime());
        return now;
    }

    void start() {
        before.clear();
        before.putAll(now());
    }

    void stop() {
        now().forEach((who, nanos) -> used.merge(who, nanos - before.getOrDefault(who, 0L), Long::sum));
    }

    /** Microseconds for each of so many things done. */
    String each(int done) {
        return used.entrySet().stream()
                .map(entry -> "%s %.0f".formatted(entry.getKey(), entry.getValue() / 1e3 / done))
                .collect(Collectors.joining(", "));
    }
}
