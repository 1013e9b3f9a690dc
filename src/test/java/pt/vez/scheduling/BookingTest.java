package pt.vez.scheduling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import pt.vez.VezTest;
import pt.vez.casework.CaseId;
import pt.vez.casework.Stage;
import pt.vez.demo.MailCatcher.Caught;
import pt.vez.shared.Actor;
import pt.vez.shared.GeoPoint;
import pt.vez.shared.Ids;
import pt.vez.shared.InvalidInput;
import pt.vez.shared.LocalText;
import pt.vez.shared.NotAuthorised;
import pt.vez.shared.Role;

class BookingTest extends VezTest {
    private static final ZoneId LISBON = ZoneId.of("Europe/Lisbon");

    @Autowired
    private Booking booking;

    @Autowired
    private Centres centres;

    @Autowired
    private Publishing publishing;

    @Autowired
    private Agenda agenda;

    private Actor administrator;

    @BeforeAll
    void administrator() {
        administrator = actor(Role.ADMINISTRATOR);
    }

    /** A centre whose one desk has one service on one day of next week. */
    private record Setting(CentreId centre, UUID desk, LocalDate day, UUID shift) {}

    private Setting setting(LocalTime from, LocalTime to) {
        CentreId centre = centres.create(
                administrator,
                new CentreData(
                        "Posto " + UUID.randomUUID(),
                        "Rua 1",
                        "1000-001 Lisboa",
                        "lisboa",
                        LISBON,
                        new GeoPoint(38.7, -9.1),
                        null,
                        new LocalText("", ""),
                        true));
        UUID desk = centres.addDesk(administrator, centre, "Balcão 1", Set.of("REN", "BIO"));
        LocalDate day = LocalDate.now(LISBON).plusDays(14);
        while (day.getDayOfWeek().getValue() > 5 || new pt.vez.calendar.Holidays().isHoliday(day, null)) {
            day = day.plusDays(1);
        }
        UUID shift = centres.addShift(
                administrator, centre, new ShiftData(desk, "REN", day.getDayOfWeek(), from, to, day, day));
        publishing.publish(administrator, centre, day, day);
        return new Setting(centre, desk, day, shift);
    }

    private record Visitor(Actor actor, CaseId caseId) {}

    private Visitor visitor() {
        Actor actor = actor(Role.APPLICANT);
        return new Visitor(actor, readyCaseOf(actor));
    }

    private List<OfferedTime> times(Visitor visitor, Setting setting) {
        return booking.times(visitor.actor(), visitor.caseId(), setting.centre(), setting.day());
    }

    @Test
    void oneSeatHasOneWinnerAmongSixtyFour() throws Exception {
        Setting setting = setting(LocalTime.of(9, 0), LocalTime.of(9, 15));
        List<Visitor> visitors = new ArrayList<>();
        for (int i = 0; i < 64; i++) {
            visitors.add(visitor());
        }
        UUID slot = times(visitors.getFirst(), setting).getFirst().slotId();
        var start = new CountDownLatch(1);
        List<Future<AppointmentView>> answers = new ArrayList<>();
        try (var pool = Executors.newFixedThreadPool(64)) {
            for (Visitor visitor : visitors) {
                answers.add(pool.submit((Callable<AppointmentView>) () -> {
                    start.await();
                    Hold hold = booking.hold(visitor.actor(), visitor.caseId(), slot);
                    return booking.confirm(visitor.actor(), visitor.caseId(), hold.id());
                }));
            }
            start.countDown();
        }
        int won = 0;
        for (Future<AppointmentView> answer : answers) {
            try {
                assertThat(answer.get().state()).isEqualTo(AppointmentView.State.BOOKED);
                won++;
            } catch (ExecutionException e) {
                assertThat(e.getCause()).isInstanceOf(SeatTaken.class);
            }
        }
        assertThat(won).isEqualTo(1);
        assertThat(count("select count(*) from scheduling_occupancy where slot_id = ?", slot))
                .isEqualTo(1);
        assertThat(count("select count(*) from scheduling_appointment where slot_id = ? and active", slot))
                .isEqualTo(1);
    }

