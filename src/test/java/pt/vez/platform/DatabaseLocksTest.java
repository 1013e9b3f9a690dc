package pt.vez.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.support.TransactionTemplate;
import pt.vez.VezTest;

class DatabaseLocksTest extends VezTest {
    private static final String NAME = "rota.person";
    private static final int WRITERS = 12;
    private static final int ROUNDS = 25;

    @Autowired
    private DatabaseLocks locks;

    @Autowired
    private TransactionTemplate transactions;

    /** Each writer takes three of five keys in an order of its own, in transactions that are not repeated. */
    @Test
    void manyWritersExcludeEachOtherAndNeverWaitInACircle() throws Exception {
        List<UUID> keys =
                List.of(UUID.randomUUID(), UUID.randomUUID(), UUID.randomUUID(), UUID.randomUUID(), UUID.randomUUID());
        Map<UUID, AtomicInteger> within = new ConcurrentHashMap<>();
        Map<UUID, Integer> written = new ConcurrentHashMap<>();
        keys.forEach(key -> within.put(key, new AtomicInteger()));
        var together = new CyclicBarrier(WRITERS);
        try (var writers = Executors.newFixedThreadPool(WRITERS)) {
            List<Future<?>> running = new ArrayList<>();
            for (int writer = 0; writer < WRITERS; writer++) {
                var random = new Random(writer);
                running.add(writers.submit(() -> {
                    together.await();
                    for (int round = 0; round < ROUNDS; round++) {
                        List<UUID> some = new ArrayList<>(keys);
                        Collections.shuffle(some, random);
                        write(some.subList(0, 3), within, written);
                    }
                    return null;
                }));
            }
            for (Future<?> each : running) {
                each.get();
            }
        }
        assertThat(written.values().stream().mapToInt(Integer::intValue).sum()).isEqualTo(WRITERS * ROUNDS * 3);
    }

    private void write(List<UUID> keys, Map<UUID, AtomicInteger> within, Map<UUID, Integer> written) {
        transactions.executeWithoutResult(status -> {
            locks.hold(NAME, keys);
            for (UUID key : keys) {
                assertThat(within.get(key).incrementAndGet()).isEqualTo(1);
            }
            Thread.yield();
            for (UUID key : keys) {
                // Not one step: two writers at once would lose one.
                int before = written.getOrDefault(key, 0);
                written.put(key, before + 1);
                within.get(key).decrementAndGet();
            }
        });
    }

    @Test
    void aLockIsHeldUntilTheTransactionEnds() throws Exception {
        UUID key = UUID.randomUUID();
        try (var others = Executors.newSingleThreadExecutor()) {
            transactions.executeWithoutResult(status -> {
                locks.hold(NAME, key);
                jdbc.sql("select 1").query(Integer.class).single();
                assertThatThrownBy(() -> others.submit(() -> refusedAtOnce(key)).get())
                        .hasRootCauseInstanceOf(java.sql.SQLException.class);
            });
            others.submit(() -> refusedAtOnce(key)).get();
        }
    }

    /** Takes the lock where it need not wait for it. */
    private void refusedAtOnce(UUID key) {
        transactions.executeWithoutResult(status -> {
            jdbc.sql("set innodb_lock_wait_timeout = 0").update();
            try {
                locks.hold(NAME, key);
            } finally {
                jdbc.sql("set innodb_lock_wait_timeout = default").update();
            }
        });
    }

    @Test
    void aLockOutsideATransactionIsRefused() {
        assertThatThrownBy(() -> locks.hold(NAME, "one")).isInstanceOf(IllegalTransactionStateException.class);
        assertThatThrownBy(() -> locks.hold(NAME, List.of("one"))).isInstanceOf(IllegalTransactionStateException.class);
    }

    @Test
    void aNameWithoutRowsIsAMistake() {
        assertThatThrownBy(() -> transactions.executeWithoutResult(status -> locks.hold("test.unknown", "one")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("test.unknown");
    }
}
