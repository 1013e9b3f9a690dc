package pt.vez.scheduling.ui;

import java.time.LocalDate;
import java.util.List;
import pt.vez.identity.CurrentActor;
import pt.vez.platform.Drafts;
import pt.vez.scheduling.Centre;
import pt.vez.scheduling.Centres;
import pt.vez.scheduling.Desk;
import pt.vez.scheduling.ServiceType;
import pt.vez.scheduling.ShiftPlanning;
import pt.vez.shared.Actor;

/**
 * What the forms of the shifts of a centre work with.
 *
 * @param today by the clock of the centre
 */
record ShiftContext(
        CurrentActor current, Centres centres, ShiftPlanning planning, Centre centre, Drafts drafts, LocalDate today) {
    Actor actor() {
        return current.get();
    }

    List<Desk> desksInUse() {
        return centres.desks(actor(), centre.id()).stream().filter(Desk::active).toList();
    }

    List<ServiceType> services() {
        return centres.services();
    }
}
