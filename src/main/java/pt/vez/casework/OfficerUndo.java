package pt.vez.casework;

import java.time.Duration;

/** Within which time an officer takes back what they decided by mistake; the person is told only after it. */
public final class OfficerUndo {
    public static final Duration WINDOW = Duration.ofSeconds(60);

    private OfficerUndo() {}
}
