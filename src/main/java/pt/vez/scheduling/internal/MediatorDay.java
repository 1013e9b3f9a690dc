package pt.vez.scheduling.internal;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import pt.vez.casework.Attendance;
import pt.vez.casework.CaseId;
import pt.vez.casework.CaseNumber;
import pt.vez.casework.PeopleInProgress;
import pt.vez.casework.PeopleInProgress.Named;
import pt.vez.mandates.Authority;
import pt.vez.mandates.Deed;
import pt.vez.rota.Staffing;
import pt.vez.scheduling.AppointmentView;
import pt.vez.scheduling.AppointmentView.State;
import pt.vez.scheduling.Centre;
import pt.vez.scheduling.CentreId;
import pt.vez.scheduling.Centres;
import pt.vez.scheduling.DeskDay;
import pt.vez.scheduling.WalkIns;
import pt.vez.shared.Actor;
import pt.vez.shared.LocalText;
import pt.vez.shared.NotAuthorised;
import pt.vez.shared.NotFound;
import pt.vez.shared.Role;

@Service
class MediatorDay implements DeskDay {
    private final JdbcClient jdbc;
    private final Authority authority;
    private final PeopleInProgress people;
    private final Attendance attendance;
    private final Appointments appointments;
    private final Centres centres;
    private final WalkIns walkIns;
    private final Staffing staffing;
    private final Clock clock;

    MediatorDay(
            JdbcClient jdbc,
            Authority authority,
            PeopleInProgress people,
            Attendance attendance,
            Appointments appointments,
            Centres centres,
            WalkIns walkIns,
            Staffing staffing,
            Clock clock) {
        this.jdbc = jdbc;
        this.authority = authority;
        this.people = people;
        this.attendance = attendance;
        this.appointments = appointments;
        this.centres = centres;
        this.walkIns = walkIns;
        this.staffing = staffing;
        this.clock = clock;
    }

    private record Row(
            UUID id,
            Instant start,
            LocalText service,
            State state,
            @Nullable Instant arrivedAt,
            CaseId caseId) {}

    @Override
    @Transactional(readOnly = true)
    public List<Centre> centres(Actor actor) {
        Set<UUID> agreed = staffing.covered(actor.require(Role.MEDIATOR).accountId());
        return centres.all(actor).stream()
                .filter(centre -> centre.data().active())
                .filter(centre -> agreed.contains(centre.id().value()))
                .toList();
    }

    private void requireAgreed(Actor actor, CentreId centre) {
        if (!staffing.covered(actor.require(Role.MEDIATOR).accountId()).contains(centre.value())) {
            throw new NotAuthorised("desk.notAgreed");
        }
    }

    @Override
    @Transactional(readOnly = true)
    public Day today(Actor actor, CentreId centreId) {
        authority.requireAt(actor, centreId.value());
        Centre centre = centres.get(actor, centreId);
        LocalDate date = LocalDate.now(clock.withZone(centre.data().zone()));
        List<Row> rows = jdbc.sql(
                        "select s.starts_at, v.name_pt, v.name_en, a.state, a.case_id, a.id, a.checked_in_at from scheduling_slot s"
                                + " join scheduling_occupancy o on o.slot_id = s.id and o.kind = 'CONFIRMED'"
                                + " join scheduling_appointment a on a.id = o.appointment_id"
                                + " join scheduling_service v on v.code = a.service_code"
                                + " where s.centre_id = ? and s.local_date = ? order by s.starts_at, a.id")
                .params(centreId.value(), date)
                .query((row, n) -> new Row(
                        row.getObject(6, UUID.class),
                        row.getObject(1, Instant.class),
                        new LocalText(row.getString(2), row.getString(3)),
                        State.valueOf(row.getString(4)),
                        row.getObject(7, Instant.class),
                        new CaseId(row.getObject(5, UUID.class))))
                .list();
        List<CaseId> cases = rows.stream().map(Row::caseId).toList();
        Map<CaseId, Named> named = people.among(actor, cases);
        Map<CaseId, CaseNumber> numbers = attendance.numbersOf(cases);
        return new Day(
                centre,
                rows.stream()
                        .map(row -> expected(row, Objects.requireNonNull(numbers.get(row.caseId())), named))
                        .toList(),
                walkIns.waiting(actor, centreId).stream()
                        .map(ticket -> new Waiting(ticket.shown(), ticket.issuedAt()))
                        .toList());
    }

    private static Expected expected(Row row, CaseNumber caseNumber, Map<CaseId, Named> named) {
        Named person = named.get(row.caseId());
        String number = caseNumber.display();
        return new Expected(
                row.id(),
                row.start(),
                row.service(),
                row.state(),
                row.arrivedAt(),
                "•••" + number.substring(number.length() - 4),
                person == null ? null : person.name(),
                person == null ? null : person.mandateId());
    }

    @Override
    @Transactional(readOnly = true)
    public CaseNumber caseOf(Actor actor, UUID appointmentId) {
        authority.require(actor, Deed.DESK, null, null);
        AppointmentView found = appointments
                .byId(appointmentId)
                .filter(this::isToday)
                .orElseThrow(() -> new NotFound("error.notFound"));
        authority.requireAt(actor, found.centre().id().value());
        return attendance.numberOf(found.caseId());
    }

    private boolean isToday(AppointmentView appointment) {
        var zone = appointment.centre().data().zone();
        return appointment.start().atZone(zone).toLocalDate().equals(LocalDate.now(clock.withZone(zone)));
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<CentreId> place(Actor actor) {
        if (!CounterDuty.isStaff(actor)) {
            actor.require(Role.MEDIATOR);
        }
        // What came last: the choice, or the shift that goes on. It gives nothing away and asks for no more than the
        // role.
        return jdbc.sql("select c.id from (select centre_id, chosen_at as since from scheduling_desk_place"
                        + " where account_id = :me union all select centre_id, starts_at from rota_duty"
                        + " where account_id = :me and state = 'PLANNED' and starts_at <= :now and ends_at > :now) place"
                        + " join scheduling_centre c on c.id = place.centre_id and c.active"
                        + " order by place.since desc limit 1")
                .param("me", actor.accountId())
                .param("now", clock.instant())
                .query((row, n) -> new CentreId(row.getObject(1, UUID.class)))
                .optional()
                .filter(centre -> CounterDuty.isStaff(actor)
                        || staffing.covered(actor.accountId()).contains(centre.value()));
    }

    @Override
    @Transactional
    public void workAt(Actor actor, CentreId centre) {
        authority.require(actor, Deed.DESK, null, null);
        requireAgreed(actor, centre);
        centres.get(actor, centre);
        jdbc.sql("insert into scheduling_desk_place (account_id, centre_id, chosen_at) values (?, ?, ?)"
                        + " on duplicate key update desk_id = if(centre_id = values(centre_id), desk_id, null),"
                        + " centre_id = values(centre_id), chosen_at = values(chosen_at)")
                .params(actor.accountId(), centre.value(), clock.instant())
                .update();
    }
}
