package pt.vez.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import pt.vez.casework.CaseId;
import pt.vez.invitations.Allocation;
import pt.vez.invitations.Disruptions;
import pt.vez.invitations.Disruptions.Scope;
import pt.vez.invitations.Invitations;
import pt.vez.invitations.Invitations.Release;
import pt.vez.platform.Dates;
import pt.vez.scheduling.AppointmentView;
import pt.vez.scheduling.Booking;
import pt.vez.scheduling.CentreId;
import pt.vez.scheduling.OfferedTime;
import pt.vez.shared.Actor;
import pt.vez.shared.Role;

/** Closures, offers, invitations and holds are the first thing said wherever an appointment is shown. */
class AppointmentNoticeJourneyTest extends BrowserTest {
    private static final ZoneId LISBON = ZoneId.of("Europe/Lisbon");

    /** Every place that shows an appointment to the person, with whether the offer itself is shown there. */
    private enum Place {
        HOME(appointment -> "/home", true),
        APPOINTMENT(appointment -> "/appointment", true),
        CASE(appointment -> "/case", true),
        ORDER(appointment -> "/appointment/place", true),
        PRINT(appointment -> "/papers/" + appointment + "/print", false),
        OFFLINE(appointment -> "/offline", false);

        final Function<UUID, String> path;
        final boolean answers;

        Place(Function<UUID, String> path, boolean answers) {
            this.path = path;
            this.answers = answers;
        }
    }

    @Autowired
    private Allocation allocation;

    @Autowired
    private Booking booking;

    @Autowired
    private Disruptions disruptions;

    @Autowired
    private Invitations invitations;

    private CentreId centre() {
        return new CentreId(allocation.catchment("porto"));
    }

    private OfferedTime time(Actor actor, CaseId id) {
        List<LocalDate> days = booking.days(actor, id, centre());
        return booking.times(actor, id, centre(), days.get(days.size() / 2)).getLast();
    }

    private AppointmentView book(Actor actor, CaseId id) {
        return booking.confirm(
                actor, id, booking.hold(actor, id, time(actor, id).slotId()).id());
    }

    /** Closes the desk of the appointment for its time: proposed and computed, not yet sent. */
    private UUID close(Actor administrator, AppointmentView appointment) {
        UUID desk = jdbc.sql("select t.desk_id from scheduling_appointment a join scheduling_seat t"
                        + " on t.slot_id = a.slot_id and t.seat = a.seat where a.id = ?")
                .param(appointment.id())
                .query(UUID.class)
                .single();
        UUID plan = disruptions.propose(
                administrator,
                new Scope(
                        List.of(appointment.centre().id().value()),
                        List.of(desk),
                        List.of(),
                        LocalDateTime.ofInstant(appointment.start(), LISBON),
                        LocalDateTime.ofInstant(appointment.end(), LISBON),
                        false,
                        LocalDate.ofInstant(appointment.start(), LISBON).plusDays(20)),
                "Greve");
        disruptions.step();
        return plan;
    }

    private String calendar(Visitor person, AppointmentView appointment) {
        return person.page
                .request()
                .get(ADDRESS + "/papers/" + appointment.id() + "/vez.ics")
                .text();
    }

