package pt.vez.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.modulith.test.ApplicationModuleTest;
import org.springframework.modulith.test.ApplicationModuleTest.BootstrapMode;
import org.springframework.transaction.support.TransactionTemplate;
import pt.vez.ModuleTest;

/** Real deadlocks of two transactions, and what is tried again. */
@ApplicationModuleTest(
        mode = BootstrapMode.ALL_DEPENDENCIES,
        webEnvironment = WebEnvironment.NONE,
        verifyAutomatically = false)
class TransactionsTest extends ModuleTest {
    private static final int DEADLOCK = 1213;

    @Autowired
    private Transactions transactions;

    @Autowired
    private TransactionTemplate plain;

    private final AtomicInteger attempts = new AtomicInteger();

    @BeforeAll
    void table() {
        jdbc.sql("create table transactions_test (id int not null primary key, value int not null)")
                .update();
    }

    @AfterAll
    void drop() {
        jdbc.sql("drop table transactions_test").update();
    }

    @BeforeEach
    void rows() {
        attempts.set(0);
        jdbc.sql("replace into transactions_test (id, value) values (1, 0), (2, 0)")
                .update();
    }

    private void add(int id) {
        jdbc.sql("update transactions_test set value = value + 1 where id = ?")
                .param(id)
                .update();
    }

    private List<Integer> values() {
        return jdbc.sql("select value from transactions_test order by id")
                .query(Integer.class)
                .list();
    }

    /** Locks its first row, waits until the other has locked its own, then wants that one; later attempts do not wait. */
    private Supplier<Boolean> crossing(int first, int second, CyclicBarrier bothLocked) {
        var own = new AtomicInteger();
        return () -> {
            attempts.incrementAndGet();
            add(first);
            if (own.incrementAndGet() == 1) {
                try {
                    bothLocked.await(20, TimeUnit.SECONDS);
                } catch (Exception e) {
                    throw new IllegalStateException(e);
                }
            }
            add(second);
            return true;
        };
    }

    private static List<Throwable> together(List<Callable<Boolean>> both) throws Exception {
        List<Throwable> failed = new ArrayList<>();
        try (var threads = Executors.newFixedThreadPool(2)) {
            for (Future<Boolean> each : threads.invokeAll(both)) {
                try {
                    each.get();
                } catch (ExecutionException e) {
                    failed.add(e.getCause());
                }
            }
        }
        return failed;
    }

    @Test
    void twoThatWaitForEachOtherBothComeThrough() throws Exception {
        var barrier = new CyclicBarrier(2);
        Supplier<Boolean> one = crossing(1, 2, barrier);
        Supplier<Boolean> other = crossing(2, 1, barrier);
        assertThat(together(List.of(() -> transactions.run(one), () -> transactions.run(other))))
                .isEmpty();
        assertThat(values()).as("each counted once").containsExactly(2, 2);
        assertThat(attempts.get()).as("one of them twice").isEqualTo(3);
    }

    /** What the test above would do without the second attempt: it is a real deadlock. */
    @Test
    void withoutASecondAttemptOneOfThemFails() throws Exception {
        var barrier = new CyclicBarrier(2);
        Supplier<Boolean> one = crossing(1, 2, barrier);
        Supplier<Boolean> other = crossing(2, 1, barrier);
        assertThat(together(
                        List.of(() -> plain.execute(status -> one.get()), () -> plain.execute(status -> other.get()))))
                .singleElement()
                .isInstanceOfSatisfying(
                        DataAccessException.class,
                        e -> assertThat(((SQLException) e.getMostSpecificCause()).getErrorCode())
                                .isEqualTo(DEADLOCK));
        assertThat(values()).containsExactly(1, 1);
    }

    @Test
    void aRowChangedMeanwhileIsTriedSixTimesAndEachIsUndone() {
        assertThatThrownBy(() -> transactions.run(() -> {
                    attempts.incrementAndGet();
                    add(1);
                    throw new OptimisticLockingFailureException("another writer");
                }))
                .isInstanceOf(OptimisticLockingFailureException.class);
        assertThat(attempts.get()).isEqualTo(6);
        assertThat(values()).containsExactly(0, 0);
    }

    @Test
    void whatCannotPassByItselfIsNotTriedAgain() {
        assertThatThrownBy(() -> transactions.run(() -> {
                    attempts.incrementAndGet();
                    return jdbc.sql("insert into transactions_test (id, value) values (1, 0)")
                            .update();
                }))
                .isInstanceOf(DuplicateKeyException.class);
        assertThat(attempts.get()).isEqualTo(1);
    }
}
