package pt.vez.invitations;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import pt.vez.platform.Secrets;
import pt.vez.shared.Actor;
import pt.vez.shared.Role;

/**
 * Lets in as many people as this node serves well and gives everybody else a signed place. Nothing is kept about anybody
 * who waits: two counters, a rate and a fixed table of small numbers are all there is, however many come.
 *
 * <p>Who came before the opening is drawn by lot: the draw is made from the secret and their own invitation, so that
 * coming back does not make it better. Who comes later stands behind them, in the order of arrival.
 */
@Component
public class WaitingRoom {
    private static final Duration PASS = Duration.ofMinutes(10);
    private static final Duration PLACE = Duration.ofHours(6);
    private static final double LEAST_RATE = 20;
    private static final double FIRST_RATE = 1_000;
    private static final double MOST_OVER_SERVED = 1.5;
    private static final double QUICK_MILLIS = 60;
    private static final double SLOW_MILLIS = 200;
    private static final int LONG_QUEUE = 32;
    private static final double BURST_SECONDS = 0.05;
    private static final int SHORTEST_REFRESH = 5;
    private static final int LONGEST_REFRESH = 300;
    private static final int ASK_BEFORE = 60;

    private final JdbcClient jdbc;
    private final Secrets secrets;
    private final Clock clock;
    private final AtomicLong issued = new AtomicLong();
    private final AtomicLong early = new AtomicLong();
    private final AtomicReference<Instant> openingRead = new AtomicReference<>(Instant.EPOCH);
    private final Attempts attempts = new Attempts();
    private final WaitingTickets tickets;
    private final long born;
    private volatile int queued;
    private volatile Instant opens = Instant.EPOCH;
    private double rate = FIRST_RATE;
    private double tokens;
    private double frontier;
    private double millis = 1;
    private boolean wanted;
    private int served;
    private double servedPerSecond;
    private long refilled;
    private long adjusted;

    public WaitingRoom(JdbcClient jdbc, Secrets secrets, Clock clock) {
        this.jdbc = jdbc;
        this.secrets = secrets;
        this.tickets = new WaitingTickets(secrets);
        this.clock = clock;
        this.born = clock.instant().getEpochSecond();
        this.refilled = System.nanoTime();
        this.adjusted = refilled;
    }

    /** What happens to a request. */
    public sealed interface Decision {
        /** @param pass to be kept by the person, when they did not have one */
        record Enter(@Nullable String pass) implements Decision {}

        /**
         * @param place to be kept by the person
         * @param ahead people before them
         * @param seconds honest estimate; what is left until the opening before it
         * @param refreshSeconds when to ask again
         */
        record Wait(String place, long ahead, long seconds, int refreshSeconds, boolean beforeOpening)
                implements Decision {}

        /** Asked too often in ten seconds. */
        record TooOften() implements Decision {}
    }

    /** Every node learns the opening within two seconds. */
    private void readOpening(Instant now) {
        Instant last = java.util.Objects.requireNonNull(openingRead.get());
        if (last.plusSeconds(2).isBefore(now) && openingRead.compareAndSet(last, now)) {
            jdbc.sql("select opens_at from invitations_opening where id = 1")
                    .query(Instant.class)
                    .optional()
                    .ifPresent(this::opensAt);
        }
    }

    /** An administrator sets the next opening; null for none. */
    @org.springframework.transaction.annotation.Transactional
    public void setOpening(Actor actor, @Nullable Instant moment) {
        actor.require(Role.ADMINISTRATOR);
        jdbc.sql("insert into invitations_opening values (1, ?) on duplicate key update opens_at = values(opens_at)")
                .param(moment == null ? Instant.EPOCH : moment)
                .update();
    }

    /** From this moment on people are let in; those who come before it are drawn by lot. */
    public void opensAt(Instant moment) {
        if (!moment.equals(opens)) {
            opens = moment;
            early.set(0);
            issued.set(0);
            synchronized (this) {
                frontier = 0;
            }
        }
    }

