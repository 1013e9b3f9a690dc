package pt.vez.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import pt.vez.casework.CaseId;
import pt.vez.invitations.Allocation;
import pt.vez.invitations.Disruptions;
import pt.vez.invitations.Disruptions.Scope;
import pt.vez.invitations.Offers;
import pt.vez.invitations.WaitingList;
import pt.vez.invitations.WaitingList.Wish;
import pt.vez.scheduling.AppointmentView;
import pt.vez.scheduling.Booking;
import pt.vez.scheduling.CancelReason;
import pt.vez.scheduling.CentreId;
import pt.vez.scheduling.OfferedTime;
import pt.vez.shared.Actor;
import pt.vez.shared.Role;

/** Another date, offered by the waiting list or after a strike, taken with one tap without signing in. */
class OfferJourneyTest extends BrowserTest {
    private static final ZoneId LISBON = ZoneId.of("Europe/Lisbon");

    @Autowired
    private Allocation allocation;

    @Autowired
    private Booking booking;

    @Autowired
    private WaitingList waitingList;

    @Autowired
    private Offers offers;

    @Autowired
    private Disruptions disruptions;

    private record Person(Actor actor, CaseId id) {}

    private Person person(String opened) {
        Actor actor = actor(Role.APPLICANT);
        CaseId id = readyCaseOf(actor);
        jdbc.sql("update casework_case set opened_at = ? where id = ?")
                .params(opened, id.value())
                .update();
        allocation.compute(List.of(id));
        return new Person(actor, id);
    }

    private CentreId centre() {
        return new CentreId(allocation.catchment("porto"));
    }

    private AppointmentView book(Person person, boolean first) {
        List<LocalDate> days = booking.days(person.actor(), person.id(), centre());
        LocalDate day = first ? days.get(days.size() / 2) : days.getLast();
        List<OfferedTime> times = booking.times(person.actor(), person.id(), centre(), day);
        var hold = booking.hold(person.actor(), person.id(), (first ? times.getFirst() : times.getLast()).slotId());
        return booking.confirm(person.actor(), person.id(), hold.id());
    }

    private UUID deskOf(AppointmentView appointment) {
        return jdbc.sql("select t.desk_id from scheduling_appointment a join scheduling_seat t"
                        + " on t.slot_id = a.slot_id and t.seat = a.seat where a.id = ?")
                .param(appointment.id())
                .query(UUID.class)
                .single();
    }

    private String address(Person person) {
        return "/o/" + offers.openFor(person.actor(), person.id()).orElseThrow().token();
    }

    @Test
    void anEarlierDateFromTheWaitingListIsTakenWithOneTap() {
        Person leaving = person("2024-05-01");
        Person waiting = person("2015-05-01");
        AppointmentView given = book(leaving, true);
        AppointmentView before = book(waiting, false);
        waitingList.join(
                waiting.actor(),
                waiting.id(),
                new Wish(Set.of(centre().value()), EnumSet.allOf(DayOfWeek.class), 2, null));
        booking.cancel(leaving.actor(), leaving.id(), given.id(), CancelReason.CANNOT_COME, UUID.randomUUID());
        // The random moment at which the seat returns is about to come.
        jdbc.sql(
                        "update scheduling_seat set open_from = timestampadd(minute, 10, utc_timestamp(6))"
                                + " where open_from is not null and slot_id = (select slot_id from scheduling_appointment where id = ?)")
                .param(given.id())
                .update();
        waitingList.offerReturned();
        Visitor person = visitor("en-GB");
        person.open(address(waiting))
                .at(person.t("offer.title.WAITING_LIST"))
                .accessible()
                .press(person.t("offer.yes"))
                .at(person.t("turn.done"))
                .accessible();
        AppointmentView after = booking.active(waiting.actor(), waiting.id()).orElseThrow();
        assertThat(after.id()).isEqualTo(before.id());
        assertThat(after.start()).isEqualTo(given.start());
    }

    @Test
    void afterAStrikeTheNewDateIsAcceptedAndTheAdministratorSeesIt() {
        Person person = person("2016-05-01");
        AppointmentView before = book(person, true);
        LocalDate day = LocalDate.ofInstant(before.start(), LISBON);
        UUID desk = deskOf(before);
        Actor administrator = actor(Role.ADMINISTRATOR);
        var scope = new Scope(
                List.of(centre().value()),
                List.of(desk),
                List.of(),
                LocalDateTime.ofInstant(before.start(), LISBON),
                LocalDateTime.ofInstant(before.end(), LISBON),
                false,
                day.plusDays(20));
        UUID plan = disruptions.propose(administrator, scope, "Greve");
        Visitor office = visitor("pt-PT", 1280, 900, false);
        office.signIn(administrator.accountId() + "@test.example");
        office.open("/disruptions/" + plan).sees("Greve").accessible();
        disruptions.step();
        // Whether the page was there before the seats were found or after: it follows by itself.
        office.sees(office.t("disruption.state.PROPOSED")).accessible();
        office.press(office.t("disruption.send")).sees(office.t("disruption.pause"));
        disruptions.step();
        Visitor visitor = visitor("pt-PT");
        String address = address(person);
        var offered = offers.openFor(person.actor(), person.id()).orElseThrow().offer();
        LocalDateTime kept = LocalDateTime.ofInstant(offered.start(), LISBON);
        UUID second = disruptions.propose(
                administrator,
                new Scope(
                        List.of(offered.centre().value()),
                        List.of(),
                        List.of(),
                        kept,
                        kept.plusMinutes(1),
                        false,
                        day.plusDays(20)),
                "Obras");
        visitor.open(address)
                .sees(visitor.t("offer.closed.CLOSED"))
                .sees(visitor.t("offer.now.PENDING"))
                .accessible();
        disruptions.undo(administrator, second);
        disruptions.step();
        visitor.open(address)
                .at(visitor.t("offer.title.REPLACEMENT"))
                .accessible()
                .press(visitor.t("offer.yes"))
                .at(visitor.t("turn.done"))
                .accessible();
        // Perhaps at the same time: only this desk was closed.
        assertThat(deskOf(booking.active(person.actor(), person.id()).orElseThrow()))
                .isNotEqualTo(desk);
        assertThat(disruptions.plan(administrator, plan).accepted()).isEqualTo(1);
        office.open("/disruptions/" + plan)
                .sees(office.t("disruption.accepted"))
                .accessible();
    }
}
