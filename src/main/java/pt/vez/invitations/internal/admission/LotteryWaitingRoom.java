package pt.vez.invitations.internal.admission;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import pt.vez.audit.Changes;
import pt.vez.audit.Journal;
import pt.vez.invitations.WaitingRoom;
import pt.vez.invitations.internal.admission.AdmissionController.QueuePosition;
import pt.vez.platform.Secrets;
import pt.vez.shared.Actor;
import pt.vez.shared.ChangedMeanwhile;
import pt.vez.shared.Role;

/**
 * One node's waiting room: an {@link AdmissionController} and a fixed table of small numbers are all it keeps, however
 * many come. Those who come before the opening get a lot.
 */
@Component
class LotteryWaitingRoom implements WaitingRoom {
    private static final Duration PASS = Duration.ofMinutes(10);
    private static final Duration PLACE = Duration.ofHours(6);
    private static final int ASK_BEFORE = 60;

    private final OpeningRepository openings;
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

    LotteryWaitingRoom(OpeningRepository openings, Secrets secrets, Journal journal, Clock clock) {
        this.journal = journal;
        this.openings = openings;
        this.secrets = secrets;
        this.queueTokens = new QueueTokens(secrets);
        this.clock = clock;
        this.born = clock.instant().getEpochSecond();
    }

    /** Every node learns the opening within two seconds. */
    private void readOpening(Instant now) {
        Instant last = Objects.requireNonNull(openingRead.get());
        if (last.plusSeconds(2).isBefore(now) && openingRead.compareAndSet(last, now)) {
            openings.find().ifPresent(this::opensAt);
        }
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<Instant> opening(Actor actor) {
        actor.require(Role.ADMINISTRATOR);
        return openings.find().filter(moment -> moment.isAfter(Instant.EPOCH));
    }

    @Override
    @Transactional
    public void setOpening(Actor actor, @Nullable Instant seen, @Nullable Instant moment) {
        actor.require(Role.ADMINISTRATOR);
        Instant stored = openings.lock();
        ChangedMeanwhile.requireSame(seen == null ? Instant.EPOCH : seen, stored);
        openings.save(moment == null ? Instant.EPOCH : moment);
        journal.record(actor, "room.opening", null, "", new Changes().add("opening", seen, moment));
    }

    @Override
    public void opensAt(Instant moment) {
        if (!moment.equals(opens)) {
            opens = moment;
            begun = false;
            admission.restart();
        }
    }

    @Override
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

    @Override
    public void answering() {
        admission.answering();
    }

    @Override
    public void answered(boolean took) {
        admission.answered(took);
    }

    @Override
    public double rate() {
        return admission.rate();
    }

    private long epoch() {
        return Math.max(born, opens.getEpochSecond());
    }
}