    /**
     * @param identity whose turn it is about, for instance the id of the invitation; the place is bound to it
     * @param kept what the person kept from before: a pass or a place, or nothing
     */
    public Decision ask(String identity, @Nullable String kept) {
        Instant now = clock.instant();
        readOpening(now);
        if (attempts.tooOften(identity, now)) {
            return new Decision.TooOften();
        }
        WaitingTickets.Kept held = tickets.read(identity, kept, now);
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
            early.incrementAndGet();
            number = draw(identity);
            lot = true;
        } else {
            number = -1;
            lot = false;
        }
        return before ? waiting(identity, standing(number, true), true, now) : turn(identity, number, lot, now);
    }

    private Decision turn(String identity, long number, boolean lot, Instant now) {
        Place place = place(number, lot);
        // Signing is the expensive part and needs nobody else to stand still.
        return place.in()
                ? new Decision.Enter(tickets.pass(identity, epoch(), now.plus(PASS)))
                : waiting(identity, place, false, now);
    }

    /** Where somebody stands: let in now, or with this many before them. */
    private record Place(boolean in, long number, boolean lot, long ahead, double rate) {}

    private synchronized Place place(long number, boolean lot) {
        refill();
        wanted = true;
        long all = early.get() + issued.get();
        boolean first = number < 0 && frontier >= all;
        long mine = number < 0 && !(first && tokens >= 1) ? issued.getAndIncrement() : number;
        if (tokens >= 1 && (first || position(mine, lot) < frontier)) {
            tokens--;
            return new Place(true, mine, lot, 0, rate);
        }
        return standing(mine, lot);
    }

    private synchronized Place standing(long number, boolean lot) {
        double ahead = Math.max(0, position(number, lot) - frontier);
        return new Place(false, number, lot, (long) ahead, rate);
    }

    /** Lots are spread over those who came early; everybody else stands behind them. */
    private double position(long number, boolean lot) {
        return lot ? number / (double) Integer.MAX_VALUE * early.get() : early.get() + number;
    }

    private Decision waiting(String identity, Place place, boolean before, Instant now) {
        long ahead = before ? 0 : place.ahead();
        long seconds = (long) Math.ceil(ahead / place.rate())
                + (before ? Duration.between(now, opens).toSeconds() + 1 : 0);
        // Half of the way each time: whoever is near comes back in time, whoever is far asks seldom.
        long refresh = Math.clamp(seconds / 2, before ? 2 : SHORTEST_REFRESH, before ? ASK_BEFORE : LONGEST_REFRESH);
        return new Decision.Wait(
                tickets.place(identity, place.lot(), epoch(), place.number(), now.plus(PLACE)),
                ahead,
                seconds,
                (int) refresh,
                before);
    }

    /** A lot between 0 and the largest integer, the same for the same invitation and opening. */
    private long draw(String identity) {
        byte[] hash = secrets.hash("lot", opens.getEpochSecond() + "/" + identity);
        return ((hash[0] & 0x7FL) << 24) | ((hash[1] & 0xFFL) << 16) | ((hash[2] & 0xFFL) << 8) | (hash[3] & 0xFFL);
    }

    /** Requests that wait for a thread of this node: the door narrows while they are many. */
    public void queued(int requests) {
        queued = requests;
    }

    /** How long a booking took: quick answers open the door wider, slow ones narrow it. */
    public synchronized void served(long nanos) {
        served++;
        millis += (nanos / 1e6 - millis) * 0.02;
    }

    /** A leaky bucket at the measured rate. Where those whose turn it is do not come, the line moves on without them. */
    private void refill() {
        long nanos = System.nanoTime();
        double seconds = (nanos - refilled) / 1e9;
        refilled = nanos;
        double burst = Math.max(2, rate * BURST_SECONDS);
        boolean idle = tokens >= burst;
        tokens = Math.min(burst, tokens + seconds * rate);
        double all = early.get() + issued.get();
        frontier = Math.min(all, frontier + seconds * rate * (idle ? 8 : 1));
        if (nanos - adjusted > 250_000_000L) {
            servedPerSecond += (served * 1e9 / (nanos - adjusted) - servedPerSecond) * 0.3;
            served = 0;
            adjusted = nanos;
            // What was served lately can be served: the door never closes further than that because of those who only
            // ask.
            if (millis > SLOW_MILLIS) {
                rate = Math.max(LEAST_RATE, Math.max(rate * 0.8, servedPerSecond * 0.9));
            } else if (queued > LONG_QUEUE) {
                rate = Math.max(LEAST_RATE, Math.max(rate * 0.8, servedPerSecond));
            } else if (wanted && !idle) {
                rate = rate * (millis < QUICK_MILLIS ? 1.15 : 1.05);
            }
            // Far more than were served lately would only stand inside instead of outside.
            rate = Math.min(rate, Math.max(FIRST_RATE, servedPerSecond * MOST_OVER_SERVED));
            wanted = false;
        }
    }

    /** People let in per second, as measured. */
    public synchronized double rate() {
        return rate;
    }

    private long epoch() {
        return Math.max(born, opens.getEpochSecond());
    }
}
