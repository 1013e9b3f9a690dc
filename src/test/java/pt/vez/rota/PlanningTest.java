package pt.vez.rota;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import pt.vez.rota.Duties.Proposed;
import pt.vez.rota.Duties.Request;
import pt.vez.shared.Actor;
import pt.vez.shared.NotAuthorised;
import pt.vez.shared.NotFound;
import pt.vez.shared.Role;

/** Planning duties: patterns on the wall clock, limits with their article, and two who plan at once. */
class PlanningTest extends RotaTest {
    private static final int THREADS = 16;

    @Autowired
    private Staffing staffing;

    @Test
    void aMediatorSeesWhatTheCoordinatorPlannedAndGetsAMail() {
        UUID association = association();
        Actor coordinator = coordinator(association);
        Actor rosa = mediator(association, "Rosa");
        UUID centre = centre();
        Duty duty = plan(coordinator, rosa, centre, monday(), "18:00", "22:00");
        assertThat(duties.own(rosa, monday(), monday().plusDays(6))).containsExactly(duty);
        assertThat(duty.start()).isEqualTo(monday().atTime(18, 0).atZone(LISBON).toInstant());
        assertThat(duties.isOnDuty(rosa.accountId(), centre, duty.start())).isTrue();
        assertThat(duties.isOnDuty(rosa.accountId(), centre, duty.end())).isFalse();
        assertThat(duties.isOnDuty(rosa.accountId(), centre(), duty.start())).isFalse();
        assertThat(letters("rota/planned/" + duty.id() + "/" + rosa.accountId()))
                .isOne();
        duties.cancel(coordinator, duty.id(), false);
        assertThat(duties.isOnDuty(rosa.accountId(), centre, duty.start())).isFalse();
        assertThat(letters("rota/cancelled/" + duty.id() + "/" + rosa.accountId()))
                .isOne();
    }

    private int letters(String dedupe) {
        return jdbc.sql("select count(*) from notifications_outbox where dedupe = ?")
                .param(dedupe)
                .query(Integer.class)
                .single();
    }

    @Test
    void aPatternOverAClockChangeKeepsItsTimesOnTheWall() {
        UUID association = association();
        Actor coordinator = coordinator(association);
        Actor rosa = mediator(association, "Rosa");
        UUID centre = centre();
        var request = new Request(
                rosa.accountId(),
                centre,
                EnumSet.of(DayOfWeek.SUNDAY, DayOfWeek.WEDNESDAY),
                LocalTime.of(9, 0),
                LocalTime.of(13, 0),
                LocalDate.of(2028, 3, 19),
                LocalDate.of(2028, 4, 2));
        assertThat(duties.preview(coordinator, request))
                .allMatch(Proposed::fits)
                .hasSize(5);
        duties.plan(coordinator, request);
        List<Duty> made = duties.own(rosa, request.from(), request.to());
        assertThat(made).hasSize(5).allSatisfy(duty -> {
            assertThat(duty.start().atZone(LISBON).toLocalTime()).isEqualTo(request.starts());
            assertThat(Duration.between(duty.start(), duty.end())).isEqualTo(Duration.ofHours(4));
        });
        assertThat(Duration.between(made.get(0).start(), made.get(2).start()))
                .as("a week with a missing hour")
                .isEqualTo(Duration.ofHours(7 * 24 - 1));
        assertThat(duties.cancel(coordinator, made.get(1).id(), true))
                .as("this and those after it")
                .isEqualTo(4);
        assertThat(duties.own(rosa, request.from(), request.to()).getFirst().state())
                .isEqualTo(DutyState.PLANNED);
    }

    @ParameterizedTest
    @CsvSource({
        "Europe/Lisbon, lisboa, 2027-10-30, 22:00, 02:00, 5",
        "Europe/Lisbon, lisboa, 2028-03-25, 22:00, 03:00, 4",
        "Atlantic/Azores, ponta-delgada, 2027-10-30, 22:00, 02:00, 5",
        "Atlantic/Azores, ponta-delgada, 2028-03-25, 21:00, 02:00, 4"
    })
    void aNightInWhichTheClocksChangeIsAsLongAsItIs(
            ZoneId zone, String municipality, LocalDate day, LocalTime starts, LocalTime ends, int hours) {
        UUID association = association();
        Actor coordinator = coordinator(association);
        Actor rosa = mediator(association, "Rosa");
        var request = Request.once(rosa.accountId(), centre(zone, municipality), day, starts, ends);
        Proposed made = duties.plan(coordinator, request).getFirst();
        assertThat(Duration.between(made.start(), made.end())).isEqualTo(Duration.ofHours(hours));
    }