    @Test
    void sixtyFourTapsOfOnePersonMakeOneAppointment() throws Exception {
        Setting setting = setting(LocalTime.of(9, 0), LocalTime.of(12, 0));
        Visitor visitor = visitor();
        Hold hold = booking.hold(
                visitor.actor(),
                visitor.caseId(),
                times(visitor, setting).getFirst().slotId());
        var start = new CountDownLatch(1);
        List<Future<UUID>> answers = new ArrayList<>();
        try (var pool = Executors.newFixedThreadPool(64)) {
            for (int i = 0; i < 64; i++) {
                answers.add(pool.submit(() -> {
                    start.await();
                    return booking.confirm(visitor.actor(), visitor.caseId(), hold.id())
                            .id();
                }));
            }
            start.countDown();
        }
        UUID first = answers.getFirst().get();
        for (Future<UUID> answer : answers) {
            assertThat(answer.get()).isEqualTo(first);
        }
        assertThat(count("select count(*) from scheduling_appointment_change where appointment_id = ?", first))
                .isEqualTo(1);
    }

    @Test
    void aTakenTimeOffersTheNext() {
        Setting setting = setting(LocalTime.of(9, 0), LocalTime.of(9, 30));
        Visitor one = visitor();
        Visitor other = visitor();
        List<OfferedTime> times = times(one, setting);
        booking.hold(one.actor(), one.caseId(), times.get(0).slotId());
        assertThatThrownBy(() ->
                        booking.hold(other.actor(), other.caseId(), times.get(0).slotId()))
                .isInstanceOfSatisfying(SeatTaken.class, taken -> {
                    assertThat(taken.next()).isNotNull();
                    assertThat(taken.next().slotId()).isEqualTo(times.get(1).slotId());
                });
    }

    @Test
    void theOwnHoldStaysInEveryListOfItsPersonAndInNoOther() {
        Setting setting = setting(LocalTime.of(9, 0), LocalTime.of(9, 15));
        Visitor own = visitor();
        Visitor other = visitor();
        UUID slot = times(own, setting).getFirst().slotId();
        booking.hold(own.actor(), own.caseId(), slot);
        assertThat(times(own, setting)).extracting(OfferedTime::slotId).containsExactly(slot);
        assertThat(booking.days(own.actor(), own.caseId(), setting.centre())).containsExactly(setting.day());
        assertThat(booking.centres(own.actor(), own.caseId(), null))
                .filteredOn(offer -> offer.centre().id().equals(setting.centre()))
                .extracting(OfferedCentre::nextFreeDay)
                .containsExactly(setting.day());
        assertThat(booking.timesTogether(own.actor(), List.of(own.caseId()), setting.centre(), setting.day()))
                .hasSize(1);
        assertThat(times(other, setting)).isEmpty();
        assertThat(booking.hold(own.actor(), own.caseId(), slot).slotId())
                .as("a second tap on it keeps it")
                .isEqualTo(slot);
    }

    @Test
    void aHoldNeverMovesAnAppointmentItsPersonWasNotShown() {
        Setting setting = setting(LocalTime.of(9, 0), LocalTime.of(10, 0));
        Visitor visitor = visitor();
        List<OfferedTime> times = times(visitor, setting);
        AppointmentView first = book(visitor, times.get(0).slotId());
        Hold hold = booking.hold(visitor.actor(), visitor.caseId(), times.get(1).slotId());
        assertThatThrownBy(() -> booking.confirmInstead(visitor.actor(), visitor.caseId(), hold.id(), Optional.empty()))
                .isInstanceOf(AppointmentChanged.class);
        assertThat(booking.active(visitor.actor(), visitor.caseId()))
                .map(AppointmentView::start)
                .contains(first.start());
        assertThat(booking.confirmInstead(visitor.actor(), visitor.caseId(), hold.id(), Optional.of(first.start()))
                        .start())
                .isEqualTo(hold.start());
    }

    @Test
    void anExpiredHoldBooksNothingAndFreesTheSeat() {
        Setting setting = setting(LocalTime.of(9, 0), LocalTime.of(9, 15));
        Visitor slow = visitor();
        Visitor quick = visitor();
        UUID slot = times(slow, setting).getFirst().slotId();
        Hold hold = booking.hold(slow.actor(), slow.caseId(), slot);
        clock.forward(Booking.HOLD.minusMinutes(1));
        assertThatThrownBy(() -> booking.hold(quick.actor(), quick.caseId(), slot))
                .isInstanceOf(SeatTaken.class);
        clock.forward(Duration.ofMinutes(2));
        assertThatThrownBy(() -> booking.confirm(slow.actor(), slow.caseId(), hold.id()))
                .isInstanceOf(HoldExpired.class);
        Hold second = booking.hold(quick.actor(), quick.caseId(), slot);
        assertThat(booking.confirm(quick.actor(), quick.caseId(), second.id()).state())
                .isEqualTo(AppointmentView.State.BOOKED);
        assertThat(booking.active(slow.actor(), slow.caseId())).isEmpty();
    }

