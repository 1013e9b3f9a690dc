package pt.vez.bench;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TimeZone;

/** {@code bin/bench NAME|all}: each program ends with one line and the exit status says whether all reached their target. */
public final class Bench {
    private Bench() {}

    /** A program. @return whether it reached its target */
    @FunctionalInterface
    interface Program {
        boolean run(House house) throws Exception;
    }

    private static final Map<String, Program> PROGRAMS = new LinkedHashMap<>();

    static {
        PROGRAMS.put("booking", BookingBench::booking);
        PROGRAMS.put("race", BookingBench::race);
        PROGRAMS.put("slots", ListBench::slots);
        PROGRAMS.put("soldout", ListBench::soldOut);
        PROGRAMS.put("rush", RushBench::rush);
        PROGRAMS.put("waves", WavesBench::waves);
        PROGRAMS.put("strike", StrikeBench::strike);
    }

    public static void main(String[] args) throws Exception {
        TimeZone.setDefault(TimeZone.getTimeZone("UTC"));
        String name = args.length == 0 ? "" : args[0];
        if (!name.equals("all") && !PROGRAMS.containsKey(name)) {
            System.err.println("bin/bench NAME, where NAME is one of " + PROGRAMS.keySet() + ", or all");
            System.exit(2);
        }
        boolean met = true;
        House.prepare();
        try (House house = new House()) {
            for (var program : PROGRAMS.entrySet()) {
                if (name.equals("all") || name.equals(program.getKey())) {
                    long start = System.nanoTime();
                    met &= program.getValue().run(house);
                    System.err.printf(
                            Locale.ROOT, "  (%s took %.0f s)%n", program.getKey(), (System.nanoTime() - start) / 1e9);
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