    @Test
    void aTimeTheClocksJumpOverIsLeftOutOfThePatternAndRefusedAlone() {
        UUID association = association();
        Actor coordinator = coordinator(association);
        Actor rosa = mediator(association, "Rosa");
        UUID centre = centre();
        LocalDate sunday = LocalDate.of(2028, 3, 26);
        var request = new Request(
                rosa.accountId(),
                centre,
                Set.of(DayOfWeek.SUNDAY),
                LocalTime.of(1, 30),
                LocalTime.of(4, 0),
                sunday.minusWeeks(1),
                sunday.plusWeeks(1));
        assertThat(duties.plan(coordinator, request)).extracting(Proposed::fits).containsExactly(true, false, true);
        assertThatThrownBy(() -> duties.plan(
                        coordinator,
                        Request.once(rosa.accountId(), centre, sunday, LocalTime.of(1, 30), LocalTime.of(4, 0))))
                .isInstanceOf(DutyRefused.class)
                .extracting("rule")
                .isEqualTo(RotaRule.CLOCK);
        assertThat(duties.own(rosa, sunday, sunday)).isEmpty();
    }

    @Test
    void theNinthHourIsRefusedWithItsArticleAndAMoveToo() {
        UUID association = association();
        Actor coordinator = coordinator(association);
        Actor rosa = mediator(association, "Rosa");
        UUID centre = centre();
        plan(coordinator, rosa, centre, monday(), "09:00", "13:00");
        Duty afternoon = plan(coordinator, rosa, centre, monday(), "14:00", "18:00");
        assertThatThrownBy(() -> plan(coordinator, rosa, centre, monday(), "19:00", "20:00"))
                .isInstanceOf(DutyRefused.class)
                .hasMessageContaining("DAY_HOURS");
        assertThatThrownBy(() -> duties.move(
                        coordinator, afternoon.id(), centre, monday(), LocalTime.of(14, 0), LocalTime.of(19, 0)))
                .hasMessageContaining("DAY_HOURS");
        assertThatThrownBy(() -> duties.move(
                        coordinator,
                        afternoon.id(),
                        centre,
                        monday().minusDays(1),
                        LocalTime.of(22, 0),
                        LocalTime.of(2, 0)))
                .as("eleven hours of rest")
                .hasMessageContaining("DAILY_REST");
        Duty moved = duties.move(
                coordinator, afternoon.id(), centre, monday().plusDays(1), LocalTime.of(9, 0), LocalTime.of(17, 0));
        assertThat(moved.start())
                .isEqualTo(monday().plusDays(1).atTime(9, 0).atZone(LISBON).toInstant());
    }

    @Test
    void whatAPersonDeclaredIsAWarningAndAnAbsenceARefusal() {
        UUID association = association();
        Actor coordinator = coordinator(association);
        Actor rosa = mediator(association, "Rosa");
        UUID centre = centre();
        LocalDate day = monday();
        assertThat(rules(coordinator, rosa, centre, day, "09:00", "13:00")).contains(RotaRule.UNDECLARED);
        times.declare(
                rosa,
                List.of(
                        new WorkTimes.Hours(DayOfWeek.MONDAY, LocalTime.of(9, 0), LocalTime.of(13, 0)),
                        new WorkTimes.Hours(DayOfWeek.MONDAY, LocalTime.of(20, 0), LocalTime.MIDNIGHT),
                        new WorkTimes.Hours(DayOfWeek.TUESDAY, LocalTime.MIDNIGHT, LocalTime.of(2, 0))));
        assertThat(rules(coordinator, rosa, centre, day, "09:00", "13:00")).isEmpty();
        assertThat(rules(coordinator, rosa, centre, day, "09:00", "13:30")).containsExactly(RotaRule.UNAVAILABLE);
        assertThat(rules(coordinator, rosa, centre, day, "21:00", "01:30")).isEmpty();
        assertThat(rules(coordinator, rosa, centre, day, "21:00", "02:30")).contains(RotaRule.UNAVAILABLE);
        UUID differing = times.differ(rosa, day, day, LocalTime.of(15, 0), LocalTime.of(18, 0));
        assertThat(rules(coordinator, rosa, centre, day, "09:00", "13:00")).containsExactly(RotaRule.UNAVAILABLE);
        assertThat(rules(coordinator, rosa, centre, day, "15:00", "18:00")).isEmpty();
        times.forget(rosa, differing);
        timeOff.away(rosa, rosa.accountId(), day, day, AbsenceReason.HOLIDAY);
        assertThat(rules(coordinator, rosa, centre, day, "09:00", "13:00")).containsExactly(RotaRule.AWAY);
        assertThatThrownBy(() -> plan(coordinator, rosa, centre, day, "09:00", "13:00"))
                .hasMessageContaining("AWAY");
        assertThat(times.of(coordinator, rosa.accountId()).hours()).hasSize(3);
    }