    @Test
    void movingKeepsTheAppointmentItsCodeAndItsHistory() {
        Setting setting = setting(LocalTime.of(9, 0), LocalTime.of(10, 0));
        Visitor visitor = visitor();
        List<OfferedTime> times = times(visitor, setting);
        AppointmentView first = book(visitor, times.get(0).slotId());
        AppointmentView moved = book(visitor, times.get(2).slotId());
        assertThat(moved.id()).isEqualTo(first.id());
        assertThat(moved.code()).isEqualTo(first.code());
        assertThat(moved.sequence()).isEqualTo(first.sequence() + 1);
        assertThat(booking.history(visitor.actor(), visitor.caseId(), moved.id()))
                .extracting(AppointmentChange::kind)
                .containsExactly(AppointmentChange.Kind.BOOKED, AppointmentChange.Kind.MOVED);
        assertThat(times(visitor, setting))
                .extracting(OfferedTime::slotId)
                .containsExactly(times.get(1).slotId(), times.get(3).slotId());
    }

    @Test
    void cancellingFreesTheSeatAndTwiceIsOnce() {
        Setting setting = setting(LocalTime.of(9, 0), LocalTime.of(9, 15));
        Visitor visitor = visitor();
        UUID slot = times(visitor, setting).getFirst().slotId();
        AppointmentView booked = book(visitor, slot);
        UUID command = Ids.next();
        for (int i = 0; i < 2; i++) {
            assertThat(booking.cancel(visitor.actor(), visitor.caseId(), booked.id(), CancelReason.CANNOT_COME, command)
                            .state())
                    .isEqualTo(AppointmentView.State.CANCELLED);
        }
        // The seat comes back at a random later time, so that nobody can hand it over.
        assertThat(times(visitor, setting)).isEmpty();
        assertThat(jdbc.sql(
                                "select open_from > timestampadd(minute, 25, utc_timestamp(6)) from scheduling_seat where slot_id = ?")
                        .param(slot)
                        .query(Boolean.class)
                        .single())
                .isTrue();
        jdbc.sql("update scheduling_seat set open_from = utc_timestamp(6) where slot_id = ?")
                .param(slot)
                .update();
        assertThat(times(visitor, setting)).extracting(OfferedTime::slotId).containsExactly(slot);
        assertThatThrownBy(() ->
                        booking.cancel(visitor.actor(), visitor.caseId(), booked.id(), CancelReason.OTHER, Ids.next()))
                .isInstanceOf(InvalidInput.class);
    }

    @Test
    void aCancellationIsTakenBackForAMinuteByWhoMadeItUnlessTheSeatIsGone() {
        Setting setting = setting(LocalTime.of(9, 0), LocalTime.of(9, 30));
        Visitor visitor = visitor();
        UUID slot = times(visitor, setting).getFirst().slotId();
        AppointmentView booked = book(visitor, slot);
        cancel(visitor, booked);
        Visitor other = visitor();
        assertThatThrownBy(() -> booking.takeBack(other.actor(), other.caseId(), booked.id()))
                .as("the appointment of another case")
                .isInstanceOf(InvalidInput.class);
        AppointmentView back = booking.takeBack(visitor.actor(), visitor.caseId(), booked.id());
        assertThat(back.start()).isEqualTo(booked.start());
        assertThat(back.state()).isEqualTo(AppointmentView.State.BOOKED);
        assertThat(booking.active(visitor.actor(), visitor.caseId())).contains(back);

        cancel(visitor, back);
        jdbc.sql("update scheduling_seat set open_from = utc_timestamp(6) where slot_id = ?")
                .param(slot)
                .update();
        book(other, slot);
        late(visitor, back);
        cancel(other, booking.active(other.actor(), other.caseId()).orElseThrow());
        clock.forward(Booking.UNDO.plusSeconds(1));
        late(visitor, back);
    }

    private void cancel(Visitor visitor, AppointmentView appointment) {
        booking.cancel(visitor.actor(), visitor.caseId(), appointment.id(), CancelReason.OTHER, Ids.next());
    }

