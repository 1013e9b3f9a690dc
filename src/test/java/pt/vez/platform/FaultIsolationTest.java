package pt.vez.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.CannotCreateTransactionException;

class FaultIsolationTest {
    @Test
    void whatFailsDoesNotKeepTheOthersFromBeingDone() {
        List<Integer> done = new ArrayList<>();
        int sum = FaultIsolation.each("test", List.of(1, 0, 2), each -> {
            done.add(12 / each);
            return each;
        });
        assertThat(done).containsExactly(12, 6);
        assertThat(sum).isEqualTo(3);
    }

    @Test
    void everyStepIsTakenAfterOneThatFailed() {
        List<String> taken = new ArrayList<>();
        FaultIsolation.steps(
                "test",
                () -> {
                    throw new IllegalStateException("first");
                },
                () -> taken.add("second"));
        assertThat(taken).containsExactly("second");
    }

    @Test
    void aJobEndsAtOnceWhenTheDatabaseIsAway() {
        List<Integer> tried = new ArrayList<>();
        assertThatThrownBy(() -> FaultIsolation.each("test", List.of(1, 2), each -> {
                    tried.add(each);
                    throw new CannotCreateTransactionException("away");
                }))
                .isInstanceOf(CannotCreateTransactionException.class);
        assertThat(tried).containsExactly(1);
    }
}
