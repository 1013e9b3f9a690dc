package pt.vez.bench;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import pt.vez.invitations.Allocation;
import pt.vez.invitations.internal.Tokens;
import pt.vez.shared.Ids;

/** Choosing and inviting against inserting the same rows with nothing chosen. */
final class WavesBench {
    private static final int CENTRES = 6;
    private static final int ROUNDS = 5;
    private static final int CHUNK = 1_000;
    private static final double TARGET = 0.1;
    private static final double FLAT = 1.2;

    private WavesBench() {}

    static boolean waves(BenchFixture benchFixture) throws Exception {
        double[] small = rounds(benchFixture, 4_000, 3_000, null);
        double[] ratios = new double[ROUNDS];
        double[] large = rounds(benchFixture, 400_000, 50_000, ratios);
        double growth = Load.median(large) / Load.median(small);
        Bench.note(
                "%.1f µs per invitation among 4,000 cases, %.1f µs among 400,000: %.2f times (at most %.1f)",
                Load.median(small) * 1e6, Load.median(large) * 1e6, growth, FLAT);
        return Bench.verdict("waves", Load.median(ratios), TARGET, true) & growth <= FLAT;
    }

    /** @param ratios filled with the rate against raw inserts, unless null @return seconds per invitation */
    private static double[] rounds(BenchFixture benchFixture, int cases, int invitations, double[] ratios)
            throws Exception {
        benchFixture.empty();
        benchFixture.cases(cases);
        int perDay = 28;
        int days = 60;
        // One seat too many in a slot here and there does not matter: the wave stops when nobody waits or no seat is
        // left.
        List<UUID> centres =
                benchFixture.seats(CENTRES, days, perDay, Math.max(1, invitations / (CENTRES * days * perDay)));
        int seats = benchFixture.jdbc.queryForObject("select count(*) from scheduling_seat", Integer.class);
        if (seats > invitations) {
            benchFixture.jdbc.update(
                    "delete from scheduling_seat order by slot_id, seat limit " + (seats - invitations));
        }
        benchFixture.bean(Allocation.class).computeAll();
        double[] seconds = new double[ROUNDS];
        for (int round = -1; round < ROUNDS; round++) {
            UUID wave = wave(benchFixture, centres);
            long start = System.nanoTime();
            int invited = Tokens.run(benchFixture.application, wave);
            double each = (System.nanoTime() - start) / 1e9 / invited;
            int open = benchFixture.jdbc.queryForObject(
                    "select count(*) from invitations_invitation where live", Integer.class);
            if (invited != open || invited > seats) {
                throw new IllegalStateException(invited + " invited, " + open + " open, " + seats + " seats");
            }
            double raw = ratios == null || round < 0 ? 0 : raw(benchFixture, invited);
            if (round >= 0) {
                seconds[round] = each;
                if (ratios != null) {
                    ratios[round] = 1 / each / raw;
                    Bench.note("%,d invited, %,.0f/s; %,.0f raw rows/s", invited, 1 / each, raw);
                }
            }
            back(benchFixture);
        }
        return seconds;
    }

    static UUID wave(BenchFixture benchFixture, List<UUID> centres) {
        UUID id = Ids.next();
        LocalDate today = LocalDate.ofInstant(Instant.now(), ZoneOffset.UTC);
        benchFixture.jdbc.update(
                "insert into invitations_wave (id, service_code, from_date, to_date, state, every_hours, term_hours, take_up,"
                        + " invited, next_at, created_at, created_by) values (?, 'BIO', ?, ?, 'RUNNING', 24, 72, 0.6, 0, now(6),"
                        + " now(6), 'bench')",
                id,
                today.plusDays(1),
                today.plusDays(80));
        centres.forEach(
                centre -> benchFixture.jdbc.update("insert into invitations_wave_centre values (?, ?)", id, centre));
        return id;
    }

    private static void back(BenchFixture benchFixture) {
        for (String table : List.of(
                "invitations_invitation",
                "invitations_wave",
                "invitations_wave_centre",
                "scheduling_right",
                "notifications_outbox")) {
            benchFixture.jdbc.execute("truncate table " + table);
        }
        benchFixture.jdbc.update("update invitations_priority set state = 'WAITING'");
    }

    /** The rows of invitations into a table with the same keys, a thousand in a commit. @return rows per second */
    private static double raw(BenchFixture benchFixture, int rows) throws Exception {
        benchFixture.jdbc.execute("drop table if exists bench_rows");
        benchFixture.jdbc.execute("create table bench_rows like invitations_invitation");
        List<UUID> cases =
                benchFixture.jdbc.queryForList("select case_id from invitations_invitation limit " + rows, UUID.class);
        UUID wave = UUID.randomUUID();
        UUID centre = UUID.randomUUID();
        Timestamp now = Timestamp.from(Instant.now());
        Timestamp later = Timestamp.from(Instant.now().plus(Duration.ofHours(72)));
        String row = "(?, ?, ?, 'BIO', ?, 'SENT', true, ?, ?, ?)";
        double seconds;
        try (Connection connection = benchFixture.connection()) {
            connection.setAutoCommit(false);
            long start = System.nanoTime();
            for (int from = 0; from < cases.size(); from += CHUNK) {
                List<UUID> some = cases.subList(from, Math.min(cases.size(), from + CHUNK));
                List<String> values = new ArrayList<>(java.util.Collections.nCopies(some.size(), row));
                try (PreparedStatement insert = connection.prepareStatement(
                        "insert into bench_rows (id, wave_id, case_id, service_code, centre_id, state, live, sent_at, remind_at,"
                                + " expires_at) values "
                                + String.join(", ", values))) {
                    int at = 1;
                    for (UUID each : some) {
                        insert.setObject(at++, Ids.next());
                        insert.setObject(at++, wave);
                        insert.setObject(at++, each);
                        insert.setObject(at++, centre);
                        insert.setTimestamp(at++, now);
                        insert.setTimestamp(at++, later);
                        insert.setTimestamp(at++, later);
                    }
                    insert.executeUpdate();
                }
                connection.commit();
            }
            seconds = (System.nanoTime() - start) / 1e9;
        }
        benchFixture.jdbc.execute("drop table bench_rows");
        return cases.size() / seconds;
    }
}
