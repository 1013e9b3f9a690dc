package pt.vez.invitations.internal.admission;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import pt.vez.VezTest;
import pt.vez.audit.Journal;
import pt.vez.invitations.WaitingRoom;
import pt.vez.invitations.WaitingRoom.Decision;
import pt.vez.invitations.WaitingRoom.Decision.Enter;
import pt.vez.invitations.WaitingRoom.Decision.TooOften;
import pt.vez.invitations.WaitingRoom.Decision.Wait;
import pt.vez.invitations.internal.admission.QueueTokens.Kept;
import pt.vez.platform.Secrets;
import pt.vez.shared.Actor;
import pt.vez.shared.Role;

/**
 * Who is let in, and what is worth what a person kept. The rooms are the tests' own, a day ago: the application's room takes
 * an opening of then for one that is long past.
 */
class WaitingRoomTest extends VezTest {
    private static final int CROWD = 5_000;

    @Autowired
    private Secrets secrets;

    @Autowired
    private OpeningRepository openings;

    @Autowired
    private Journal journal;

    /** For the opening alone, which all rooms read from the database. */
    @Autowired
    private WaitingRoom ofTheApplication;

    private Instant opening = Instant.EPOCH;
    private WaitingRoom room;
    private Actor administrator;
    private @Nullable Instant before;

    @BeforeEach
    void openingInTenMinutes() {
        clock.set(Instant.now().minus(Duration.ofDays(1)).truncatedTo(ChronoUnit.SECONDS));
        administrator = actor(Role.ADMINISTRATOR);
        room = room();
        before = ofTheApplication.opening(administrator).orElse(null);
        opening = clock.instant().plus(Duration.ofMinutes(10)).truncatedTo(ChronoUnit.SECONDS);
        ofTheApplication.setOpening(administrator, before, opening);
    }

    @AfterEach
    void asItWas() {
        ofTheApplication.setOpening(administrator, opening, before);
    }

    private WaitingRoom room() {
        return new LotteryWaitingRoom(openings, secrets, journal, clock);
    }

    private static String somebody() {
        return UUID.randomUUID().toString();
    }

    private Wait waits(String identity, @Nullable String kept) {
        Decision decision = room.ask(identity, kept);
        assertThat(decision).isInstanceOf(Wait.class);
        return (Wait) decision;
    }

    private Kept place(String identity, String token) {
        Kept kept = new QueueTokens(secrets).read(identity, token, clock.instant());
        assertThat(kept).isNotNull();
        return kept;
    }

    /** Places of so many people who ask before the opening, the earliest first. */
    private Map<String, String> crowd(int people) {
        Map<String, String> places = new HashMap<>();
        for (int i = 0; i < people; i++) {
            String identity = somebody();
            places.put(identity, waits(identity, null).place());
        }
        return places;
    }

    @Test
    void beforeTheOpeningEverybodyWaitsForItHoweverEarlyTheyCame() {
        Wait first = waits(somebody(), null);
        assertThat(first.beforeOpening()).isTrue();
        assertThat(first.seconds()).isBetween(590L, 602L);
        assertThat(first.ahead()).isZero();
        clock.set(opening.minusSeconds(1));
        assertThat(waits(somebody(), null).beforeOpening()).isTrue();
    }

    @Test
    void theLotIsOfThePersonAndNotOfTheMoment() {
        List<String> people = IntStream.range(0, 400).mapToObj(i -> somebody()).toList();
        List<Long> lots = new ArrayList<>();
        for (String each : people) {
            String token = waits(each, null).place();
            assertThat(place(each, token).lot()).isTrue();
            lots.add(place(each, token).number());
            clock.forward(Duration.ofMillis(500));
        }
        assertThat(lots.stream().filter(lot -> lot < Integer.MAX_VALUE / 2).count())
                .as("as many low ones as high ones, nearly")
                .isBetween(130L, 270L);
        assertThat(lots.subList(0, 200).stream()
                        .filter(lot -> lot < Integer.MAX_VALUE / 2)
                        .count())
                .as("among those who came first too")
                .isBetween(55L, 145L);
        String again = people.getFirst();
        assertThat(place(again, waits(again, null).place()).number())
                .as("coming again, without the place, draws nothing better")
                .isEqualTo(lots.getFirst());
    }