    private void late(Visitor visitor, AppointmentView cancelled) {
        assertThatThrownBy(() -> booking.takeBack(visitor.actor(), visitor.caseId(), cancelled.id()))
                .isInstanceOf(InvalidInput.class)
                .extracting("key")
                .isEqualTo("appointment.undo.late");
    }

    @Test
    void aCaseWithoutItsDocumentsCannotBook() {
        Actor actor = actor(Role.APPLICANT);
        CaseId caseId = caseOf(actor).id();
        assertThatThrownBy(() -> booking.requireReady(actor, caseId))
                .isInstanceOf(BookingNotReady.class)
                .extracting("key")
                .isEqualTo("appointment.documentsFirst");
    }

    @Test
    void nobodySeesOrTakesTimesForACaseOfSomebodyElse() {
        Setting setting = setting(LocalTime.of(9, 0), LocalTime.of(10, 0));
        Visitor visitor = visitor();
        Actor stranger = actor(Role.APPLICANT);
        UUID slot = times(visitor, setting).getFirst().slotId();
        assertThatThrownBy(() -> booking.times(stranger, visitor.caseId(), setting.centre(), setting.day()))
                .isInstanceOf(NotAuthorised.class);
        assertThatThrownBy(() -> booking.hold(stranger, visitor.caseId(), slot)).isInstanceOf(NotAuthorised.class);
        AppointmentView booked = book(visitor, slot);
        assertThatThrownBy(() -> booking.get(stranger, booked.id())).isInstanceOf(NotAuthorised.class);
        assertThatThrownBy(
                        () -> booking.cancel(stranger, visitor.caseId(), booked.id(), CancelReason.OTHER, Ids.next()))
                .isInstanceOf(NotAuthorised.class);
    }

    @Test
    void aChangedShiftNeverDropsABooking() {
        Setting setting = setting(LocalTime.of(9, 0), LocalTime.of(10, 0));
        Visitor visitor = visitor();
        AppointmentView booked =
                book(visitor, times(visitor, setting).getFirst().slotId());
        centres.removeShift(
                administrator,
                setting.centre(),
                centres.shifts(administrator, setting.centre()).getFirst());
        Publishing.Day day = publishing
                .preview(administrator, setting.centre(), setting.day(), setting.day())
                .getFirst();
        assertThat(day.removed()).isEqualTo(3);
        assertThat(day.keptBooked()).isEqualTo(1);
        publishing.publish(administrator, setting.centre(), setting.day(), setting.day());
        assertThat(booking.active(visitor.actor(), visitor.caseId()))
                .map(AppointmentView::id)
                .contains(booked.id());
        assertThat(times(visitor, setting)).isEmpty();
    }

    @Test
    void publishingTwiceChangesNothing() {
        Setting setting = setting(LocalTime.of(9, 0), LocalTime.of(10, 0));
        Publishing.Day again = publishing
                .publish(administrator, setting.centre(), setting.day(), setting.day())
                .getFirst();
        assertThat(again.seats()).isEqualTo(4);
        assertThat(again.added()).isZero();
        assertThat(again.removed()).isZero();
    }

    @Test
    void badShiftsAreRefusedWithTheirReason() {
        Setting setting = setting(LocalTime.of(9, 0), LocalTime.of(10, 0));
        LocalDate spring = LocalDate.of(2027, 3, 28);
        assertRefused(
                setting,
                new ShiftData(
                        setting.desk(),
                        "REN",
                        DayOfWeek.MONDAY,
                        LocalTime.of(17, 0),
                        LocalTime.of(9, 0),
                        setting.day(),
                        setting.day()),
                "shifts.order");
        assertRefused(
                setting,
                new ShiftData(
                        setting.desk(),
                        "REN",
                        DayOfWeek.SUNDAY,
                        LocalTime.of(1, 30),
                        LocalTime.of(5, 0),
                        spring.minusDays(30),
                        spring.plusDays(30)),
                "calendar.gap");
        assertRefused(
                setting,
                new ShiftData(
                        setting.desk(),
                        "REN",
                        setting.day().getDayOfWeek(),
                        LocalTime.of(9, 30),
                        LocalTime.of(11, 0),
                        setting.day(),
                        setting.day()),
                "shifts.overlap");
        assertRefused(
                setting,
                new ShiftData(
                        setting.desk(),
                        "FAM",
                        DayOfWeek.MONDAY,
                        LocalTime.of(9, 0),
                        LocalTime.of(11, 0),
                        setting.day(),
                        setting.day()),
                "shifts.capability");
        assertRefused(
                setting,
                new ShiftData(
                        setting.desk(),
                        "REN",
                        DayOfWeek.MONDAY,
                        LocalTime.of(9, 0),
                        LocalTime.of(9, 10),
                        setting.day(),
                        setting.day()),
                "shifts.short");
    }

