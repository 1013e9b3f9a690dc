package pt.vez.scheduling.internal;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import pt.vez.audit.Journal;
import pt.vez.casework.Attendance;
import pt.vez.casework.CaseId;
import pt.vez.casework.Recipients;
import pt.vez.mandates.AuthorityRefused;
import pt.vez.mandates.AuthorityRequirement;
import pt.vez.scheduling.Agenda;
import pt.vez.scheduling.AppointmentView;
import pt.vez.scheduling.AppointmentView.State;
import pt.vez.scheduling.CentreId;
import pt.vez.scheduling.internal.DayAgendaQueries.Row;
import pt.vez.shared.Actor;
import pt.vez.shared.Base32;
import pt.vez.shared.InvalidInput;
import pt.vez.shared.NotAuthorised;
import pt.vez.shared.NotFound;
import pt.vez.shared.TypedText;

@Service
@Transactional
class DayAgenda implements Agenda {
    private final DayAgendaQueries agenda;
    private final AppointmentQueries appointments;
    private final Attendance attendance;
    private final Recipients recipients;
    private final Journal journal;
    private final AppointmentsServed served;
    private final CounterDuty duty;
    private final Clock clock;

    DayAgenda(
            DayAgendaQueries agenda,
            AppointmentQueries appointments,
            Attendance attendance,
            Recipients recipients,
            Journal journal,
            AppointmentsServed served,
            CounterDuty duty,
            Clock clock) {
        this.agenda = agenda;
        this.appointments = appointments;
        this.attendance = attendance;
        this.recipients = recipients;
        this.journal = journal;
        this.served = served;
        this.duty = duty;
        this.clock = clock;
    }

    @Override
    @Transactional(readOnly = true)
    public List<Seat> day(Actor actor, CentreId centre, LocalDate date) {
        requireDesk(actor);
        List<Row> rows = agenda.day(centre, date, clock.instant());
        Map<CaseId, Attendance.Listed> cases = attendance.listed(
                rows.stream().map(Row::caseId).filter(Objects::nonNull).collect(Collectors.toSet()));
        return rows.stream()
                .map(row -> {
                    var known = row.caseId() == null ? null : cases.get(row.caseId());
                    return known == null
                            ? row.seat()
                            : row.seat().of(known.number().display(), known.stage());
                })
                .toList();
    }

    @Override
    @Transactional(readOnly = true)
    public Map<String, String> names(Actor actor, CentreId centre, LocalDate date) {
        requireDesk(actor);
        Map<CaseId, String> codes = agenda.codes(centre, date);
        return recipients.of(actor, "attendance.read", codes.keySet()).stream()
                .collect(Collectors.toMap(
                        person -> Objects.requireNonNull(codes.get(person.caseId())), Recipients.Recipient::name));
    }

    @Override
    public Arrival find(Actor actor, String typed) {
        duty.requireSomewhere(actor);
        AppointmentView found = byCode(typed);
        requireHere(actor, found);
        return arrival(actor, found);
    }

    private AppointmentView byCode(String typed) {
        String code = Base32.normalise(TypedText.compact(typed).replaceFirst("^VEZ:", ""));
        if (code.length() != 7 || !Base32.isValid(code)) {
            throw new InvalidInput("checkin.code.invalid");
        }
        return appointments.byCode(code).orElseThrow(() -> new InvalidInput("checkin.code.unknown"));
    }

    /** A mediator on duty elsewhere is told the centre, which the person needs, and no name. */
    private void requireHere(Actor actor, AppointmentView appointment) {
        CentreId centre = appointment.centre().id();
        try {
            duty.require(actor, centre);
        } catch (NotAuthorised e) {
            if (AuthorityRefused.isFor(e, AuthorityRequirement.SHIFT)) {
                throw new InvalidInput(
                        "checkin.otherCentre", appointment.centre().data().name());
            }
            throw e;
        }
    }

    private Arrival arrival(Actor actor, AppointmentView appointment) {
        var person = attendance.arriving(
                actor, appointment.caseId(), appointment.centre().id().value());
        return new Arrival(appointment.id(), appointment, person.name(), person.nativeName(), person.caseNumber());
    }

    @Override
    public Arrival checkIn(Actor actor, String typed) {
        duty.requireSomewhere(actor);
        AppointmentView found = byCode(typed);
        requireHere(actor, found);
        return arrived(actor, found);
    }

    @Override
    public Arrival checkIn(Actor actor, UUID appointmentId) {
        return arrived(actor, known(actor, appointmentId));
    }

    private Arrival arrived(Actor actor, AppointmentView found) {
        requireToday(found);
        served.checkIn(found);
        return noted(actor, found, "appointment.checkedIn");
    }

    private void requireToday(AppointmentView found) {
        if (found.state() == State.CANCELLED) {
            throw new InvalidInput("checkin.cancelled");
        }
        if (found.state() == State.ATTENDED) {
            throw new InvalidInput("checkin.already");
        }
        var zone = found.centre().data().zone();
        LocalDate day = found.start().atZone(zone).toLocalDate();
        if (!day.equals(LocalDate.now(clock.withZone(zone)))) {
            throw new InvalidInput("checkin.otherDay", day);
        }
    }

    private Arrival noted(Actor actor, AppointmentView found, String action) {
        journal.record(
                actor,
                action,
                attendance.applicantOf(found.caseId()),
                found.caseId().value(),
                found.code());
        served.tellHall(found);
        return arrival(actor, appointments.byId(found.id()).orElseThrow());
    }

    private AppointmentView known(Actor actor, UUID appointmentId) {
        duty.requireSomewhere(actor);
        AppointmentView found = appointments.byId(appointmentId).orElseThrow(() -> new NotFound("error.notFound"));
        duty.require(actor, found.centre().id());
        return found;
    }

    @Override
    public Arrival undoCheckIn(Actor actor, UUID appointmentId) {
        AppointmentView found = known(actor, appointmentId);
        served.undoCheckIn(found);
        return noted(actor, found, "appointment.checkInUndone");
    }

    @Override
    public Arrival attended(Actor actor, UUID appointmentId) {
        AppointmentView found = known(actor, appointmentId);
        requireToday(found);
        served.mark(actor.accountId(), found);
        return noted(actor, found, "appointment.attended");
    }

    @Override
    public Arrival undoAttended(Actor actor, UUID appointmentId) {
        AppointmentView found = known(actor, appointmentId);
        served.undo(actor.accountId(), found);
        return noted(actor, found, "appointment.attendedUndone");
    }

    private static void requireDesk(Actor actor) {
        if (!actor.isAgencyStaff()) {
            throw new NotAuthorised("error.role");
        }
    }
}
