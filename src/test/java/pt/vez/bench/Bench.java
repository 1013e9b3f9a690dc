package pt.vez.bench;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TimeZone;
import java.util.concurrent.Callable;

/** {@code bin/bench NAME|all}: each program ends with one line and the exit status says whether all reached their target. */
public final class Bench {
    private Bench() {}

    /** A program. @return whether it reached its target */
    @FunctionalInterface
    interface Program {
        boolean run(BenchFixture benchFixture) throws Exception;
    }

    private static final Map<String, Program> PROGRAMS = new LinkedHashMap<>();

    /** Programs that start applications of their own. */
    private static final Map<String, Callable<Boolean>> ALONE = new LinkedHashMap<>();

    static {
        PROGRAMS.put("booking", BookingBench::booking);
        PROGRAMS.put("race", BookingBench::race);
        PROGRAMS.put("slots", ListBench::slots);
        PROGRAMS.put("soldout", ListBench::soldOut);
        PROGRAMS.put("rush", RushBench::rush);
        PROGRAMS.put("waves", WavesBench::waves);
        PROGRAMS.put("strike", StrikeBench::strike);
        PROGRAMS.put("authority", AuthorityBench::authority);
        PROGRAMS.put("matching", MatchingBench::matching);
        PROGRAMS.put("flood", FloodBench::flood);
        PROGRAMS.put("screens", ScreensBench::screens);
        ALONE.put("survive", SurviveBench::survive);
        ALONE.put("nodes", SurviveBench::nodes);
        ALONE.put("weight", WeightBench::weight);
        ALONE.put("mail", MailBench::mail);
    }

    private static boolean timed(String name, Callable<Boolean> program) throws Exception {
        long start = System.nanoTime();
        boolean met = program.call();
        System.err.printf(Locale.ROOT, "  (%s took %.0f s)%n", name, (System.nanoTime() - start) / 1e9);
        return met;
    }

    public static void main(String[] args) throws Exception {
        TimeZone.setDefault(TimeZone.getTimeZone("UTC"));
        String name = args.length == 0 ? "" : args[0];
        if (!name.equals("all") && !PROGRAMS.containsKey(name) && !ALONE.containsKey(name)) {
            System.err.println(
                    "bin/bench NAME, where NAME is one of " + PROGRAMS.keySet() + ", " + ALONE.keySet() + ", or all");
            System.exit(2);
        }
        boolean met = true;
        if (ALONE.containsKey(name) || name.equals("all")) {
            for (var program : ALONE.entrySet()) {
                if (name.equals("all") || name.equals(program.getKey())) {
                    met &= timed(program.getKey(), program.getValue());
                }
            }
            if (!name.equals("all")) {
                System.exit(met ? 0 : 1);
            }
        }
        BenchFixture.prepare();
        try (BenchFixture benchFixture = BenchFixture.open()) {
            for (var program : PROGRAMS.entrySet()) {
                if (name.equals("all") || name.equals(program.getKey())) {
                    met &= timed(program.getKey(), () -> program.getValue().run(benchFixture));
                }
            }
        }
        System.exit(met ? 0 : 1);
    }

    static void note(String format, Object... values) {
        System.out.printf(Locale.ROOT, "  " + format + "%n", values);
    }

    /** The last line of a program. @param atLeast whether the ratio must be at least the target, else at most */
    static boolean verdict(String name, double ratio, double target, boolean atLeast) {
        boolean met = atLeast ? ratio >= target : ratio <= target;
        System.out.printf(
                Locale.ROOT,
                "bench %s: %.3f of limit (target %s %.2f): %s%n",
                name,
                ratio,
                atLeast ? "at least" : "at most",
                target,
                met ? "met" : "short");
        return met;
    }
}