    private void assertRefused(Setting setting, ShiftData data, String key) {
        assertThatThrownBy(() -> centres.addShift(administrator, setting.centre(), data))
                .isInstanceOf(InvalidInput.class)
                .extracting("key")
                .isEqualTo(key);
    }

    @Test
    void anArrivalOfAnotherDayIsNotCheckedInAndOneOfTodayOnce() {
        Setting setting = setting(LocalTime.of(9, 0), LocalTime.of(10, 0));
        Visitor visitor = visitor();
        AppointmentView booked =
                book(visitor, times(visitor, setting).getFirst().slotId());
        assertThatThrownBy(() -> agenda.checkIn(administrator, booked.displayCode()))
                .extracting("key")
                .isEqualTo("checkin.otherDay");
        jdbc.sql(
                        "update scheduling_slot set starts_at = now(6), ends_at = now(6), local_date = ? where id = (select slot_id"
                                + " from scheduling_appointment where id = ?)")
                .params(LocalDate.now(LISBON), booked.id())
                .update();
        AppointmentView here =
                agenda.checkIn(administrator, "VEZ:" + booked.code()).appointment();
        assertThat(here.state()).as("arrived is not served").isEqualTo(AppointmentView.State.BOOKED);
        assertThat(here.checkedInAt()).isNotNull();
        assertThatThrownBy(() -> agenda.checkIn(administrator, booked.code()))
                .extracting("key")
                .isEqualTo("checkin.already");
        assertThat(cases.outline(visitor.actor(), visitor.caseId()).stage()).isEqualTo(Stage.APPOINTMENT);
        assertThat(agenda.undoCheckIn(administrator, booked.id()).appointment().checkedInAt())
                .isNull();
        assertThatThrownBy(() -> agenda.undoCheckIn(administrator, booked.id()))
                .extracting("key")
                .isEqualTo("checkin.undo.late");
        agenda.checkIn(administrator, booked.id());
        assertThat(agenda.attended(administrator, booked.id()).appointment().state())
                .isEqualTo(AppointmentView.State.ATTENDED);
        assertThat(cases.outline(visitor.actor(), visitor.caseId()).stage()).isEqualTo(Stage.ANALYSIS);
        assertThatThrownBy(() -> agenda.undoCheckIn(administrator, booked.id()))
                .extracting("key")
                .isEqualTo("checkin.undo.late");
        assertThatThrownBy(() -> agenda.checkIn(administrator, booked.code()))
                .extracting("key")
                .isEqualTo("checkin.already");
        assertThatThrownBy(() -> agenda.checkIn(administrator, "AAAAAAA"))
                .extracting("key")
                .isEqualTo("checkin.code.invalid");
        assertThatThrownBy(() -> agenda.find(visitor.actor(), booked.code())).isInstanceOf(NotAuthorised.class);
    }

