package pt.vez.bench;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import pt.vez.invitations.Disruptions;
import pt.vez.invitations.Disruptions.Scope;
import pt.vez.invitations.internal.replacement.SmallReplacements;
import pt.vez.shared.Actor;
import pt.vez.shared.Role;

/** Another seat for everybody a strike touches: computed, kept and offered. */
final class StrikeBench {
    private static final int ROUNDS = 5;
    private static final int SMALL = 1_000;
    private static final int LARGE = 10_000;
    private static final double FLAT = 1.5;
    private static final double OPTIMAL = 1.05;
    private static final int TRIALS = 200;

    private StrikeBench() {}

    static boolean strike(BenchFixture benchFixture) {
        double[] small = new double[ROUNDS];
        double[] large = new double[ROUNDS];
        int wrong = 0;
        wrong += replace(benchFixture, SMALL, small, -1);
        for (int round = 0; round < ROUNDS; round++) {
            wrong += replace(benchFixture, SMALL, small, round);
            wrong += replace(benchFixture, LARGE, large, round);
        }
        double worst = worst();
        Bench.note(
                "%.0f µs per appointment of %,d, %.0f µs per appointment of %,d; %d out of order, split or without a seat",
                Load.median(small) * 1e6, SMALL, Load.median(large) * 1e6, LARGE, wrong);
        Bench.note(
                "at most %.3f of the least days and kilometres in %d small cases (limit %.2f)", worst, TRIALS, OPTIMAL);
        boolean flat = Bench.verdict("strike", Load.median(large) / Load.median(small), FLAT, false);
        return flat && wrong == 0 && worst <= OPTIMAL;
    }

    /** @return how many are out of order, split from their family or without a seat */
    private static int replace(BenchFixture benchFixture, int appointments, double[] seconds, int round) {
        benchFixture.empty();
        benchFixture.cases(appointments);
        // A week of one centre is closed; there is room in six centres for twice as many as need it.
        List<UUID> centres = benchFixture.seats(6, 60, 28, Math.max(1, appointments / 500));
        benchFixture.jdbc.update(
                "insert into casework_family (case_id, family_id) select id, concat('00000000-0000-1000-8000-', lpad(hex(floor(n / 3)), 12, '0')) from"
                        + " (select id, row_number() over (order by id) n from casework_case) c where n <= ?",
                appointments / 10);
        LocalDate first = LocalDate.ofInstant(Instant.now(), ZoneOffset.UTC).plusDays(3);
        book(benchFixture, centres.getFirst(), appointments, first);
        var administrator = Actor.person(UUID.randomUUID(), "bench", Set.of(Role.ADMINISTRATOR), null);
        Disruptions disruptions = benchFixture.bean(Disruptions.class);
        int days = benchFixture.jdbc.queryForObject(
                "select datediff(max(s.local_date), min(s.local_date)) + 1 from scheduling_appointment a"
                        + " join scheduling_slot s on s.id = a.slot_id",
                Integer.class);
        var scope = new Scope(
                List.of(centres.getFirst()),
                List.of(),
                List.of(),
                first.atStartOfDay(),
                first.plusDays(days).atStartOfDay(),
                false,
                first.plusDays(56));
        long start = System.nanoTime();
        UUID plan = disruptions.propose(administrator, scope, "Greve");
        disruptions.step();
        disruptions.send(administrator, plan);
        disruptions.step();
        double taken = (System.nanoTime() - start) / 1e9;
        if (round >= 0) {
            seconds[round] = taken / appointments;
        }
        var done = disruptions.plan(administrator, plan);
        int without = appointments - done.sent();
        int split = benchFixture.jdbc.queryForObject(
                "select count(*) from (select i.family_id from invitations_plan_item i join scheduling_slot s"
                        + " on s.id = i.to_slot where i.family_id is not null group by i.family_id"
                        + " having count(distinct s.centre_id, s.local_date) > 1"
                        + " or timestampdiff(minute, min(s.starts_at), max(s.ends_at)) <> 20 * count(*)) f",
                Integer.class);
        // Within a centre nobody alone is nearer to the same day than somebody with a better place.
        int disorder = benchFixture.jdbc.queryForObject(
                "select count(*) from (select abs(i.days) d, lag(abs(i.days)) over (partition by s.centre_id, f.local_date"
                        + " order by i.place) b from invitations_plan_item i join scheduling_slot s on s.id = i.to_slot"
                        + " join scheduling_slot f on f.id = i.from_slot where i.family_id is null) o where b > d",
                Integer.class);
        if (round >= 0) {
            Bench.note(
                    "%,d appointments in %.2f s (%,d ms to compute): %.1f days and %.0f km on average",
                    appointments, taken, done.computedMillis(), done.meanDays(), done.meanKilometres());
        }
        if (without + split + disorder > 0) {
            Bench.note("%d without a seat, %d families split, %d out of order", without, split, disorder);
        }
        return without + split + disorder;
    }

    /** Everybody has an appointment in the first days of the centre. */
    static void book(BenchFixture benchFixture, UUID centre, int appointments, LocalDate first) {
        benchFixture.jdbc.update(
                "insert into scheduling_appointment (id, code, case_id, service_code, slot_id, seat, state, active, sequence,"
                        + " booked_at) select uuid(), lpad(conv(k.n, 10, 32), 7, '0'), k.id, 'BIO', t.slot_id, t.seat, 'BOOKED',"
                        + " true, 0, now(6) from (select id, row_number() over (order by id) n from casework_case) k"
                        + " join (select t.slot_id, t.seat, row_number() over (order by s.starts_at, t.seat) n"
                        + " from scheduling_slot s join scheduling_seat t on t.slot_id = s.id where s.centre_id = ?"
                        + " and s.local_date >= ?) t on t.n = k.n where k.n <= ?",
                centre,
                first,
                appointments);
        benchFixture.jdbc.update(
                "insert into scheduling_occupancy (slot_id, seat, kind, case_id, service_code, hold_id,"
                        + " appointment_id) select slot_id, seat, 'CONFIRMED', case_id, 'BIO', uuid(), id from scheduling_appointment");
    }

    /** The worst of many small cases against trying out everything. */
    private static double worst() {
        double worst = 0;
        for (long seed = 1; seed <= TRIALS; seed++) {
            SmallReplacements small = SmallReplacements.random(seed, false);
            double found = small.foundCost();
            double least = small.leastCost();
            worst = Math.max(worst, 1 + (found - least) / Math.max(1, Math.abs(least)));
        }
        return worst;
    }
}
