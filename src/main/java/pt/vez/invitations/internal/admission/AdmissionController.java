package pt.vez.invitations.internal.admission;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.random.RandomGenerator;

/**
 * Admission controller: at what rate people are let in, and how far the queue has moved. It stores no identities, only
 * two counters, a rate and the requests refused in the last second. Times are nanoseconds of one monotonic clock,
 * passed in, so that a test can play a rush without waiting.
 *
 * <p>Three limits are separate. The <em>rate</em> (a token bucket) follows the number of people served. The <em>limit
 * of concurrency</em> refuses entry while so many answers to people inside are under way, even when the rate allows
 * it. The <em>queue head</em> moves a little faster than the rate, because some of the people whose turn it is have
 * not asked yet, or have left.
 */
final class AdmissionController {
    private static final double LEAST_RATE = 20;
    private static final double FIRST_RATE = 1_000;
    private static final double MOST_OVER_SERVED = 1.5;
    /** Answers under way to people inside: while there are as many, no other person is let in. */
    private static final int MAX_IN_FLIGHT = 64;

    private static final double OFTEN_FULL = 0.3;
    private static final double SELDOM_FULL = 0.1;
    private static final double GROWTH = 1.05;
    private static final double BURST_SECONDS = 0.25;
    /** How many seconds' worth of people may stand at the door whose turn it is. */
    private static final double READY_BACKLOG_SECONDS = 0.3;

    private static final double CORRECTION = 0.4;
    private static final double FASTEST_LINE = 8;
    private static final double PERIOD = 0.25;
    private static final double SPEED_SECONDS = 3;
    private static final double SERVED_WEIGHT = 0.15;
    private static final double FULLNESS_WEIGHT = 0.3;
    private static final double SHRINKING = 0.1;
    /** Quiet periods before people whose turn it is are taken to have left. */
    private static final int QUIET = 4;

    private static final double NO_SHOW_GROWTH = 1.1;
    private static final double NO_SHOW_DECAY = 0.05;

    private static final double AT_ONCE_SECONDS = 0.5;
    private static final double SOON_SECONDS = 10;
    private static final double PART_OF_THE_WAY = 0.6;
    private static final double LONGEST_SECONDS = 300;
    private static final int SPREAD_MILLIS = 500;

    private final AtomicInteger inside = new AtomicInteger();
    private final AtomicInteger served = new AtomicInteger();
    private final int[] turnedBack = new int[4];
    private int period;
    private long early;
    private long issued;
    private double lineSpeed = FIRST_RATE;
    private double rate = FIRST_RATE;
    private double tokens;
    private double queueHead;
    private double noShowFactor = 1;
    private double servedPerSecond;
    private double fullness;
    private double fullSeconds;
    private boolean rateLimited;
    private boolean tokensUnused;
    private int quietPeriods;
    private long refilled;
    private long adjusted;

    AdmissionController(long nanos) {
        refilled = nanos;
        adjusted = nanos;
    }

    /**
     * What a request is told: let in now, or so many are before it.
     *
     * @param speed people by which the queue moves on each second
     */
    record QueuePosition(boolean in, long number, boolean lot, long ahead, double speed) {
        /** Seconds until it is their turn. */
        double seconds() {
            return ahead / speed;
        }

        /**
         * Milliseconds until the client asks again. A client near the head comes back when its turn is due; one far
         * behind asks seldom, but at 60 % of the estimate, so that it notices a faster queue. Random parts spread
         * clients that were refused together.
         */
        int againMillis(RandomGenerator random) {
            double seconds = seconds();
            double again = ahead == 0
                    ? AT_ONCE_SECONDS + random.nextDouble()
                    : seconds < SOON_SECONDS ? seconds : Math.min(seconds * PART_OF_THE_WAY, LONGEST_SECONDS);
            return (int) (again * 1_000) + random.nextInt(SPREAD_MILLIS);
        }
    }

    /** A person asked before the opening. */
    synchronized void early() {
        early++;
    }

    /** A new opening: all queue positions are drawn anew. */
    synchronized void restart() {
        early = 0;
        issued = 0;
        queueHead = 0;
    }

    /** People are let in from this moment on: the time before it moved no queue and let no person in. */
    synchronized void opened(long nanos) {
        if (nanos - refilled > 0) {
            refilled = nanos;
            adjusted = nanos;
        }
    }

