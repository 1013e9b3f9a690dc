package pt.vez.invitations;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import pt.vez.audit.Changes;
import pt.vez.audit.Journal;
import pt.vez.invitations.AdmissionController.QueuePosition;
import pt.vez.platform.Secrets;
import pt.vez.shared.Actor;
import pt.vez.shared.ChangedMeanwhile;
import pt.vez.shared.Role;

/**
 * Lets in as many people as this node serves well and gives everybody else a signed place. Nothing is kept about anybody
 * who waits: a {@link AdmissionController} and a fixed table of small numbers are all there is, however many come.
 *
 * <p>People who came before the opening are drawn by lot: the draw is computed from the secret and their invitation,
 * so that coming again does not improve it. Later ones stand behind them, in the order of arrival.
 */
@Component
public class WaitingRoom {
    private static final Duration PASS = Duration.ofMinutes(10);
    private static final Duration PLACE = Duration.ofHours(6);
    private static final int ASK_BEFORE = 60;

    private final JdbcClient jdbc;
    private final Secrets secrets;
    private final Journal journal;
    private final Clock clock;
    private final AtomicReference<Instant> openingRead = new AtomicReference<>(Instant.EPOCH);
    private final RequestThrottle requestThrottle = new RequestThrottle();
    private final QueueTokens queueTokens;
    private final long born;
    private final AdmissionController admission = new AdmissionController(System.nanoTime());
    private volatile Instant opens = Instant.EPOCH;
    /** Whether the admission knows since when it lets people in. */
    private volatile boolean begun;

    public WaitingRoom(JdbcClient jdbc, Secrets secrets, Journal journal, Clock clock) {
        this.journal = journal;
        this.jdbc = jdbc;
        this.secrets = secrets;
        this.queueTokens = new QueueTokens(secrets);
        this.clock = clock;
        this.born = clock.instant().getEpochSecond();
    }

    /** What happens to a request. */
    public sealed interface Decision {
        /** @param pass to be kept by the person, when they did not have one */
        record Enter(@Nullable String pass) implements Decision {}

        /**
         * @param place to be kept by the person
         * @param ahead people before them
         * @param seconds honest estimate; what is left until the opening before it
         * @param againMillis when to ask again
         */
        record Wait(String place, long ahead, long seconds, int againMillis, boolean beforeOpening)
                implements Decision {
            /** For pages without a script, which count in whole seconds: after the script would have asked. */
            public int refreshSeconds() {
                return againMillis / 1_000 + 2;
            }
        }

        /** Asked too often in ten seconds. */
        record TooOften() implements Decision {}
    }

    /** Every node learns the opening within two seconds. */
    private void readOpening(Instant now) {
        Instant last = Objects.requireNonNull(openingRead.get());
        if (last.plusSeconds(2).isBefore(now) && openingRead.compareAndSet(last, now)) {
            jdbc.sql("select opens_at from invitations_opening where id = 1")
                    .query(Instant.class)
                    .optional()
                    .ifPresent(this::opensAt);
        }
    }

    /** The opening that is set, past or to come; empty where there is none. */
    @Transactional(readOnly = true)
    public Optional<Instant> opening(Actor actor) {
        actor.require(Role.ADMINISTRATOR);
        return jdbc.sql("select opens_at from invitations_opening where id = 1")
                .query(Instant.class)
                .optional()
                .filter(moment -> moment.isAfter(Instant.EPOCH));
    }

