package pt.vez.scheduling.internal;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import pt.vez.scheduling.Centre;
import pt.vez.scheduling.CentreData;
import pt.vez.scheduling.CentreId;
import pt.vez.scheduling.Centres;
import pt.vez.scheduling.Desk;
import pt.vez.scheduling.QuotaShare;
import pt.vez.scheduling.ServiceType;
import pt.vez.scheduling.Shift;
import pt.vez.scheduling.ShiftData;
import pt.vez.scheduling.ShiftException;
import pt.vez.shared.Actor;
import pt.vez.shared.Role;

/** What administrators keep about centres: each part has a class of its own. */
@Service
class CentreAdministration implements Centres {
    private final CentreRecords centres;
    private final DeskAdministration desks;
    private final ServiceTypeAdministration services;
    private final QuotaAdministration quotas;
    private final ShiftAdministration shifts;
    private final ShiftExceptions exceptions;

    CentreAdministration(
            CentreRecords centres,
            DeskAdministration desks,
            ServiceTypeAdministration services,
            QuotaAdministration quotas,
            ShiftAdministration shifts,
            ShiftExceptions exceptions) {
        this.centres = centres;
        this.desks = desks;
        this.services = services;
        this.quotas = quotas;
        this.shifts = shifts;
        this.exceptions = exceptions;
    }

    @Override
    @Transactional(readOnly = true)
    public List<Centre> all(Actor actor) {
        return centres.all();
    }

    @Override
    @Transactional(readOnly = true)
    public Centre get(Actor actor, CentreId id) {
        return centres.get(id);
    }

    @Override
    public CentreId create(Actor actor, CentreData data) {
        return centres.create(actor, data);
    }

    @Override
    public void update(Actor actor, CentreId id, CentreData seen, CentreData data) {
        centres.update(actor, id, seen, data);
    }

    @Override
    @Transactional(readOnly = true)
    public QuotaShare quota(CentreId id) {
        return quotas.of(id);
    }

    @Override
    public void shareOut(Actor actor, CentreId id, QuotaShare seen, QuotaShare share) {
        quotas.shareOut(actor, id, seen, share);
    }

    @Override
    @Transactional(readOnly = true)
    public List<Desk> desks(Actor actor, CentreId id) {
        requireStaff(actor);
        return desks.of(id);
    }

    @Override
    public UUID addDesk(Actor actor, CentreId centre, String label, Set<String> services) {
        return desks.add(actor, centre, label, services);
    }

    @Override
    public void updateDesk(Actor actor, Desk seen, Desk wanted) {
        desks.update(actor, seen, wanted);
    }

    @Override
    @Transactional(readOnly = true)
    public List<ServiceType> services() {
        return services.all();
    }

    @Override
    public void createService(Actor actor, ServiceType service) {
        services.create(actor, service);
    }

    @Override
    public void updateService(Actor actor, ServiceType seen, ServiceType wanted) {
        services.update(actor, seen, wanted);
    }

    @Override
    @Transactional(readOnly = true)
    public List<Shift> shifts(Actor actor, CentreId centre) {
        requireStaff(actor);
        return shifts.of(centre);
    }

    @Override
    public UUID addShift(Actor actor, CentreId centre, ShiftData data) {
        return shifts.add(actor, centre, data);
    }

    @Override
    public void updateShift(Actor actor, CentreId centre, Shift seen, ShiftData data) {
        shifts.update(actor, centre, seen, data);
    }

    @Override
    public void removeShift(Actor actor, CentreId centre, Shift seen) {
        shifts.remove(actor, centre, seen);
    }

    @Override
    @Transactional(readOnly = true)
    public List<ShiftException> exceptions(Actor actor, CentreId centre) {
        requireStaff(actor);
        return exceptions.ahead(centre);
    }

    @Override
    public UUID addException(Actor actor, CentreId centre, ShiftException exception) {
        return exceptions.add(actor, centre, exception);
    }

    @Override
    public void removeException(Actor actor, CentreId centre, UUID id) {
        exceptions.remove(actor, centre, id);
    }

    /** How a centre is set up inside concerns those who work at centres. */
    private static void requireStaff(Actor actor) {
        if (!actor.is(Role.MEDIATOR)) {
            actor.requireAgencyStaff();
        }
    }
}