    @Test
    void fromTheOpeningOnTheLotDecidesAndWhoComesLaterStandsBehind() {
        Map<String, String> places = crowd(CROWD);
        List<String> order = places.keySet().stream()
                .sorted(Comparator.comparing(
                        each -> place(each, places.get(each)).number()))
                .toList();
        clock.set(opening.plusMillis(100));
        String last = order.getLast();
        assertThat(room.ask(order.getFirst(), places.get(order.getFirst()))).isInstanceOf(Enter.class);
        Wait behind = waits(last, places.get(last));
        assertThat(behind.beforeOpening()).isFalse();
        Wait middle = waits(order.get(CROWD * 3 / 4), places.get(order.get(CROWD * 3 / 4)));
        Wait late = waits(somebody(), null);
        assertThat(middle.ahead()).isPositive().isLessThan(behind.ahead());
        assertThat(late.ahead()).isGreaterThanOrEqualTo(behind.ahead());
    }

    @Test
    void aPassIsOfThePersonItWasGivenToAndOfTenMinutes() {
        clock.set(opening.plusSeconds(1));
        String ana = somebody();
        Decision in = room.ask(ana, null);
        assertThat(in).isInstanceOf(Enter.class);
        String pass = ((Enter) in).pass();
        assertThat(room.ask(ana, pass)).isEqualTo(new Enter(null));
        assertThat(room.ask(somebody(), pass)).as("of another person").isNotEqualTo(new Enter(null));
        clock.forward(Duration.ofMinutes(10).minusSeconds(1));
        assertThat(room.ask(ana, pass)).isEqualTo(new Enter(null));
        clock.forward(Duration.ofSeconds(3));
        assertThat(room.ask(ana, pass)).as("over").isNotEqualTo(new Enter(null));
    }

    @Test
    void whatWasNotGivenOutIsWorthNothing() {
        String rui = somebody();
        String own = waits(rui, null).place();
        long lot = place(rui, own).number();
        String others = waits(somebody(), null).place();
        String[] parts = own.split("\\.");
        List<String> forged = List.of(
                "",
                ".",
                "....",
                "P.1.1.1.1",
                "x".repeat(101),
                others,
                own.replaceFirst("^L", "P"),
                own.replaceFirst("^L", "S"),
                own.substring(0, own.length() - 1),
                parts[0] + "." + parts[1] + ".0." + parts[3] + "." + parts[4],
                parts[0] + "." + parts[1] + "." + parts[2] + ".zzzzzz." + parts[4]);
        for (String each : forged) {
            assertThat(place(rui, waits(rui, each).place())).as(each).isEqualTo(place(rui, own));
        }
        assertThat(lot).isPositive();
        clock.set(opening.plusSeconds(1));
        for (String each : forged) {
            assertThat(room.ask(rui, each)).as(each).isNotEqualTo(new Enter(null));
        }
    }

    @Test
    void whoWaitedBeforeARestartGoesFirstForSixHours() {
        Map<String, String> places = crowd(100);
        String ana = places.keySet().iterator().next();
        clock.set(opening.plusSeconds(60));
        room = room();
        List<Decision> newcomers = IntStream.range(0, CROWD)
                .mapToObj(i -> room.ask(somebody(), null))
                .toList();
        assertThat(newcomers.getLast())
                .isInstanceOfSatisfying(
                        Wait.class, last -> assertThat(last.ahead()).isPositive());
        Decision kept = room.ask(ana, places.get(ana));
        assertThat(kept instanceof Enter || kept instanceof Wait wait && wait.ahead() == 0)
                .as(kept.toString())
                .isTrue();
        clock.forward(Duration.ofHours(6));
        assertThat(new QueueTokens(secrets).read(ana, places.get(ana), clock.instant()))
                .isNull();
    }

    @Test
    void whoAsksTooOftenIsToldSoForTenSecondsAndNobodyElse() {
        String eager = somebody();
        for (int i = 0; i < 40; i++) {
            assertThat(room.ask(eager, null)).isInstanceOf(Wait.class);
        }
        assertThat(room.ask(eager, null)).isInstanceOf(TooOften.class);
        assertThat(room.ask(somebody(), null)).isInstanceOf(Wait.class);
        clock.forward(Duration.ofSeconds(10));
        assertThat(room.ask(eager, null)).isInstanceOf(Wait.class);
    }
}
