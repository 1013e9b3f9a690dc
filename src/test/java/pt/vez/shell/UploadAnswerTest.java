package pt.vez.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import pt.vez.shared.InvalidInput;

/** Whatever becomes of a file that was sent, there is a sentence about it. */
class UploadAnswerTest {
    private static UploadAnswer.Refusal refusal(FileUpload.Receiver receiver) {
        return new UploadAnswer(receiver, Locale.ENGLISH, 20).refusal("x.pdf", InputStream.nullInputStream());
    }

    static Stream<Arguments> failures() {
        return Stream.of(
                Arguments.of(new OutOfMemoryError("secret words"), "upload.failed"),
                Arguments.of(new StackOverflowError("secret words"), "upload.failed"),
                Arguments.of(new NoClassDefFoundError("secret words"), "upload.failed"),
                Arguments.of(new IllegalStateException("secret words"), "upload.failed"),
                Arguments.of(new IOException("secret words"), "upload.interrupted"),
                Arguments.of(new InvalidInput("upload.type"), "upload.type"));
    }

    @ParameterizedTest
    @MethodSource("failures")
    @ExtendWith(OutputCaptureExtension.class)
    void everyFailureIsASentence(Throwable failure, String key, CapturedOutput log) {
        assertThat(refusal((name, content) -> {
                    if (failure instanceof Error error) {
                        throw error;
                    }
                    if (failure instanceof IOException broken) {
                        throw broken;
                    }
                    throw (RuntimeException) failure;
                }))
                .isEqualTo(new UploadAnswer.Refusal(key, List.of()));
        assertThat(log).doesNotContain("secret words");
        if (key.equals("upload.failed")) {
            assertThat(log).contains(failure.getClass().getName());
        }
    }

    @Test
    void whatWasTakenIsNoRefusal() {
        assertThat(refusal((name, content) -> {})).isNull();
    }
}
