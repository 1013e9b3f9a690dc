package pt.vez.notifications.internal;

import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.ParseException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.jspecify.annotations.Nullable;

/** What a failure to hand a message over means (RFC 5321, 4.2.1: 4xx may work later, 5xx never will). */
final class SmtpFailure {
    /** The server wants to know who we are: ours to mend, no fault of the message. */
    private static final List<Integer> AUTHENTICATION = List.of(530, 534, 535, 538);

    private static final int CLOSING = 421;

    private SmtpFailure() {}

    /**
     * A word for the outbox when trying again is useless: the server's code, or that the address has no form of one. Empty
     * when it may work later.
     */
    static Optional<String> permanent(Exception problem) {
        for (Throwable each : chain(problem)) {
            int code = code(each);
            if (code >= 500 && !AUTHENTICATION.contains(code)) {
                return Optional.of("SMTP " + code);
            }
            if (code > 0) {
                return Optional.empty();
            }
            if (each instanceof AddressException) {
                return Optional.of("address");
            }
        }
        return Optional.empty();
    }

    private static int code(Throwable problem) {
        return switch (problem) {
            case SMTPAddressFailedException address -> address.getReturnCode();
            case SMTPSendFailedException send -> send.getReturnCode();
            default -> 0;
        };
    }

    /** The connection, not the message. */
    static boolean isConnectionLost(MessagingException problem) {
        List<Throwable> chain = chain(problem);
        return chain.stream().anyMatch(each -> code(each) == CLOSING)
                || chain.stream().anyMatch(each -> each instanceof IOException)
                || (chain.stream().noneMatch(each -> each instanceof SendFailedException)
                        && chain.stream().allMatch(each -> code(each) == 0)
                        && chain.stream().noneMatch(each -> each instanceof ParseException));
    }

    /** The most exact first: the refusal of the address stands behind that of the message. */
    private static List<Throwable> chain(Throwable problem) {
        List<Throwable> all = new ArrayList<>();
        for (Throwable each = problem; each != null && !all.contains(each); each = next(each)) {
            all.addFirst(each);
        }
        return all;
    }

    private static @Nullable Throwable next(Throwable problem) {
        return problem instanceof MessagingException mail && mail.getNextException() != null
                ? mail.getNextException()
                : problem.getCause();
    }
}
