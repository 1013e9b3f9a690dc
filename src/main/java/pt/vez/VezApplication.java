package pt.vez;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.TimeZone;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.web.server.PortInUseException;
import pt.vez.platform.StartupProblem;

@SpringBootApplication
public class VezApplication {
    /** Starts everything; what keeps it from starting is one line that says what to do. */
    public static void main(String[] args) {
        // Instants are stored in UTC; wall-clock times always name their zone.
        TimeZone.setDefault(TimeZone.getTimeZone("UTC"));
        try {
            SpringApplication.run(VezApplication.class, args);
        } catch (RuntimeException e) {
            System.err.println(reason(e));
            System.exit(1);
        }
    }

    private static String reason(Throwable problem) {
        for (Throwable cause = problem; cause != null; cause = cause.getCause()) {
            if (cause instanceof StartupProblem known) {
                return String.valueOf(known.getMessage());
            }
            if (cause instanceof PortInUseException port) {
                return "Port " + port.getPort() + " is in use: stop what runs there, or set VEZ_PORT to another.";
            }
        }
        var trace = new StringWriter();
        problem.printStackTrace(new PrintWriter(trace));
        return trace.toString();
    }
}
