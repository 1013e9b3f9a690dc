package pt.vez.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import pt.vez.shared.InvalidInput;

class OneTimeCodesTest {
    private static final OneTimeCodes.Kind KIND =
            new OneTimeCodes.Kind("test.code", Duration.ofMinutes(15), "test.wrong", "test.spent");
    private final OneTimeCodes codes = new OneTimeCodes(SecretChangeTest.before());
    private final UUID id = UUID.randomUUID();

    private record Row(byte[] codeHash, int attempts) implements OneTimeCodes.Counted {}

    @Test
    void readsTheDigitsOfEveryScriptAndSaysWhatIsMissing() {
        assertThat(OneTimeCodes.digits(" 12 34-56 ")).isEqualTo("123456");
        assertThat(OneTimeCodes.digits("١٢٣٤٥٦")).isEqualTo("123456");
        assertThat(OneTimeCodes.digits("1234567890", 6, 10)).isEqualTo("1234567890");
        assertThatThrownBy(() -> OneTimeCodes.digits(" ")).hasMessageContaining("signin.code.missing");
        assertThatThrownBy(() -> OneTimeCodes.digits("12345")).hasMessageContaining("signin.code.length");
        assertThatThrownBy(() -> OneTimeCodes.digits("1234567", 6, 10)).hasMessageContaining("signin.code.length");
    }

    @Test
    void aCodeIsRightForItsRecordAndItsPurposeOnly() {
        OneTimeCodes.Code code = codes.next(KIND, id);
        var other = new OneTimeCodes.Kind("test.other", KIND.term(), KIND.wrong(), KIND.spent());
        assertThat(code.digits()).matches("[0-9]{6}");
        assertThat(codes.isRight(KIND, id, code.digits(), code.hash())).isTrue();
        assertThat(codes.isRight(KIND, UUID.randomUUID(), code.digits(), code.hash()))
                .isFalse();
        assertThat(codes.isRight(other, id, code.digits(), code.hash())).isFalse();
        assertThat(codes.isRight(KIND, id, wrong(code), code.hash())).isFalse();
    }

    @Test
    void anAttemptIsCountedWhetherTheCodeIsRightOrWrong() {
        OneTimeCodes.Code code = codes.next(KIND, id);
        List<Integer> counted = new ArrayList<>();
        for (String typed : List.of(wrong(code), code.digits())) {
            try {
                codes.require(KIND, id, typed, () -> {
                    counted.add(counted.size() + 1);
                    return Optional.of(new Row(code.hash(), counted.size()));
                });
                assertThat(typed).isEqualTo(code.digits());
            } catch (InvalidInput problem) {
                assertThat(problem.key()).isEqualTo("test.wrong");
                assertThat(problem.args()).containsExactly(OneTimeCodes.ATTEMPTS - 1);
            }
        }
        assertThat(counted).containsExactly(1, 2);
    }

    @Test
    void theLastWrongCodeIsSpentAndTheRightOneIsNotComparedAfterIt() {
        OneTimeCodes.Code code = codes.next(KIND, id);
        assertThatThrownBy(() -> codes.require(
                        KIND, id, wrong(code), () -> Optional.of(new Row(code.hash(), OneTimeCodes.ATTEMPTS))))
                .hasMessageContaining("test.spent");
        assertThatThrownBy(() -> codes.require(KIND, id, code.digits(), Optional::<Row>empty))
                .hasMessageContaining("test.spent");
    }

    @Test
    void theDigitsThatBelongToAnIdAreTheSameAtEveryCall() {
        String digits = codes.derived(KIND, id);
        assertThat(codes.derived(KIND, id)).isEqualTo(digits);
        assertThat(codes.isDerived(KIND, id, digits)).isTrue();
        assertThat(codes.isDerived(KIND, id, wrong(new OneTimeCodes.Code(digits, new byte[0]))))
                .isFalse();
    }

    private static String wrong(OneTimeCodes.Code code) {
        return "%06d".formatted((Integer.parseInt(code.digits()) + 1) % 1_000_000);
    }
}
