package pt.vez.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import pt.vez.casework.CaseId;
import pt.vez.scheduling.AgencyAppointments;
import pt.vez.scheduling.AppointmentView;
import pt.vez.scheduling.Booking;
import pt.vez.scheduling.CentreFixture;
import pt.vez.scheduling.Centres;
import pt.vez.scheduling.Publishing;
import pt.vez.shared.Actor;
import pt.vez.shared.Ids;
import pt.vez.shared.Role;
import pt.vez.shared.Zones;

/** Many appointments and many calls are dealt with at once: after a question, and with an account of what was not done. */
class BulkActsJourneyTest extends BrowserTest {
    @Autowired
    private Centres centres;

    @Autowired
    private Publishing publishing;

    @Autowired
    private Booking booking;

    @Autowired
    private AgencyAppointments agency;

    private CentreFixture centre;
    private final List<LocalDate> days = new ArrayList<>();

    @BeforeEach
    void twoDaysOfOneDesk() {
        Actor administrator = actor(Role.ADMINISTRATOR);
        LocalDate first = Zones.today(Clock.systemUTC()).plusDays(5);
        centre = new CentreFixture(centres, administrator, "lisboa", Zones.LISBON, 1);
        for (DayOfWeek each : CentreFixture.WEEK) {
            centre.shift(0, each, 9, 11, first, first.plusDays(12));
        }
        publishing.publish(administrator, centre.id, first, first.plusDays(12));
        days.clear();
        for (LocalDate day = first; days.size() < 2; day = day.plusDays(1)) {
            if (publishing
                            .preview(administrator, centre.id, day, day)
                            .getFirst()
                            .seats()
                    > 0) {
                days.add(day);
            }
        }
    }

    private AppointmentView booked() {
        Actor person = actor(Role.APPLICANT);
        CaseId id = readyCaseOf(person);
        UUID slot =
                booking.times(person, id, centre.id, days.getFirst()).getFirst().slotId();
        return booking.confirm(person, id, booking.hold(person, id, slot).id());
    }

    private String agenda() {
        return "/agenda?centre=" + centre.id.value() + "&day=" + days.getFirst();
    }

    private Map<String, Object> stored(AppointmentView appointment) {
        return jdbc.sql("select a.state, s.local_date from scheduling_appointment a"
                        + " join scheduling_slot s on s.id = a.slot_id where a.id = ?")
                .param(appointment.id())
                .query()
                .singleRow();
    }

    private Visitor withAll(String language, int width) {
        Visitor rita =
                visitor(language, width, 800, false).signIn(actor(Role.OFFICER).accountId() + "@test.example");
        rita.open(agenda()).press(rita.t("agenda.list")).sees(rita.t("agenda.grid"));
        rita.page.locator("thead vaadin-checkbox").click();
        return rita;
    }

    @ParameterizedTest
    @CsvSource({"pt-PT, 1280", "en-GB, 1280"})
    void appointmentsAreCancelledTogetherAndWhatCouldNotBeIsNamed(String language, int width) {
        List<AppointmentView> all = List.of(booked(), booked(), booked());
        Visitor rita = withAll(language, width);
        rita.sees(rita.t("table.selected", 3)).accessible();
        rita.press(rita.t("bulk.cancel")).sees(rita.t("bulk.cancel.title", 3)).accessible();
        assertThat(all).extracting(each -> stored(each).get("state")).containsOnly("BOOKED");
        rita.press(rita.t("bulk.cancel.go", 3)).sees(rita.t("appointment.reason.missing"));
        agency.cancel(actor(Role.OFFICER), all.get(1).id(), "Outra pessoa foi mais rápida", Ids.next());
        rita.fill(rita.t("agency.reason"), "O posto tem obras");
        rita.press(rita.t("bulk.cancel.go", 3)).sees(rita.t("bulk.cancelled", 2));
        String code = all.get(1).code();
        rita.sees(rita.t("bulk.refused", 1)).sees(code.substring(0, 3) + "-" + code.substring(3));
        rita.sees(rita.t("bulk.appointments.none")).accessible();
        assertThat(all).extracting(each -> stored(each).get("state")).containsOnly("CANCELLED");
    }