    /**
     * An administrator sets the next opening; null for none.
     *
     * @param seen the opening the caller's form was filled with
     * @throws ChangedMeanwhile when another writer set another one since
     */
    @Transactional
    public void setOpening(Actor actor, @Nullable Instant seen, @Nullable Instant moment) {
        actor.require(Role.ADMINISTRATOR);
        jdbc.sql("insert ignore into invitations_opening (id, opens_at) values (1, ?)")
                .param(Instant.EPOCH)
                .update();
        Instant stored = jdbc.sql("select opens_at from invitations_opening where id = 1 for update")
                .query(Instant.class)
                .single();
        ChangedMeanwhile.requireSame(seen == null ? Instant.EPOCH : seen, stored);
        jdbc.sql("update invitations_opening set opens_at = ? where id = 1")
                .param(moment == null ? Instant.EPOCH : moment)
                .update();
        journal.record(actor, "room.opening", null, "", new Changes().add("opening", seen, moment));
    }

    /** From this moment on people are let in; those who come before it are drawn by lot. */
    public void opensAt(Instant moment) {
        if (!moment.equals(opens)) {
            opens = moment;
            begun = false;
            admission.restart();
        }
    }

    /**
     * @param identity whose turn it is about, for instance the id of the invitation; the place is bound to it
     * @param kept what the person kept from before: a pass or a place, or nothing
     */
    public Decision ask(String identity, @Nullable String kept) {
        Instant now = clock.instant();
        readOpening(now);
        if (requestThrottle.tooOften(identity, now)) {
            return new Decision.TooOften();
        }
        QueueTokens.Kept held = queueTokens.read(identity, kept, now);
        if (held != null && held.pass()) {
            return new Decision.Enter(null);
        }
        boolean before = now.isBefore(opens);
        long number;
        boolean lot;
        if (held != null && held.epoch() == epoch()) {
            number = held.number();
            lot = held.lot();
        } else if (held != null) {
            // A place from before a restart: its owner has waited already and goes first.
            number = 0;
            lot = false;
        } else if (before) {
            admission.early();
            number = draw(identity);
            lot = true;
        } else {
            number = -1;
            lot = false;
        }
        return before
                ? waiting(identity, admission.positionOf(number, true), true, now)
                : turn(identity, number, lot, now);
    }

    private Decision turn(String identity, long number, boolean lot, Instant now) {
        long nanos = System.nanoTime();
        if (!begun) {
            admission.opened(nanos
                    - TimeUnit.MILLISECONDS.toNanos(Duration.between(opens, now).toMillis()));
            begun = true;
        }
        QueuePosition position = admission.ask(number, lot, nanos);
        // Signing is the expensive part and is done outside the lock.
        return position.in()
                ? new Decision.Enter(queueTokens.pass(identity, epoch(), now.plus(PASS)))
                : waiting(identity, position, false, now);
    }

    private Decision waiting(String identity, QueuePosition position, boolean before, Instant now) {
        double opening = before ? Duration.between(now, opens).toMillis() / 1e3 + 1 : 0;
        var random = ThreadLocalRandom.current();
        int again = before
                ? (int) ((Math.clamp(opening / 2, 2, ASK_BEFORE) + random.nextDouble() / 2) * 1_000)
                : position.againMillis(random);
        return new Decision.Wait(
                queueTokens.place(identity, position.lot(), epoch(), position.number(), now.plus(PLACE)),
                before ? 0 : position.ahead(),
                (long) Math.ceil(before ? opening : position.seconds()),
                again,
                before);
    }

    /** A lot between 0 and the largest integer, the same for the same invitation and opening. */
    private long draw(String identity) {
        byte[] hash = secrets.hash("lot", opens.getEpochSecond() + "/" + identity);
        return ((hash[0] & 0x7FL) << 24) | ((hash[1] & 0xFFL) << 16) | ((hash[2] & 0xFFL) << 8) | (hash[3] & 0xFFL);
    }

    /** An answer to a person inside begins; {@link #answered} ends it, also after a failure. */
    public void answering() {
        admission.answering();
    }

    /** @param took whether a seat was asked for, rather than looked at */
    public void answered(boolean took) {
        admission.answered(took);
    }

    /** People let in per second, as measured. */
    public double rate() {
        return admission.rate();
    }

    private long epoch() {
        return Math.max(born, opens.getEpochSecond());
    }
}
