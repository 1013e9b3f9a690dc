package pt.vez.notifications.internal;

import jakarta.mail.MessagingException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;
import pt.vez.notifications.internal.OutboxQueue.Due;
import pt.vez.platform.VezSettings;

/**
 * Sends what is in the outbox, right after the transaction that wrote it, or later when the server was away. Each sender
 * keeps one session with the mail server while there is something to send. The first sender takes codes only, so that a
 * code never waits for letters in another sender's hands; the others take codes too, then offers and appointments, then
 * the rest.
 */
@Component
class MailDispatcher implements DisposableBean {
    /** What is left of a lease when the last message is begun: longer than the timeouts of the mail server together. */
    private static final Duration RESERVE = Duration.ofSeconds(45);

    private static final Duration QUIET = Duration.ofMinutes(1);

    private static final Logger log = LoggerFactory.getLogger(MailDispatcher.class);
    private final OutboxQueue queue;
    private final InvitationMailComposer invitationMails;
    private final MimeComposer composer;
    private final JavaMailSenderImpl server;
    private final VezSettings settings;
    private final Clock clock;
    private final List<SingleFlightWorker> senders = new ArrayList<>();
    private final AtomicInteger turn = new AtomicInteger();
    private volatile Instant toldUnreachable = Instant.EPOCH;

    MailDispatcher(
            OutboxQueue queue,
            InvitationMailComposer invitationMails,
            MimeComposer composer,
            JavaMailSenderImpl server,
            VezSettings settings,
            MailSettings mail,
            Clock clock) {
        this.queue = queue;
        this.invitationMails = invitationMails;
        this.composer = composer;
        this.server = server;
        this.settings = settings;
        this.clock = clock;
        int count = Math.max(1, mail.senders());
        for (int i = 0; i < count; i++) {
            Set<Lane> lanes = i == 0 && count > 1 ? EnumSet.of(Lane.CODE) : EnumSet.allOf(Lane.class);
            senders.add(new SingleFlightWorker("mail-" + i, settings.jobs(), () -> deliver(lanes)));
        }
    }

    @TransactionalEventListener(phase = TransactionPhase.AFTER_COMMIT)
    void on(Outbox.Enqueued enqueued) {
        if (enqueued.lane() == Lane.CODE) {
            senders.getFirst().wake();
        } else {
            wakeAnother();
        }
    }

    /** Every sender looks. */
    void wake() {
        senders.forEach(SingleFlightWorker::wake);
    }

    private void wakeAnother() {
        int letterSenders = Math.max(1, senders.size() - 1);
        int first = senders.size() - letterSenders;
        senders.get(first + Math.floorMod(turn.getAndIncrement(), letterSenders))
                .wake();
    }

    private void deliver(Set<Lane> lanes) {
        try (var session = new MailSession(server)) {
            boolean reachable = true;
            for (List<Due> due = next(lanes); reachable && !due.isEmpty(); due = reachable ? next(lanes) : List.of()) {
                if (due.size() == due.getFirst().lane().batch()) {
                    wakeAnother();
                }
                reachable = deliver(due, session) && !senders.getFirst().isEnding();
            }
        }
    }

    private List<Due> next(Set<Lane> lanes) {
        for (Lane lane : lanes) {
            List<Due> due = queue.lease(lane);
            if (!due.isEmpty()) {
                return due;
            }
        }
        return List.of();
    }

    /** @return false when the server cannot be reached: the next round tries again */
    private boolean deliver(List<Due> due, MailSession session) {
        Instant until = clock.instant().plus(OutboxQueue.LEASE).minus(RESERVE);
        for (int i = 0; i < due.size(); i++) {
            if (clock.instant().isAfter(until) || senders.getFirst().isEnding()) {
                queue.release(due.subList(i, due.size()));
                return true;
            }
            try {
                deliver(due.get(i), session);
            } catch (MailSession.Unreachable e) {
                tellUnreachable();
                due.subList(i, due.size()).forEach(each -> queue.failed(each, e));
                return false;
            } catch (Exception e) {
                failed(due.get(i), e);
            }
        }
        return true;
    }

    /** Once a minute: while the server is away every sender meets it again with every message that falls due. */
    private void tellUnreachable() {
        Instant now = clock.instant();
        if (now.isAfter(toldUnreachable.plus(QUIET))) {
            toldUnreachable = now;
            log.warn("The mail server cannot be reached; messages wait and are tried again");
        }
    }

    private void deliver(Due due, MailSession session) throws MessagingException {
        Message message = words(due).orElse(null);
        if (message == null) {
            queue.dropped(due, "untrue");
        } else if (message.isShort() && settings.smsGateway().isBlank()) {
            log.info("A text message was due; no gateway is set, so it is only noted here");
            queue.dropped(due, "gateway");
        } else {
            session.send(composer.compose(message));
            queue.sent(due);
        }
    }

    private void failed(Due due, Exception problem) {
        Optional<String> permanent = SmtpFailure.permanent(problem);
        if (permanent.isPresent()) {
            log.warn("A message was refused for good ({})", permanent.get());
            queue.refused(due, permanent.get());
        } else {
            log.warn(
                    "A message could not be handed over ({}); it will be tried again",
                    problem.getClass().getSimpleName());
            queue.failed(due, problem);
        }
    }

    /** Some messages are worded only now; what is no longer true needs no message. */
    private Optional<Message> words(Due due) {
        var later = due.later();
        return later == null ? Optional.ofNullable(due.message()) : invitationMails.write(later);
    }

    @Override
    public void destroy() throws InterruptedException {
        for (SingleFlightWorker sender : senders) {
            sender.end(10);
        }
    }
}