    private List<RotaRule> rules(
            Actor coordinator, Actor mediator, UUID centre, LocalDate day, String starts, String ends) {
        return duties
                .preview(
                        coordinator,
                        Request.once(mediator.accountId(), centre, day, LocalTime.parse(starts), LocalTime.parse(ends)))
                .getFirst()
                .rules()
                .stream()
                .filter(rule -> rule != RotaRule.HOLIDAY)
                .toList();
    }

    @Test
    void nobodyIsPlannedAfterTheEndOfTheAgreementOrInThePast() {
        UUID association = association();
        Actor coordinator = coordinator(association);
        Actor rosa = mediator(association, "Rosa");
        UUID centre = centre();
        jdbc.sql("update associations_agreement set valid_to = ? where partner_id = ?")
                .params(monday(), association)
                .update();
        plan(coordinator, rosa, centre, monday(), "09:00", "13:00");
        assertThatThrownBy(() -> plan(coordinator, rosa, centre, monday().plusDays(1), "09:00", "13:00"))
                .hasMessageContaining("AGREEMENT");
        assertThatThrownBy(() ->
                        plan(coordinator, rosa, centre, LocalDate.now(LISBON).minusDays(1), "09:00", "13:00"))
                .hasMessageContaining("PAST");
        jdbc.sql("update associations_agreement set valid_to = ? where partner_id = ?")
                .params(LocalDate.now(LISBON).minusDays(1), association)
                .update();
        assertThatThrownBy(() -> duties.people(coordinator)).isInstanceOf(NotAuthorised.class);
    }

    @Test
    void manyWhoPlanThePersonAtOnceLeaveOneDuty() throws Exception {
        UUID association = association();
        Actor coordinator = coordinator(association);
        Actor rosa = mediator(association, "Rosa");
        List<UUID> places = List.of(centre(), centre());
        int planned = together(i ->
                () -> plan(coordinator, rosa, places.get(i % 2), monday(), "%02d:00".formatted(8 + i % 4), "13:00"));
        assertThat(planned).isOne();
        assertThat(duties.own(rosa, monday(), monday())).hasSize(1);
    }

    @Test
    void manyWhoPlanDifferentDaysAtOnceStayWithinTheWeek() throws Exception {
        UUID association = association();
        Actor coordinator = coordinator(association);
        Actor rosa = mediator(association, "Rosa");
        UUID centre = centre();
        int planned = together(i -> () -> plan(coordinator, rosa, centre, monday().plusDays(i % 7), "09:00", "17:00"));
        assertThat(planned).as("five days of eight hours").isEqualTo(5);
        assertThat(duties.own(rosa, monday(), monday().plusDays(6))).hasSize(5);
    }

    private static int together(java.util.function.IntFunction<Callable<Duty>> command) throws Exception {
        var start = new CountDownLatch(1);
        int planned = 0;
        try (var pool = Executors.newFixedThreadPool(THREADS)) {
            List<Future<Duty>> all = new ArrayList<>();
            for (int i = 0; i < THREADS; i++) {
                Callable<Duty> each = command.apply(i);
                all.add(pool.submit(() -> {
                    start.await();
                    return each.call();
                }));
            }
            start.countDown();
            for (Future<Duty> each : all) {
                try {
                    each.get();
                    planned++;
                } catch (ExecutionException e) {
                    assertThat(e.getCause()).isInstanceOf(DutyRefused.class);
                }
            }
        }
        return planned;
    }