    @ParameterizedTest
    @ValueSource(strings = {"pt-PT", "en-GB"})
    void aClosedCentreIsToldAtEveryPlaceThatShowsTheAppointment(String language) {
        Actor actor = actor(Role.APPLICANT);
        CaseId id = readyCaseOf(actor);
        AppointmentView appointment = book(actor, id);
        Visitor person = visitor(language);
        person.signIn(actor.accountId() + "@test.example");
        person.sees(appointment.displayCode()).sees(person.t("home.come")).accessible();
        assertThat(calendar(person, appointment)).contains("STATUS:CONFIRMED");
        person.open(Place.PRINT.path.apply(appointment.id()))
                .sees(Dates.fullDayAndTime(
                        appointment.start(), appointment.centre().data().zone(), person.language));
        Actor administrator = actor(Role.ADMINISTRATOR);
        UUID plan = close(administrator, appointment);
        for (Place place : Place.values()) {
            told(person, place, appointment);
            if (place.answers) {
                person.sees(person.t("notice.closed.searching"));
            }
        }
        assertThat(calendar(person, appointment)).contains("STATUS:CANCELLED");
        disruptions.send(administrator, plan);
        disruptions.step();
        for (Place place : Place.values()) {
            told(person, place, appointment);
            if (place.answers) {
                assertThat(person.page.locator("a[href^='/o/']").count())
                        .as("the offer at " + place)
                        .isEqualTo(1);
            }
        }
        Visitor officer = visitor(language);
        officer.signIn("officer@vez.example");
        officer.open("/work/" + id.value()).sees(officer.t("agency.closed"));
        officer.open("/check-in?code=" + appointment.code()).sees(officer.t("agency.closed"));
        person.open("/home");
        person.follow(person.t("notice.closed.go"))
                .at(person.t("offer.title.REPLACEMENT"))
                .press(person.t("offer.yes"))
                .at(person.t("turn.done"));
        AppointmentView moved = booking.active(actor, id).orElseThrow();
        person.open("/home").sees(moved.displayCode()).sees(person.t("home.come"));
        assertThat(calendar(person, moved)).contains("STATUS:CONFIRMED");
    }

    private void told(Visitor person, Place place, AppointmentView appointment) {
        person.open(place.path.apply(appointment.id()))
                .sees(person.t(place == Place.OFFLINE ? "offline.closed" : "notice.closed"))
                .accessible();
        String text = person.page.locator("body").innerText();
        assertThat(text)
                .as("nothing at " + place + " invites to come")
                .doesNotContain(person.t("home.come"))
                .doesNotContain(appointment.displayCode())
                .doesNotContain(person.t("paper.bring"));
        assertThat(person.page.locator("img.qr, svg.qr").count())
                .as("code at " + place)
                .isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"pt-PT", "en-GB"})
    void anOpenInvitationIsTheFirstCardOnHomeAndAppointment(String language) {
        Actor actor = actor(Role.APPLICANT);
        CaseId id = readyCaseOf(actor);
        jdbc.sql("update casework_case set procedure_code = 'CPLP', opened_at = '2018-01-01' where id = ?")
                .param(id.value())
                .update();
        jdbc.sql(
                        "update people_applicant set municipality = 'porto' where id = (select applicant_id from casework_case where id = ?)")
                .param(id.value())
                .update();
        allocation.compute(List.of(id));
        LocalDate today = LocalDate.now(LISBON);
        invitations.release(
                actor(Role.ADMINISTRATOR),
                new Release("BIO", List.of(centre().value()), today.plusDays(1), today.plusDays(13), 24, 72));
        invitations.work();
        Visitor person = visitor(language);
        person.signIn(actor.accountId() + "@test.example");
        for (String path : List.of("/home", "/appointment", "/appointment/place", "/case")) {
            person.open(path).sees(person.t("notice.invited")).accessible();
            assertThat(person.page.locator(".card h2").first().innerText())
                    .as(path)
                    .isEqualTo(person.t("notice.invited"));
            assertThat(person.page.locator("body").innerText()).doesNotContain(person.t("home.queue"));
        }
    }

    @Test
    void aRunningHoldIsTheFirstCardWithItsTimeAndItsClock() {
        Actor actor = actor(Role.APPLICANT);
        CaseId id = readyCaseOf(actor);
        OfferedTime time = time(actor, id);
        booking.hold(actor, id, time.slotId());
        String clock = time.start().atZone(LISBON).toLocalTime().toString();
        Visitor person = visitor("en-GB");
        person.signIn(actor.accountId() + "@test.example");
        for (String path : List.of("/home", "/appointment", "/case")) {
            person.open(path)
                    .sees(person.t("notice.hold", clock))
                    .sees(person.t("hold.left"))
                    .accessible();
        }
        person.follow(person.t("hold.confirm.go")).at(person.t("hold.title"));
    }
}
