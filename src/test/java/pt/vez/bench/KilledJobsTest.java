package pt.vez.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.IntPredicate;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import pt.vez.invitations.Allocation;
import pt.vez.invitations.Disruptions;
import pt.vez.invitations.Disruptions.Scope;
import pt.vez.shared.Actor;
import pt.vez.shared.Role;

/**
 * An application that is killed in the middle of a job and started again finishes it, and writes to every person it
 * concerns exactly once.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class KilledJobsTest {
    private static final int PEOPLE = 2_000;
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final String OPEN_OFFERS = "select count(*) from invitations_offer where live";

    private final Actor administrator = Actor.person(UUID.randomUUID(), "bench", Set.of(Role.ADMINISTRATOR), null);
    private BenchFixture benchFixture;
    private Node node;
    private List<UUID> centres;
    private LocalDate first;

    @BeforeAll
    void people() throws Exception {
        BenchFixture.prepare();
        benchFixture = BenchFixture.open();
        // What the killed one was doing is taken over after seconds, not after a minute.
        node = new Node(
                benchFixture.database,
                Path.of("target", "killed-data"),
                true,
                "--db-scheduler.heartbeat-interval=1s",
                "--db-scheduler.missed-heartbeats-limit=4");
        benchFixture.empty();
        benchFixture.cases(2 * PEOPLE);
        centres = benchFixture.seats(3, 60, 28, 4);
        first = LocalDate.ofInstant(Instant.now(), ZoneOffset.UTC).plusDays(3);
        StrikeBench.book(benchFixture, centres.getFirst(), PEOPLE, first);
        node.start();
    }

    @AfterAll
    void close() throws Exception {
        node.kill();
        benchFixture.close();
    }

    @Test
    void closureUndoAndWaveGoOnAfterAKillAndWriteToEverybodyOnce() throws Exception {
        Disruptions disruptions = benchFixture.bean(Disruptions.class);
        UUID plan = disruptions.propose(administrator, scope(), "Greve");
        Awaitility.await()
                .atMost(PATIENCE)
                .until(() -> disruptions.plan(administrator, plan).computedMillis() != null);

        disruptions.send(administrator, plan);
        killOnce(
                "select count(*) from invitations_offer",
                "select count(*) from invitations_plan_item where state = 'PROPOSED'");
        assertThat(count(OPEN_OFFERS)).isPositive();
        eachToldOnce("invitations_offer", "true", "later.offer");

        disruptions.undo(administrator, plan);
        killOnce(
                "select count(*) from invitations_offer where live is null",
                "select count(*) from invitations_plan where state = 'UNDOING'");
        assertThat(count(OPEN_OFFERS)).isZero();
        eachToldOnce("invitations_offer", "true", "later.withdrawn");

        benchFixture.bean(Allocation.class).computeAll();
        UUID wave = WavesBench.wave(benchFixture, centres.subList(1, 3));
        killOnce(
                "select count(*) from invitations_invitation",
                "select count(*) from invitations_wave where next_at <= now(6)");
        assertThat(count("select invited from invitations_wave where id = ?", wave))
                .isPositive()
                .isEqualTo(count("select count(*) from invitations_invitation where live"));
        eachToldOnce("invitations_invitation", "live", "later.invitation");
    }

    private Scope scope() {
        return new Scope(
                List.of(centres.getFirst()),
                List.of(),
                List.of(),
                first.atStartOfDay(),
                first.plusDays(30).atStartOfDay(),
                false,
                first.plusDays(56));
    }

    /** Kills the application once {@code begun} counts something; started again it works until {@code left} is none. */
    private void killOnce(String begun, String left) throws Exception {
        await(begun, count -> count > 0);
        node.kill();
        assertThat(count(left)).as("the blow came in the middle").isPositive();
        node.start();
        await(left, count -> count == 0);
    }

    private void await(String sql, IntPredicate enough) {
        Awaitility.await()
                .atMost(PATIENCE)
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(2))
                .until(() -> enough.test(count(sql)));
    }

    private void eachToldOnce(String table, String condition, String kind) {
        assertThat(count(
                        "select count(*) from " + table + " t where " + condition
                                + " and (select count(*) from notifications_outbox m where m.about = t.id and m.kind = ?) <> 1",
                        kind))
                .as(kind)
                .isZero();
    }

    private int count(String sql, Object... params) {
        return benchFixture.jdbc.queryForObject(sql, Integer.class, params);
    }
}
