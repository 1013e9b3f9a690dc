package pt.vez.scheduling;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import pt.vez.casework.CaseId;
import pt.vez.scheduling.AppointmentNotice.CentreClosed;
import pt.vez.shared.Actor;

/**
 * What is true of an appointment beyond its own row: closures, offers, invitations, a running hold. Every place that
 * shows an appointment asks here first. The module that decides about closures and invitations implements it.
 */
public interface AppointmentNotices {
    /**
     * All that is true now, the most urgent first. Addresses that act for the person are only given to an actor who may
     * arrange appointments of the case.
     *
     * @throws pt.vez.shared.NotAuthorised when the actor may not read the case
     */
    List<AppointmentNotice> of(Actor actor, CaseId caseId);

    /**
     * Whether the agency closed the seat of this appointment. Asks for no authority: the caller was allowed to read the
     * appointment, or holds its signed address.
     */
    Optional<CentreClosed> closure(AppointmentView appointment);

    /**
     * Of these cases those to which another seat was offered for a closed one, and that may still answer. Asks for no
     * authority and says nothing about the seat: the caller was allowed to see the day of the centre.
     */
    Set<CaseId> offeredAnother(Collection<CaseId> cases);
}
