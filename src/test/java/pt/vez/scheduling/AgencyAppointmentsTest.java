package pt.vez.scheduling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static pt.vez.shared.Zones.LISBON;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import pt.vez.VezTest;
import pt.vez.calendar.Holidays;
import pt.vez.casework.CaseId;
import pt.vez.shared.Actor;
import pt.vez.shared.GeoPoint;
import pt.vez.shared.LocalText;
import pt.vez.shared.NotAuthorised;
import pt.vez.shared.Role;

/** What the agency does with one appointment: with a reason the person reads, and at no cost to them. */
class AgencyAppointmentsTest extends VezTest {
    @Autowired
    private Centres centres;

    @Autowired
    private Publishing publishing;

    @Autowired
    private Booking booking;

    @Autowired
    private AgencyAppointments agency;

    private LocalDate workingDay() {
        LocalDate day = LocalDate.now(LISBON).plusDays(14);
        while (day.getDayOfWeek().getValue() > 5 || new Holidays().isHoliday(day, null)) {
            day = day.plusDays(1);
        }
        return day;
    }

    private CentreId centre(LocalDate day) {
        Actor administrator = actor(Role.ADMINISTRATOR);
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
        UUID desk = centres.addDesk(administrator, centre, "Balcão 1", Set.of("REN"));
        centres.addShift(
                administrator,
                centre,
                new ShiftData(desk, "REN", day.getDayOfWeek(), LocalTime.of(9, 0), LocalTime.of(11, 0), day, day));
        publishing.publish(administrator, centre, day, day);
        return centre;
    }

    @Test
    void anAppointmentIsMovedAndCancelledWithAReasonAndThePersonMayBookAgain() {
        LocalDate day = workingDay();
        CentreId centre = centre(day);
        Actor person = actor(Role.APPLICANT);
        CaseId caseId = readyCaseOf(person);
        UUID first = booking.times(person, caseId, centre, day).getFirst().slotId();
        AppointmentView booked = booking.confirm(
                person, caseId, booking.hold(person, caseId, first).id());
        Actor officer = actor(Role.OFFICER);
        assertThat(agency.active(officer, caseId).orElseThrow().id()).isEqualTo(booked.id());
        assertThat(agency.contact(officer, booked.id()).name()).isEqualTo("Ana Silva");
        OfferedTime other = agency.times(officer, booked.id(), centre, day).getLast();
        assertThatThrownBy(() -> agency.move(officer, booked.id(), other.slotId(), "  "))
                .extracting("key")
                .isEqualTo("appointment.reason.missing");
        AppointmentView moved = agency.move(officer, booked.id(), other.slotId(), "O posto tem obras");
        assertThat(moved.start()).isEqualTo(other.start());
        assertThat(moved.code()).isEqualTo(booked.code());
        UUID command = UUID.randomUUID();
        agency.cancel(officer, booked.id(), "O posto fechou", command);
        assertThat(agency.cancel(officer, booked.id(), "O posto fechou", command)
                        .state())
                .as("a second click finds the first answer")
                .isEqualTo(AppointmentView.State.CANCELLED);
        assertThat(jdbc.sql("select detail from audit_entry where case_id = ? and action = 'appointment.byAgency'")
                        .param(caseId.value())
                        .query(String.class)
                        .list())
                .contains("O posto tem obras", "O posto fechou");
        assertThat(jdbc.sql("select cancelled_by from scheduling_appointment where id = ?")
                        .param(booked.id())
                        .query(String.class)
                        .single())
                .isEqualTo("AGENCY");
        booking.requireReady(person, caseId);
    }

    @Test
    void onlyStaffOfTheAgencyActsAndNobodyOnTheirOwnCase() {
        LocalDate day = workingDay();
        CentreId centre = centre(day);
        Actor person = actor(Role.APPLICANT);
        CaseId caseId = readyCaseOf(person);
        UUID slot = booking.times(person, caseId, centre, day).getFirst().slotId();
        UUID id = booking.confirm(
                        person, caseId, booking.hold(person, caseId, slot).id())
                .id();
        Actor alsoOfficer = Actor.person(person.accountId(), person.name(), Set.of(Role.APPLICANT, Role.OFFICER), null);
        for (Actor each : List.of(person, mediator(), alsoOfficer)) {
            for (Runnable act : List.<Runnable>of(
                    () -> agency.active(each, caseId),
                    () -> agency.contact(each, id),
                    () -> agency.timeOfDay(each, id),
                    () -> agency.times(each, id, centre, day),
                    () -> agency.move(each, id, slot, "Motivo"),
                    () -> agency.cancel(each, id, "Motivo", UUID.randomUUID()))) {
                assertThatThrownBy(act::run).isInstanceOf(NotAuthorised.class);
            }
        }
    }
}
