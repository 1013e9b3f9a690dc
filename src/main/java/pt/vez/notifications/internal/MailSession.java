package pt.vez.notifications.internal;

import jakarta.mail.MessagingException;
import jakarta.mail.Transport;
import jakarta.mail.internet.MimeMessage;
import org.jspecify.annotations.Nullable;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/** One connection to the mail server that takes many messages. Not for several threads. */
final class MailSession implements AutoCloseable {
    /** Servers close what lasts too long; a new connection now and then costs little. */
    private static final int MESSAGES = 500;

    private final JavaMailSenderImpl server;
    private @Nullable Transport transport;
    private int sent;

    MailSession(JavaMailSenderImpl server) {
        this.server = server;
    }

    /** The server could not be reached or did not let us in; no message is at fault. */
    static final class Unreachable extends MessagingException {
        private static final long serialVersionUID = 1;

        Unreachable(MessagingException cause) {
            super("the mail server cannot be reached", cause);
        }
    }

    /**
     * Hands the message over; a connection the server had closed meanwhile is made anew once.
     *
     * @throws Unreachable when there is no connection
     * @throws MessagingException when the server does not take this message
     */
    void send(MimeMessage message) throws MessagingException {
        boolean reused = transport != null && sent < MESSAGES;
        try {
            hand(message);
        } catch (MessagingException e) {
            if (!SmtpFailure.isConnectionLost(e)) {
                throw e;
            }
            close();
            if (!reused) {
                throw new Unreachable(e);
            }
            hand(message);
        }
    }

    private void hand(MimeMessage message) throws MessagingException {
        if (sent >= MESSAGES) {
            close();
        }
        Transport open = transport == null ? connect() : transport;
        open.sendMessage(message, message.getAllRecipients());
        sent++;
    }

    private Transport connect() throws Unreachable {
        try {
            Transport fresh = server.getSession().getTransport("smtp");
            fresh.connect(server.getHost(), server.getPort(), server.getUsername(), server.getPassword());
            transport = fresh;
            sent = 0;
            return fresh;
        } catch (MessagingException e) {
            throw new Unreachable(e);
        }
    }

    @Override
    public void close() {
        Transport open = transport;
        transport = null;
        sent = 0;
        if (open != null) {
            try {
                open.close();
            } catch (MessagingException e) {
                // It is gone already.
            }
        }
    }
}
