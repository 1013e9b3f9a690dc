package pt.vez.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class ErrorTracesTest {
    private final Throwable problem = new IllegalStateException(
            "typed by Ana Silva", new RuntimeException(new OutOfMemoryError("passport AB123456")));

    @Test
    void theTypeAtTheRootIsNamed() {
        assertThat(ErrorTraces.rootType(problem)).isEqualTo("java.lang.OutOfMemoryError");
    }

    @Test
    void placesAreToldAndMessagesAreNot() {
        var text = new StringWriter();
        ErrorTraces.withoutMessages(problem).printStackTrace(new PrintWriter(text));
        assertThat(text.toString())
                .contains("java.lang.IllegalStateException", "java.lang.OutOfMemoryError", "ErrorTracesTest")
                .doesNotContain("Ana Silva", "AB123456");
    }

    @Test
    void causesInACircleEnd() {
        var first = new RuntimeException();
        first.initCause(new RuntimeException(first));
        assertThat(ErrorTraces.withoutMessages(first)).isNotNull();
        assertThat(ErrorTraces.rootType(first)).isEqualTo("java.lang.RuntimeException");
    }
}
