package pt.vez.platform;

/** The application cannot start; the message is one line that says what to do. */
public class StartupProblem extends RuntimeException {
    public StartupProblem(String message) {
        super(message);
    }
}
