package pt.vez.scheduling.internal;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import pt.vez.casework.Attendance;
import pt.vez.casework.CaseId;
import pt.vez.casework.CaseNumber;
import pt.vez.casework.MandatedPeople.Named;
import pt.vez.casework.MandatedPeople;
import pt.vez.mandates.Authority;
import pt.vez.mandates.Permission;
import pt.vez.rota.Staffing;
import pt.vez.scheduling.AppointmentNotices;
import pt.vez.scheduling.AppointmentView;
import pt.vez.scheduling.Centre;
import pt.vez.scheduling.CentreId;
import pt.vez.scheduling.Centres;
import pt.vez.scheduling.DeskDay;
import pt.vez.scheduling.WalkIns;
import pt.vez.scheduling.internal.MediatorDayQueries.Row;
import pt.vez.shared.Actor;
import pt.vez.shared.NotAuthorised;
import pt.vez.shared.NotFound;
import pt.vez.shared.Role;

@Service
class MediatorDay implements DeskDay {
    private final MediatorDayQueries queries;
    private final AppointmentNotices notices;
    private final Authority authority;
    private final MandatedPeople people;
    private final Attendance attendance;
    private final AppointmentQueries appointments;
    private final Centres centres;
    private final WalkIns walkIns;
    private final Staffing staffing;
    private final Clock clock;

    MediatorDay(
            MediatorDayQueries queries,
            AppointmentNotices notices,
            Authority authority,
            MandatedPeople people,
            Attendance attendance,
            AppointmentQueries appointments,
            Centres centres,
            WalkIns walkIns,
            Staffing staffing,
            Clock clock) {
        this.queries = queries;
        this.notices = notices;
        this.authority = authority;
        this.people = people;
        this.attendance = attendance;
        this.appointments = appointments;
        this.centres = centres;
        this.walkIns = walkIns;
        this.staffing = staffing;
        this.clock = clock;
    }

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
        List<Row> rows = queries.appointments(centreId, date);
        List<CaseId> cases = rows.stream().map(Row::caseId).toList();
        Map<CaseId, Named> named = people.among(actor, cases);
        Map<CaseId, CaseNumber> numbers = attendance.numbersOf(cases);
        Set<CaseId> offered = notices.offeredAnother(
                rows.stream().filter(Row::isClosed).map(Row::caseId).toList());
        return new Day(
                centre,
                queries.closed(centreId, date).orElse(null),
                rows.stream()
                        .map(row -> expected(
                                row,
                                Objects.requireNonNull(numbers.get(row.caseId())),
                                named,
                                offered.contains(row.caseId())))
                        .toList(),
                walkIns.waiting(actor, centreId).stream()
                        .map(ticket -> new Waiting(ticket.shown(), ticket.issuedAt()))
                        .toList());
    }

    private static Expected expected(Row row, CaseNumber caseNumber, Map<CaseId, Named> named, boolean offered) {
        Named person = named.get(row.caseId());
        String number = caseNumber.display();
        return new Expected(
                row.id(),
                row.start(),
                row.service(),
                row.state(),
                row.arrivedAt(),
                row.isClosed() ? (offered ? Closure.OFFERED : Closure.CLOSED) : Closure.NONE,
                "•••" + number.substring(number.length() - 4),
                person == null ? null : person.name(),
                person == null ? null : person.mandateId());
    }

    @Override
    @Transactional(readOnly = true)
    public CaseNumber caseOf(Actor actor, UUID appointmentId) {
        authority.require(actor, Permission.DESK, null, null);
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
        if (!actor.isAgencyStaff()) {
            actor.require(Role.MEDIATOR);
        }
        // It gives nothing away and asks for no more than the role.
        return queries.place(actor.accountId())
                .filter(centre -> actor.isAgencyStaff()
                        || staffing.covered(actor.accountId()).contains(centre.value()));
    }

    @Override
    @Transactional
    public void workAt(Actor actor, CentreId centre) {
        authority.require(actor, Permission.DESK, null, null);
        requireAgreed(actor, centre);
        centres.get(actor, centre);
        queries.choose(actor.accountId(), centre);
    }
}