    /** @param number of the place they have, or less than 0 for none yet */
    synchronized QueuePosition ask(long number, boolean lot, long nanos) {
        tick(nanos);
        boolean open = tokens >= 1 && inside.get() < MAX_IN_FLIGHT;
        boolean straightIn = number < 0 && open && queueHead >= end();
        long mine = number >= 0 || straightIn ? number : issued++;
        boolean theirTurn = straightIn || position(mine, lot) < queueHead;
        if (theirTurn && open) {
            tokens--;
            return new QueuePosition(true, mine, lot, 0, lineSpeed);
        }
        if (theirTurn) {
            turnedBack[period]++;
            rateLimited |= tokens < 1;
        }
        return positionOf(mine, lot);
    }

    private double end() {
        return early + (double) issued;
    }

    private static int sum(int[] periods) {
        int sum = 0;
        for (int one : periods) {
            sum += one;
        }
        return sum;
    }

    synchronized QueuePosition positionOf(long number, boolean lot) {
        double ahead = Math.max(0, position(number, lot) - queueHead);
        return new QueuePosition(false, number, lot, (long) ahead, lineSpeed);
    }

    /** Lots are spread over the number of people who came early; all others stand behind them. */
    private double position(long number, boolean lot) {
        return lot ? number / (double) Integer.MAX_VALUE * early : early + number;
    }

    /** An answer to a person inside begins; {@link #answered} ends it, also after a failure. */
    void answering() {
        inside.incrementAndGet();
    }

    /** @param took whether a seat was asked for, rather than looked at */
    void answered(boolean took) {
        inside.decrementAndGet();
        if (took) {
            served.incrementAndGet();
        }
    }

    private void tick(long nanos) {
        double seconds = (nanos - refilled) / 1e9;
        refilled = nanos;
        if (inside.get() >= MAX_IN_FLIGHT) {
            fullSeconds += seconds;
        }
        double burst = Math.max(2, rate * BURST_SECONDS);
        tokens = Math.min(burst, tokens + seconds * rate);
        tokensUnused |= tokens >= burst;
        double readyBacklog = sum(turnedBack) / rate;
        double speed = Math.clamp(noShowFactor + CORRECTION * (READY_BACKLOG_SECONDS - readyBacklog), 0, FASTEST_LINE);
        lineSpeed += (rate * speed - lineSpeed) * Math.min(1, seconds / SPEED_SECONDS);
        queueHead = Math.min(end(), queueHead + seconds * rate * speed);
        if (nanos - adjusted > PERIOD * 1e9) {
            adjust((nanos - adjusted) / 1e9, readyBacklog);
            adjusted = nanos;
        }
    }

    /** Four times a second. */
    private void adjust(double seconds, double readyBacklog) {
        servedPerSecond += (served.getAndSet(0) / seconds - servedPerSecond) * SERVED_WEIGHT;
        fullness += (Math.min(1, fullSeconds / seconds) - fullness) * FULLNESS_WEIGHT;
        if (fullness > OFTEN_FULL) {
            // The rate falls towards the number of people served lately.
            rate += (servedPerSecond - rate) * SHRINKING;
        } else if (rateLimited && fullness < SELDOM_FULL) {
            rate *= GROWTH;
        }
        // A rate far above the number served lately would only move the queue inside.
        rate = Math.clamp(rate, LEAST_RATE, Math.max(FIRST_RATE, servedPerSecond * MOST_OVER_SERVED));
        // Where those whose turn it is do not come, the line moves on without them.
        quietPeriods = tokensUnused && readyBacklog < READY_BACKLOG_SECONDS / 3 ? quietPeriods + 1 : 0;
        if (quietPeriods > QUIET) {
            noShowFactor = Math.min(FASTEST_LINE, noShowFactor * NO_SHOW_GROWTH);
        } else if (readyBacklog > READY_BACKLOG_SECONDS) {
            noShowFactor += (1 - noShowFactor) * NO_SHOW_DECAY;
        }
        rateLimited = false;
        tokensUnused = false;
        fullSeconds = 0;
        period = (period + 1) % turnedBack.length;
        turnedBack[period] = 0;
    }

    /** People let in per second. */
    synchronized double rate() {
        return rate;
    }
}
