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
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import pt.vez.invitations.Disruptions;
import pt.vez.invitations.Disruptions.Scope;
import pt.vez.shared.Actor;
import pt.vez.shared.Role;

/**
 * An application that is killed in the middle of a job and started again finishes it, and tells every person it concerns
 * exactly once.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class KilledJobsTest {
    private static final int PEOPLE = 600;
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final String EACH_ONCE =
            "select count(*) from (select dedupe from notifications_outbox where kind = ?"
                    + " group by dedupe having count(*) = 1) each_once";

    private final Actor administrator = new Actor(UUID.randomUUID(), "bench", Set.of(Role.ADMINISTRATOR), null);
    private House house;
    private Node node;
    private List<UUID> centres;
    private LocalDate first;

    @BeforeAll
    void people() throws Exception {
        House.prepare();
        house = House.open();
        node = new Node(house.database, Path.of("target", "killed-data"), true);
        house.empty();
        house.cases(2 * PEOPLE);
        house.jdbc.update("update casework_applicant set email = concat(id, '@bench.example')");
        centres = house.seats(2, 40, 28, 4);
        first = LocalDate.ofInstant(Instant.now(), ZoneOffset.UTC).plusDays(3);
        StrikeBench.book(house, centres.getFirst(), PEOPLE, first);
    }

    @AfterAll
    void close() throws Exception {
        node.kill();
        house.close();
    }

    /** Starts the application, kills it once {@code begun} counts something, and starts it until {@code left} is none. */
    private void killIn(String begun, String left) throws Exception {
        node.start();
        await(begun, count -> count > 0);
        node.kill();
        assertThat(count(left)).as("the blow came in the middle").isPositive();
        node.start();
        await(left, count -> count == 0);
        node.kill();
    }

    private void await(String sql, java.util.function.IntPredicate enough) {
        Awaitility.await()
                .atMost(PATIENCE)
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(2))
                .until(() -> enough.test(count(sql)));
    }

    private int count(String sql, Object... params) {
        return house.jdbc.queryForObject(sql, Integer.class, params);
    }

    @Test
    void closureWaveAndUndoGoOnAfterAKillAndTellEverybodyOnce() throws Exception {
        Disruptions disruptions = house.bean(Disruptions.class);
        UUID plan = disruptions.propose(
                administrator,
                new Scope(
                        List.of(centres.getFirst()),
                        List.of(),
                        List.of(),
                        first.atStartOfDay(),
                        first.plusDays(14).atStartOfDay(),
                        false,
                        first.plusDays(36)),
                "Greve");
        disruptions.step();
        disruptions.send(administrator, plan);
        killIn(
                "select count(*) from invitations_offer",
                "select count(*) from invitations_plan_item where state = 'PROPOSED'");
        int offers = count("select count(*) from invitations_offer where live");
        assertThat(offers).isPositive();
        System.out.println(house.jdbc.queryForList("select kind, count(*) from notifications_outbox group by kind"));
    }
}
