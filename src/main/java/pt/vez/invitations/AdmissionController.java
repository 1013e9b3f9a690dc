package pt.vez.invitations;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.random.RandomGenerator;

/**
 * How fast people are let in, and how far the line has come. It knows nobody: two counters, a rate and the last second's
 * turned back are all there is. Moments are given in nanoseconds of one clock, so that a rush can be played through in no
 * time.
 *
 * <p>Three things are held apart. The <em>rate</em> follows what was served. The <em>house is full</em> while so many
 * answers to people inside are under way, whatever the rate says: nobody is let in to stand in line inside. The
 * <em>line</em> moves on so that a few more come to the door than the rate lets in, since whose turn it is may be on their
 * way, or gone.
 */
final class AdmissionController {
    private static final double LEAST_RATE = 20;
    private static final double FIRST_RATE = 1_000;
    private static final double MOST_OVER_SERVED = 1.5;
    /** Answers under way to people inside: while there are as many, nobody else is let in. */
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
    /** Quiet periods before those whose turn it is are taken for gone. */
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
     * Where somebody stands: let in now, or with this many before them.
     *
     * @param speed people the line moves on by, each second
     */
    record QueuePosition(boolean in, long number, boolean lot, long ahead, double speed) {
        /** Seconds until it is their turn. */
        double seconds() {
            return ahead / speed;
        }

        /**
         * When to ask again. Whoever is near comes back when it is their turn; whoever is far asks seldom, but learns in
         * time when the line moves faster. Those turned back at the door do not all come back at the same moment.
         */
        int againMillis(RandomGenerator random) {
            double seconds = seconds();
            double again = ahead == 0
                    ? AT_ONCE_SECONDS + random.nextDouble()
                    : seconds < SOON_SECONDS ? seconds : Math.min(seconds * PART_OF_THE_WAY, LONGEST_SECONDS);
            return (int) (again * 1_000) + random.nextInt(SPREAD_MILLIS);
        }
    }

    /** Somebody came before the opening. */
    synchronized void early() {
        early++;
    }

    /** A new opening: everybody's place is drawn anew. */
    synchronized void restart() {
        early = 0;
        issued = 0;
        queueHead = 0;
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

    /** Lots are spread over those who came early; everybody else stands behind them. */
    private double position(long number, boolean lot) {
        return lot ? number / (double) Integer.MAX_VALUE * early : early + number;
    }

    /** An answer to somebody inside begins; {@link #answered} ends it, whatever came of it. */
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
            // What was served lately can be served.
            rate += (servedPerSecond - rate) * SHRINKING;
        } else if (rateLimited && fullness < SELDOM_FULL) {
            rate *= GROWTH;
        }
        // Far more than were served lately would only stand inside instead of outside.
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
