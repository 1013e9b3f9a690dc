package pt.vez.bench;

import com.zaxxer.hikari.HikariDataSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import pt.vez.audit.JournalSearch;
import pt.vez.casework.CaseNumber;
import pt.vez.casework.Stage;
import pt.vez.casework.Worklist;
import pt.vez.documents.ReviewQueue;
import pt.vez.identity.Accounts;
import pt.vez.invitations.Allocation;
import pt.vez.invitations.CallList;
import pt.vez.invitations.Disruptions;
import pt.vez.invitations.Invitations;
import pt.vez.invitations.Signals;
import pt.vez.scheduling.Agenda;
import pt.vez.scheduling.CentreId;
import pt.vez.scheduling.Cover;
import pt.vez.scheduling.Publications;
import pt.vez.shared.Actor;
import pt.vez.shared.Role;

/** What the screens of staff ask the database, at 400,000 cases: no statement takes longer than a tenth of a second. */
final class ScreensBench {
    private static final int CASES = 400_000;
    private static final int BOOKED = 60_000;
    private static final double LIMIT_SECONDS = 0.1;

    private ScreensBench() {}

    /** @param sign whether the screen says what is being done, so that its statements may take longer */
    private record Screen(boolean sign, Runnable open) {}

    static boolean screens(BenchFixture benchFixture) {
        List<UUID> centres = fill(benchFixture);
        Map<String, Screen> screens = screens(benchFixture, centres);
        screens.values().forEach(screen -> screen.open().run());
        watch(benchFixture, true);
        double worst = 0;
        for (var each : screens.entrySet()) {
            benchFixture.jdbc.execute("truncate table mysql.slow_log");
            long start = System.nanoTime();
            each.getValue().open().run();
            double seconds = (System.nanoTime() - start) / 1e9;
            double slowest = slowest(benchFixture, each.getKey(), seconds);
            if (!each.getValue().sign()) {
                worst = Math.max(worst, slowest);
            }
        }
        watch(benchFixture, false);
        return Bench.verdict("screens", worst / LIMIT_SECONDS, 1, false);
    }

    private static List<UUID> fill(BenchFixture benchFixture) {
        benchFixture.empty();
        benchFixture.cases(CASES);
        benchFixture.jdbc.update(
                "update people_applicant a join (select id, row_number() over () n from people_applicant) r"
                        + " on r.id = a.id set a.name = concat(elt(1 + r.n % 9, 'Maria', 'João', 'Ana', 'Li', 'Olek', 'Fatima',"
                        + " 'Rui', 'Amit', 'Sofia'), ' ', elt(1 + r.n % 11, 'Silva', 'Wei', 'Santos', 'Pereira', 'Khan',"
                        + " 'Shevchenko', 'Costa', 'Singh', 'Alves', 'Rocha', 'Diallo'), ' ', conv(r.n, 10, 36)),"
                        + " a.phone = concat('+3519', lpad(r.n - if(r.n % 4000 < 12, r.n % 12, 0), 8, '0')),"
                        + " a.email = concat('p', r.n - if(r.n % 5000 < 12, r.n % 12, 0), '@bench.example')");
        numbers(benchFixture);
        List<UUID> centres = benchFixture.seats(20, 120, 28, 12);
        StrikeBench.book(
                benchFixture,
                centres.getFirst(),
                BOOKED,
                LocalDate.now(ZoneOffset.UTC).plusDays(1));
        benchFixture.bean(Allocation.class).computeAll();
        benchFixture.jdbc.execute("analyze table people_applicant, casework_case, scheduling_slot, scheduling_seat,"
                + " scheduling_appointment, scheduling_occupancy, invitations_priority");
        Bench.note(
                "%,d cases, %,d seats, %,d bookings",
                CASES,
                benchFixture.jdbc.queryForObject("select count(*) from scheduling_seat", Integer.class),
                benchFixture.jdbc.queryForObject("select count(*) from scheduling_appointment", Integer.class));
        return centres;
    }

    /** Numbers with their check character, as the screens read them. */
    private static void numbers(BenchFixture benchFixture) {
        benchFixture.jdbc.execute(
                "create or replace table bench_number (n int not null primary key, number char(9) not null)");
        List<Object[]> rows = new ArrayList<>();
        for (int i = 1; i <= CASES; i++) {
            rows.add(new Object[] {i, CaseNumber.random().value()});
            if (rows.size() == 10_000) {
                benchFixture.jdbc.batchUpdate("insert into bench_number (n, number) values (?, ?)", rows);
                rows.clear();
            }
        }
        benchFixture.jdbc.update("update casework_case c join (select id, row_number() over () n from casework_case) r"
                + " on r.id = c.id join bench_number b on b.n = r.n set c.number = b.number");
        benchFixture.jdbc.execute("drop table bench_number");
    }