    @ParameterizedTest
    @CsvSource({"pt-PT, 360"})
    void appointmentsAreMovedTogetherToTheNearestTimes(String language, int width) {
        List<AppointmentView> all = List.of(booked(), booked());
        Visitor rita =
                visitor(language, width, 800, false).signIn(actor(Role.OFFICER).accountId() + "@test.example");
        rita.open(agenda() + "&view=list");
        for (AppointmentView each : all) {
            rita.page
                    .getByLabel(rita.t(
                            "table.select",
                            each.code().substring(0, 3) + "-" + each.code().substring(3)))
                    .click();
        }
        rita.press(rita.t("agency.move")).sees(rita.t("bulk.move.title", 2)).accessible();
        rita.fill(rita.t("agency.reason"), "Greve");
        rita.press(rita.t("bulk.move.go", 2)).sees(rita.t("bulk.day.missing"));
        rita.page
                .locator("vaadin-date-picker")
                .last()
                .evaluate("(field, day) => field.value = day", days.get(1).toString());
        rita.answered().press(rita.t("bulk.move.go", 2)).sees(rita.t("bulk.moved", 2));
        rita.accessible();
        assertThat(all)
                .extracting(each -> stored(each).get("local_date").toString())
                .containsOnly(days.get(1).toString());
        assertThat(all).extracting(each -> stored(each).get("state")).containsOnly("BOOKED");
        // The address is that of the list, so that reloading keeps it.
        rita.page.reload();
        rita.sees(rita.t("bulk.appointments.none"));
    }

    @ParameterizedTest
    @CsvSource({"pt-PT, 1280", "en-GB, 360"})
    void callsAreNotedForManyPeopleAtOnce(String language, int width) {
        List<AppointmentView> all = List.of(booked(), booked(), booked());
        UUID plan = Ids.next();
        jdbc.sql(
                        "insert into invitations_plan (id, reason, from_at, to_at, scope, latest_date, state, created_at, created_by)"
                                + " values (?, 'Greve', now(6), now(6) + interval 1 day, ?, curdate(), 'SENT', now(6), 'Teste')")
                .params(
                        plan,
                        "{\"centres\":[],\"desks\":[],\"services\":[],\"from\":\"2026-01-01T00:00\",\"until\":"
                                + "\"2026-01-02T00:00\",\"protectedStand\":false,\"latest\":\"2026-01-09\"}")
                .update();
        int place = 0;
        for (AppointmentView each : all) {
            jdbc.sql("insert into invitations_plan_item (plan_id, appointment_id, case_id, place, stands, from_slot,"
                            + " from_seat, state) select ?, a.id, a.case_id, ?, false, a.slot_id, a.seat, 'FALLBACK'"
                            + " from scheduling_appointment a where a.id = ?")
                    .params(plan, ++place, each.id())
                    .update();
        }
        Visitor rita =
                visitor(language, width, 800, false).signIn(actor(Role.OFFICER).accountId() + "@test.example");
        rita.open("/calls-to-make/" + plan);
        rita.page.locator("tbody vaadin-checkbox input").nth(0).check();
        rita.page.locator("tbody vaadin-checkbox input").nth(1).check();
        rita.page.locator("tbody vaadin-checkbox input").nth(2).check();
        rita.sees(rita.t("table.selected", 3)).accessible();
        rita.press(rita.t("calls.list.note")).at(rita.t("calls.list.many", 3)).accessible();
        rita.press(rita.t("form.save")).sees(rita.t("calls.list.mark.missing"));
        rita.select(rita.t("calls.list.mark"), rita.label(pt.vez.invitations.CallList.Mark.REACHED));
        // One of them found another date in the meantime.
        jdbc.sql("update invitations_plan_item set state = 'SETTLED' where plan_id = ? and appointment_id = ?")
                .params(plan, all.get(2).id())
                .update();
        rita.press(rita.t("form.save")).sees(rita.t("calls.list.saved.many", 2)).sees(rita.t("calls.list.gone"));
        rita.accessible();
        assertThat(jdbc.sql("select count(*) from invitations_call where mark = 'REACHED' and appointment_id in (:ids)")
                        .param("ids", all.stream().map(AppointmentView::id).toList())
                        .query(Integer.class)
                        .single())
                .isEqualTo(2);
        jdbc.sql("delete from invitations_plan_item where plan_id = ?")
                .param(plan)
                .update();
        jdbc.sql("delete from invitations_plan where id = ?").param(plan).update();
    }
}
