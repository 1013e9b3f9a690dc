package pt.vez.invitations.internal.admission;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** A rush played through on a clock of its own: people arrive, wait, come back when told to, and are served one by one. */
class AdmissionControllerTest {
    private static final int SECONDS = 60;
    private static final long MILLI = 1_000_000L;
    private static final int MOST_INSIDE = 64;

    /** Somebody who was told to come back. @param number of their place */
    private record Away(long at, long number) {}

    /** What came of it. */
    private static final class Played {
        private int people;
        private int pages;
        private int served;
        private int mostInside;
        /** In the second half of it. */
        private int servedLater;

        private long soonest;
        private int letIn;

        /** Whoever goes in while fewer than their number are in has overtaken somebody. */
        void lettingIn(long number) {
            if (number >= 0) {
                soonest = Math.max(soonest, number - letIn);
                letIn++;
            }
        }

        double share(double capacity) {
            return served / (SECONDS * capacity);
        }
    }

    /** @param stay share of the people who come back at all */
    private static Played play(double arrivals, double capacity, double stay) {
        var random = new Random(11);
        var admission = new AdmissionController(0);
        var played = new Played();
        var away = new PriorityQueue<Away>(Comparator.comparingLong(Away::at));
        var inside = new ArrayDeque<Long>();
        double coming = 0;
        double serving = 0;
        for (int milli = 1; milli <= SECONDS * 1_000; milli++) {
            List<Long> asking = new ArrayList<>();
            while (!away.isEmpty() && away.peek().at() <= milli) {
                asking.add(away.remove().number());
            }
            for (coming += arrivals / 1_000; coming >= 1; coming--) {
                asking.add(-1L);
                played.people++;
            }
            Collections.shuffle(asking, random);
            for (long number : asking) {
                AdmissionController.QueuePosition place = admission.ask(number, false, milli * MILLI);
                if (place.in()) {
                    admission.answering();
                    inside.add(place.number());
                    played.lettingIn(place.number());
                } else {
                    played.pages++;
                    if (number >= 0 || random.nextDouble() < stay) {
                        away.add(new Away(milli + 1 + place.againMillis(random), place.number()));
                    }
                }
            }
            played.mostInside = Math.max(played.mostInside, inside.size());
            for (serving = Math.min(serving, 1) + capacity / 1_000; serving >= 1 && !inside.isEmpty(); serving--) {
                inside.remove();
                admission.answered(true);
                played.served++;
                played.servedLater += milli > SECONDS * 500 ? 1 : 0;
            }
        }
        return played;
    }

    @Test
    void tenTimesTooManyPeopleKeepTheHouseBusyAndNeverFillIt() {
        for (int capacity : new int[] {300, 800, 1_100}) {
            Played played = play(capacity * 10, capacity, 1);

            assertThat(played.share(capacity)).as("of %d a second", capacity).isGreaterThan(0.9);
            assertThat(played.mostInside).isLessThanOrEqualTo(MOST_INSIDE);
            assertThat((double) played.pages / played.people)
                    .as("waiting pages each person saw")
                    .isLessThan(2);
        }
    }

    @Test
    void fewerPeopleThanAreServedNeverWait() {
        Played played = play(500, 1_000, 1);

        assertThat(played.pages).isZero();
        assertThat(played.served).isGreaterThan(played.people - 10);
    }

    @Test
    void theRateFollowsWhatIsServed() {
        Played slow = play(2_000, 100, 1);

        assertThat(slow.share(100)).isGreaterThan(0.9);
        assertThat(slow.mostInside).isLessThanOrEqualTo(MOST_INSIDE);
    }

    @Test
    void nobodyGoesInLongBeforeThoseAheadOfThem() {
        for (int capacity : new int[] {300, 800}) {
            assertThat(play(capacity * 10, capacity, 1).soonest)
                    .as("people overtaken, of %d served a second", capacity)
                    .isLessThan(5 * capacity);
        }
    }

    @Test
    void theLineMovesOnWithoutThoseWhoLeft() {
        for (int capacity : new int[] {300, 800}) {
            assertThat(play(capacity * 10, capacity, 0.3).servedLater / (SECONDS / 2.0 * capacity))
                    .as("of %d a second, when seven in ten leave", capacity)
                    .isGreaterThan(0.5);
        }
    }

    /** Else everybody who came early would stand at the door at once, and who asks first would be first. */
    @Test
    void theTimeBeforeTheOpeningMovesNoQueue() {
        long second = 1_000_000_000L;
        var admission = new AdmissionController(0);
        for (int i = 0; i < 5_000; i++) {
            admission.early();
        }
        admission.opened(600 * second);
        long soon = 600 * second + second / 10;
        assertThat(admission.ask(0, true, soon).in()).isTrue();
        AdmissionController.QueuePosition last = admission.ask(Integer.MAX_VALUE - 1, true, soon);
        assertThat(last.in()).isFalse();
        assertThat(last.ahead()).isGreaterThan(4_000);
        admission.opened(600 * second);
        assertThat(admission.positionOf(Integer.MAX_VALUE - 1, true).ahead())
                .as("said again it changes nothing")
                .isEqualTo(last.ahead());
    }
}