    private static Map<String, Screen> screens(BenchFixture benchFixture, List<UUID> centres) {
        var staff = Actor.person(UUID.randomUUID(), "bench", Set.of(Role.ADMINISTRATOR, Role.OFFICER), null);
        LocalDate day = LocalDate.now(ZoneOffset.UTC).plusDays(2);
        var release = new Invitations.Release("BIO", centres, day, day.plusDays(60), 24, 72);
        var scope = new Disruptions.Scope(
                List.of(centres.getFirst()),
                List.of(),
                List.of(),
                day.atStartOfDay(),
                day.plusDays(3).atStartOfDay(),
                false,
                day.plusDays(60));
        Invitations invitations = benchFixture.bean(Invitations.class);
        Disruptions disruptions = benchFixture.bean(Disruptions.class);
        Allocation allocation = benchFixture.bean(Allocation.class);
        Map<String, Screen> screens = new LinkedHashMap<>();
        cases(benchFixture, staff, screens);
        quick(
                screens,
                "agenda",
                () -> benchFixture.bean(Agenda.class).day(staff, new CentreId(centres.getFirst()), day));
        quick(
                screens,
                "documents to review",
                () -> benchFixture.bean(ReviewQueue.class).page(staff, null, 0, 25));
        quick(
                screens,
                "accounts",
                () -> benchFixture.bean(Accounts.class).find(staff, new Accounts.Query("", null, null), 0, 25));
        quick(
                screens,
                "journal",
                () -> benchFixture
                        .bean(JournalSearch.class)
                        .page(staff, new JournalSearch.Query(null, null, null, null, null, null), null, 25));
        quick(
                screens,
                "publications",
                () -> benchFixture.bean(Publications.class).latest(staff));
        quick(screens, "cover", () -> benchFixture.bean(Cover.class).gaps(staff, day, day.plusDays(13)));
        quick(screens, "waves", () -> {
            invitations.waves(staff, 0, 25);
            invitations.rounds(staff);
        });
        quick(screens, "invitations, preview", () -> invitations.preview(staff, release));
        quick(screens, "closures", () -> disruptions.plans(staff, 0, 25));
        quick(screens, "calls to make", () -> benchFixture.bean(CallList.class).closures(staff));
        quick(screens, "policy", () -> allocation.history(staff));
        screens.put("closure, preview", new Screen(true, () -> disruptions.preview(staff, scope)));
        screens.put("closure, people", new Screen(true, () -> disruptions.concerned(staff, scope, 0, 25)));
        screens.put("policy, effect", new Screen(true, () -> allocation.preview(staff, allocation.policy())));
        screens.put(
                "signals",
                new Screen(true, () -> benchFixture.bean(Signals.class).signals(staff)));
        return screens;
    }

    private static void cases(BenchFixture benchFixture, Actor staff, Map<String, Screen> screens) {
        Worklist list = benchFixture.bean(Worklist.class);
        Map<String, Worklist.Query> queries = new LinkedHashMap<>();
        queries.put("cases", new Worklist.Query("", null, null, false));
        queries.put("cases of a stage", new Worklist.Query("", Stage.APPOINTMENT, null, false));
        queries.put("cases of stage and procedure", new Worklist.Query("", Stage.APPOINTMENT, "AR-88", false));
        queries.put("cases by a full name", new Worklist.Query("maria silva", null, null, false));
        queries.put("cases by two letters", new Worklist.Query("Li", null, null, false));
        queries.put("cases by a telephone", new Worklist.Query("900012345", null, null, false));
        queries.put("cases by a number", new Worklist.Query("0001C4R", null, null, false));
        queries.forEach((name, query) -> quick(screens, name, () -> list.find(staff, query, 0, 25)));
        quick(screens, "cases, page 400", () -> list.find(staff, queries.get("cases"), 9_975, 25));
    }

    private static void quick(Map<String, Screen> screens, String name, Runnable open) {
        screens.put(name, new Screen(false, open));
    }

    /** Statements above the limit are written down by the server, for connections made from now on. */
    private static void watch(BenchFixture benchFixture, boolean on) {
        benchFixture.jdbc.execute("set global log_output = 'TABLE'");
        benchFixture.jdbc.execute("set global long_query_time = " + (on ? LIMIT_SECONDS : 10));
        benchFixture.jdbc.execute("set global slow_query_log = " + (on ? 1 : 0));
        ((HikariDataSource) benchFixture.application.getBean(DataSource.class))
                .getHikariPoolMXBean()
                .softEvictConnections();
    }

    private static double slowest(BenchFixture benchFixture, String name, double seconds) {
        List<Map<String, Object>> slow = benchFixture.jdbc.queryForList(
                "select time_to_sec(query_time) + microsecond(query_time) / 1e6 as taken, rows_examined as examined,"
                        + " left(convert(sql_text using utf8mb4), 160) as text from mysql.slow_log"
                        + " where sql_text not like '%slow_log%' order by 1 desc");
        Bench.note("%-28s %.2f s, %d statements above %.1f s", name, seconds, slow.size(), LIMIT_SECONDS);
        slow.forEach(each -> Bench.note(
                "    %.2f s, %,d rows: %s",
                ((Number) each.get("taken")).doubleValue(),
                ((Number) each.get("examined")).longValue(),
                String.valueOf(each.get("text")).replaceAll("\\s+", " ")));
        return slow.isEmpty() ? 0 : ((Number) slow.getFirst().get("taken")).doubleValue();
    }
}
