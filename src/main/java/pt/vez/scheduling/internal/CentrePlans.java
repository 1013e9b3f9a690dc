package pt.vez.scheduling.internal;

import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import pt.vez.calendar.Holidays;
import pt.vez.calendar.Municipalities;
import pt.vez.scheduling.CentreData;
import pt.vez.scheduling.CentreId;
import pt.vez.scheduling.Desk;
import pt.vez.scheduling.Shift;
import pt.vez.shared.NotFound;

/** Reads what centres intend to offer. */
@Component
class CentrePlans {
    private final CentreRepository centres;
    private final DeskRepository desks;
    private final ShiftAdministration shifts;
    private final ShiftExceptions exceptions;
    private final Municipalities municipalities;
    private final Holidays holidays;
    private final ServiceTypeRepository services;

    CentrePlans(
            CentreRepository centres,
            DeskRepository desks,
            ShiftAdministration shifts,
            ShiftExceptions exceptions,
            Municipalities municipalities,
            Holidays holidays,
            ServiceTypeRepository services) {
        this.centres = centres;
        this.desks = desks;
        this.shifts = shifts;
        this.exceptions = exceptions;
        this.municipalities = municipalities;
        this.holidays = holidays;
        this.services = services;
    }

    /** @throws NotFound when there is no such centre */
    ZoneId zone(CentreId id) {
        return centre(id).zone();
    }

    private CentreData centre(CentreId id) {
        return centres.findById(id)
                .orElseThrow(() -> new NotFound("error.notFound"))
                .data();
    }

    /** @throws NotFound when there is no such centre */
    @Transactional(readOnly = true)
    public CentrePlan of(CentreId id) {
        CentreData centre = centre(id);
        Set<UUID> active = desks.findByCentreId(id.value()).stream()
                .map(DeskEntity::view)
                .filter(Desk::active)
                .map(Desk::id)
                .collect(Collectors.toSet());
        List<Shift> atWork = shifts.of(id).stream()
                .filter(shift -> active.contains(shift.data().deskId()))
                .toList();
        return new CentrePlan(
                id,
                centre.zone(),
                municipalities.find(centre.municipality()).orElse(null),
                atWork,
                exceptions.ahead(id),
                services.activeMinutes(),
                holidays.asStored());
    }
}
