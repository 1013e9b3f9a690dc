package pt.vez.casework;

import java.time.Duration;

/** The time within which an officer can take back a decision; the person is told only after it. */
public final class OfficerUndo {
    public static final Duration WINDOW = Duration.ofSeconds(60);

    private OfficerUndo() {}
}