    @Test
    void servedIsTakenBackWithinAMinuteByTheAccountThatRecordedIt() {
        Visitor visitor = visitor();
        Setting setting = setting(LocalTime.of(9, 0), LocalTime.of(10, 0));
        AppointmentView booked =
                book(visitor, times(visitor, setting).getFirst().slotId());
        UUID caseId = visitor.caseId().value();
        jdbc.sql("update scheduling_slot set starts_at = now(6), ends_at = now(6), local_date = ? where id ="
                        + " (select slot_id from scheduling_appointment where id = ?)")
                .params(LocalDate.now(LISBON), booked.id())
                .update();
        // Waiting for the appointment for a week, with a rank in the order.
        jdbc.sql("update casework_case set stage_since = stage_since - interval 7 day where id = ?")
                .param(caseId)
                .update();
        var since = stageSince(caseId);
        agenda.checkIn(administrator, booked.id());
        var arrived = agenda.find(administrator, booked.code()).appointment().checkedInAt();
        agenda.attended(administrator, booked.id());
        assertThat(cases.outline(visitor.actor(), visitor.caseId()).stage()).isEqualTo(Stage.ANALYSIS);
        assertThat(toldLater(visitor.actor()))
                .as("the person is told after the minute")
                .isEqualTo(1);
        refusedWith("checkin.attended.late", () -> agenda.undoAttended(actor(Role.OFFICER), booked.id()));
        marked(booked, -61);
        refusedWith("checkin.attended.late", () -> agenda.undoAttended(administrator, booked.id()));
        marked(booked, 61);

        AppointmentView again = agenda.undoAttended(administrator, booked.id()).appointment();
        assertThat(again)
                .extracting(AppointmentView::state, AppointmentView::checkedInAt)
                .containsExactly(AppointmentView.State.BOOKED, arrived);
        assertThat(cases.outline(visitor.actor(), visitor.caseId()).stage()).isEqualTo(Stage.APPOINTMENT);
        assertThat(stageSince(caseId)).isEqualTo(since);
        assertThat(toldLater(visitor.actor())).isZero();
        assertThat(count(
                        "select count(*) from casework_event where case_id = ? and (kind = 'ATTENDED' or"
                                + " kind = 'STAGE_REACHED' and detail = 'ANALYSIS')",
                        caseId))
                .isZero();
        assertThat(count("select count(*) from invitations_priority where case_id = ? and state = 'BOOKED'", caseId))
                .isEqualTo(1);
        assertThat(count(
                        "select count(*) from audit_entry where case_id = ? and action = 'appointment.attendedUndone'",
                        caseId))
                .isEqualTo(1);
        refusedWith("checkin.attended.late", () -> agenda.undoAttended(administrator, booked.id()));

        // Served after all, and the case goes on before somebody thinks of taking it back.
        agenda.attended(administrator, booked.id());
        jdbc.sql("update casework_case set stage = 'DECISION', version = version + 1 where id = ?")
                .param(caseId)
                .update();
        refusedWith("stage.undo.late", () -> agenda.undoAttended(administrator, booked.id()));
        assertThat(count(
                        "select count(*) from scheduling_appointment where id = ? and state = 'ATTENDED'", booked.id()))
                .isEqualTo(1);
    }

    private static void refusedWith(String key, org.assertj.core.api.ThrowableAssert.ThrowingCallable act) {
        assertThatThrownBy(act)
                .isInstanceOf(InvalidInput.class)
                .extracting("key")
                .isEqualTo(key);
    }

    private java.time.Instant stageSince(UUID caseId) {
        return jdbc.sql("select stage_since from casework_case where id = ?")
                .param(caseId)
                .query(java.time.Instant.class)
                .single();
    }

    /** Moves the moment in which the appointment was marked as served. */
    private void marked(AppointmentView appointment, int seconds) {
        jdbc.sql("update scheduling_appointment_change set at = at + interval ? second where appointment_id = ?"
                        + " and kind = 'ATTENDED'")
                .params(seconds, appointment.id())
                .update();
    }

    private int toldLater(Actor person) {
        return jdbc.sql("select count(*) from notifications_outbox where kind = 'stage' and state = 'DUE'"
                        + " and next_at > now(6) + interval 30 second and dedupe in"
                        + " (select concat('stage-line/', e.id) from casework_event e join casework_case c on c.id = e.case_id"
                        + " where c.account_id = ?)")
                .param(person.accountId())
                .query(Integer.class)
                .single();
    }

    @Test
    void theConfirmationCarriesACalendarFileThatKeepsItsIdentity() {
        Setting setting = setting(LocalTime.of(9, 0), LocalTime.of(10, 0));
        Visitor visitor = visitor();
        AppointmentView booked =
                book(visitor, times(visitor, setting).getFirst().slotId());
        Caught mail = Awaitility.await()
                .atMost(Duration.ofSeconds(10))
                .until(
                        () -> mails.caught().stream()
                                .filter(m -> m.text().contains(booked.displayCode()))
                                .findFirst(),
                        java.util.Optional::isPresent)
                .orElseThrow();
        assertThat(mail.calendar()).isTrue();
        assertThat(mail.subject()).doesNotContain("Ana");
    }

    private AppointmentView book(Visitor visitor, UUID slot) {
        Hold hold = booking.hold(visitor.actor(), visitor.caseId(), slot);
        return booking.confirm(visitor.actor(), visitor.caseId(), hold.id());
    }

    private int count(String sql, UUID id) {
        return jdbc.sql(sql).param(id).query(Integer.class).single();
    }
}
