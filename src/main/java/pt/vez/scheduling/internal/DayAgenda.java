package pt.vez.scheduling.internal;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import pt.vez.audit.Journal;
import pt.vez.casework.Attendance;
import pt.vez.casework.CaseId;
import pt.vez.casework.Recipients;
import pt.vez.mandates.AuthorityRefused;
import pt.vez.mandates.AuthorityRequirement;
import pt.vez.scheduling.Agenda;
import pt.vez.scheduling.AppointmentView.State;
import pt.vez.scheduling.AppointmentView;
import pt.vez.scheduling.CentreId;
import pt.vez.shared.Actor;
import pt.vez.shared.Base32;
import pt.vez.shared.InvalidInput;
import pt.vez.shared.NotAuthorised;
import pt.vez.shared.NotFound;
import pt.vez.shared.TypedText;

@Service
@Transactional
class DayAgenda implements Agenda {
    private final JdbcClient jdbc;
    private final AppointmentQueries appointments;
    private final Attendance attendance;
    private final Recipients recipients;
    private final Journal journal;
    private final AppointmentsServed served;
    private final CounterDuty duty;
    private final HallVersionRepository versions;
    private final Clock clock;

    DayAgenda(
            JdbcClient jdbc,
            AppointmentQueries appointments,
            Attendance attendance,
            Recipients recipients,
            Journal journal,
            AppointmentsServed served,
            CounterDuty duty,
            HallVersionRepository versions,
            Clock clock) {
        this.jdbc = jdbc;
        this.appointments = appointments;
        this.attendance = attendance;
        this.recipients = recipients;
        this.journal = journal;
        this.served = served;
        this.duty = duty;
        this.versions = versions;
        this.clock = clock;
    }

    @Override
    @Transactional(readOnly = true)
    public List<Seat> day(Actor actor, CentreId centre, LocalDate date) {
        requireDesk(actor);
        List<Row> rows = jdbc.sql("select d.label, s.service_code, s.starts_at, s.ends_at, a.code, a.case_id, a.state,"
                        + " a.checked_in_at, o.kind = 'CONFIRMED' and o.appointment_id is null,"
                        + " o.slot_id is null and t.uncovered and s.starts_at > :now,"
                        + " o.kind <> 'CONFIRMED' and o.expires_at >= :now, case when t.open_from = :never then"
                        + " (select group_concat(distinct c.reason separator '; ') from scheduling_closed_seat k"
                        + " join scheduling_closure c on c.id = k.closure_id where k.slot_id = t.slot_id and k.seat = t.seat)"
                        + " end, a.id"
                        + " from scheduling_slot s join scheduling_seat t on t.slot_id = s.id"
                        + " join scheduling_desk d on d.id = t.desk_id"
                        + " left join scheduling_occupancy o on o.slot_id = t.slot_id and o.seat = t.seat"
                        + " left join scheduling_appointment a on a.id = o.appointment_id"
                        + " where s.centre_id = :centre and s.local_date = :date order by d.label, s.starts_at")
                .param("now", clock.instant())
                .param("never", SeatClosureRepository.NEVER)
                .param("centre", centre.value())
                .param("date", date)
                .query((row, n) -> {
                    UUID caseId = row.getObject(6, UUID.class);
                    return new Row(
                            caseId == null ? null : new CaseId(caseId),
                            new Seat(
                                    row.getString(1),
                                    row.getString(2),
                                    row.getBoolean(9),
                                    row.getBoolean(10),
                                    row.getBoolean(11),
                                    row.getString(12),
                                    row.getObject(3, Instant.class),
                                    row.getObject(4, Instant.class),
                                    row.getObject(13, UUID.class),
                                    row.getString(5),
                                    null,
                                    null,
                                    row.getString(7) == null ? null : State.valueOf(row.getString(7)),
                                    row.getObject(8, Instant.class)));
                })
                .list();
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

    private record Row(@Nullable CaseId caseId, Seat seat) {}

    @Override
    @Transactional(readOnly = true)
    public Map<String, String> names(Actor actor, CentreId centre, LocalDate date) {
        requireDesk(actor);
        Map<CaseId, String> codes = new HashMap<>();
        jdbc.sql("select a.case_id, a.code from scheduling_slot s join scheduling_appointment a on a.slot_id = s.id"
                        + " where s.centre_id = ? and s.local_date = ? and a.state <> 'CANCELLED'")
                .params(centre.value(), date)
                .query(row -> {
                    codes.put(new CaseId(row.getObject(1, UUID.class)), row.getString(2));
                });
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
        int done = jdbc.sql("update scheduling_appointment set checked_in_at = ?"
                        + " where id = ? and state = 'BOOKED' and checked_in_at is null")
                .params(clock.instant(), found.id())
                .update();
        if (done == 0) {
            throw new InvalidInput("checkin.already");
        }
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
        versions.changed(found.centre().id());
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
        int undone = jdbc.sql("update scheduling_appointment set checked_in_at = null"
                        + " where id = ? and state = 'BOOKED' and checked_in_at is not null")
                .param(appointmentId)
                .update();
        if (undone == 0) {
            throw new InvalidInput("checkin.undo.late");
        }
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
