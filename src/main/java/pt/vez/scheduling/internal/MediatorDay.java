package pt.vez.scheduling.internal;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import pt.vez.casework.Attendance;
import pt.vez.casework.CaseNumber;
import pt.vez.mandates.Authority;
import pt.vez.mandates.Permission;
import pt.vez.scheduling.AppointmentView;
import pt.vez.scheduling.Centre;
import pt.vez.scheduling.CentreId;
import pt.vez.scheduling.Centres;
import pt.vez.scheduling.DeskDay;
import pt.vez.scheduling.WalkIns;
import pt.vez.shared.Actor;
import pt.vez.shared.NotFound;

@Service
class MediatorDay implements DeskDay {
    private final ExpectedToday expected;
    private final Workplace workplace;
    private final Authority authority;
    private final Attendance attendance;
    private final AppointmentQueries appointments;
    private final Centres centres;
    private final WalkIns walkIns;
    private final Clock clock;

    MediatorDay(
            ExpectedToday expected,
            Workplace workplace,
            Authority authority,
            Attendance attendance,
            AppointmentQueries appointments,
            Centres centres,
            WalkIns walkIns,
            Clock clock) {
        this.expected = expected;
        this.workplace = workplace;
        this.authority = authority;
        this.attendance = attendance;
        this.appointments = appointments;
        this.centres = centres;
        this.walkIns = walkIns;
        this.clock = clock;
    }

    @Override
    @Transactional(readOnly = true)
    public List<Centre> centres(Actor actor) {
        return workplace.centres(actor);
    }

    @Override
    @Transactional(readOnly = true)
    public Day today(Actor actor, CentreId centreId) {
        authority.requireAt(actor, centreId.value());
        Centre centre = centres.get(actor, centreId);
        LocalDate date = LocalDate.now(clock.withZone(centre.data().zone()));
        return new Day(
                centre,
                expected.closed(centreId, date).orElse(null),
                expected.of(actor, centreId, date),
                walkIns.waiting(actor, centreId).stream()
                        .map(ticket -> new Waiting(ticket.shown(), ticket.issuedAt()))
                        .toList());
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
        return workplace.of(actor);
    }

    @Override
    @Transactional
    public void workAt(Actor actor, CentreId centre) {
        workplace.choose(actor, centre);
    }
}
