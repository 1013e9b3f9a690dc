package pt.vez.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** Few files are unpacked at once, and one of an account. */
class FileWorkTest {
    /** Whether so many are ever inside together. */
    private static boolean together(int wanted, List<Work> works) throws Exception {
        var inside = new AtomicInteger();
        var reached = new CountDownLatch(1);
        List<Future<Boolean>> answers = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Work work : works) {
                answers.add(threads.submit(() -> work.run(() -> {
                    if (inside.incrementAndGet() == wanted) {
                        reached.countDown();
                    }
                    try {
                        return reached.await(400, TimeUnit.MILLISECONDS);
                    } finally {
                        inside.decrementAndGet();
                    }
                })));
            }
        }
        for (Future<Boolean> answer : answers) {
            if (answer.get()) {
                return true;
            }
        }
        return false;
    }

    private interface Work {
        boolean run(java.util.concurrent.Callable<Boolean> inside) throws Exception;
    }

    private static List<Work> works(int n, Work work) {
        return java.util.Collections.nCopies(n, work);
    }

    @Test
    void twoAtOnceAndNotThree() throws Exception {
        assertThat(together(2, works(2, FileWork::run))).isTrue();
        assertThat(together(3, works(3, FileWork::run))).isFalse();
    }

    @Test
    void oneOfAnAccountAtATime() throws Exception {
        UUID one = new UUID(0, 1);
        UUID other = new UUID(0, 2);
        assertThat(together(2, works(2, inside -> FileWork.inTurn(one, inside))))
                .isFalse();
        assertThat(together(
                        2, List.of(inside -> FileWork.inTurn(one, inside), inside -> FileWork.inTurn(other, inside))))
                .isTrue();
    }

    @Test
    void theSeventeenthThatWaitsIsTurnedAwayAndTheOthersGetTheirTurn() throws Exception {
        var open = new CountDownLatch(1);
        var inside = new CountDownLatch(2);
        List<Future<Boolean>> answers = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 2; i++) {
                answers.add(threads.submit(() -> FileWork.run(() -> {
                    inside.countDown();
                    open.await();
                    return true;
                })));
            }
            inside.await();
            for (int i = 0; i < 16; i++) {
                answers.add(threads.submit(() -> FileWork.run(() -> true)));
            }
            Awaitility.await().until(() -> FileWork.waiting() == 16);
            assertThatThrownBy(() -> FileWork.run(() -> true)).isInstanceOf(FileWork.Busy.class);
            open.countDown();
        }
        for (Future<Boolean> answer : answers) {
            assertThat(answer.get()).isTrue();
        }
    }

    @Test
    void workThatFailsGivesItsPlaceBack() throws Exception {
        for (int i = 0; i < 5; i++) {
            assertThatThrownBy(() -> FileWork.run(() -> {
                        throw new StackOverflowError();
                    }))
                    .isInstanceOf(StackOverflowError.class);
        }
        assertThat(FileWork.run(() -> true)).isTrue();
    }
}