    @Test
    void oneAssociationNeverReachesTheDutiesOfAnother() {
        UUID a = association();
        UUID b = association();
        Actor ofA = coordinator(a);
        Actor ofB = coordinator(b);
        Actor rosa = mediator(a, "Rosa");
        Actor bento = mediator(b, "Bento");
        UUID centre = centre();
        Duty duty = plan(ofA, rosa, centre, monday(), "09:00", "13:00");
        plan(ofB, bento, centre, monday(), "09:00", "13:00");
        assertThat(duties.ofAssociation(ofB, centre, monday(), monday()))
                .extracting(Duty::accountId)
                .containsExactly(bento.accountId());
        assertThat(duties.people(ofB)).extracting(Duties.Person::accountId).doesNotContain(rosa.accountId());
        assertThatThrownBy(() -> duties.get(ofB, duty.id())).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> duties.get(bento, duty.id())).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> duties.cancel(ofB, duty.id(), false)).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> duties.move(ofB, duty.id(), centre, monday(), LocalTime.of(9, 0), LocalTime.of(10, 0)))
                .isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> plan(ofB, rosa, centre, monday().plusDays(2), "09:00", "13:00"))
                .isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> times.of(ofB, rosa.accountId())).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> timeOff.away(ofB, rosa.accountId(), monday(), monday(), AbsenceReason.OTHER))
                .isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> timeOff.miss(ofB, duty.id(), AbsenceReason.OTHER))
                .isInstanceOf(NotFound.class);
    }

    @Test
    void whoCoordinatesNothingPlansNothing() {
        UUID association = association();
        Actor rosa = mediator(association, "Rosa");
        UUID centre = centre();
        for (Actor other : List.of(rosa, actor(Role.ADMINISTRATOR), actor(Role.OFFICER), actor(Role.APPLICANT))) {
            var request = Request.once(rosa.accountId(), centre, monday(), LocalTime.of(9, 0), LocalTime.of(10, 0));
            assertThatThrownBy(() -> duties.preview(other, request)).isInstanceOf(NotAuthorised.class);
            assertThatThrownBy(() -> duties.plan(other, request)).isInstanceOf(NotAuthorised.class);
            assertThatThrownBy(() -> duties.people(other)).isInstanceOf(NotAuthorised.class);
            assertThatThrownBy(() -> duties.ofAssociation(other, null, monday(), monday()))
                    .isInstanceOf(NotAuthorised.class);
            assertThatThrownBy(() -> duties.cancel(other, UUID.randomUUID(), false))
                    .isInstanceOf(NotAuthorised.class);
            assertThatThrownBy(() ->
                            duties.move(other, UUID.randomUUID(), centre, monday(), LocalTime.NOON, LocalTime.MIDNIGHT))
                    .isInstanceOf(NotAuthorised.class);
            assertThatThrownBy(() -> times.of(other, rosa.accountId())).isInstanceOf(NotAuthorised.class);
            assertThatThrownBy(() -> staffing.coordinated(other)).isInstanceOf(NotAuthorised.class);
        }
        Actor stranger = actor(Role.APPLICANT);
        assertThatThrownBy(() -> duties.own(stranger, monday(), monday())).isInstanceOf(NotAuthorised.class);
        assertThatThrownBy(() -> duties.get(stranger, UUID.randomUUID())).isInstanceOf(NotAuthorised.class);
        assertThatThrownBy(() -> times.own(stranger)).isInstanceOf(NotAuthorised.class);
        assertThatThrownBy(() -> times.declare(stranger, List.of())).isInstanceOf(NotAuthorised.class);
        assertThatThrownBy(() -> times.differ(stranger, monday(), monday(), null, null))
                .isInstanceOf(NotAuthorised.class);
        assertThatThrownBy(() -> times.forget(stranger, UUID.randomUUID())).isInstanceOf(NotAuthorised.class);
    }
}
