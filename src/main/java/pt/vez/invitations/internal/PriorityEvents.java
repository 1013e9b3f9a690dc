package pt.vez.invitations.internal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import pt.vez.casework.CaseCircumstances.CircumstancesChanged;
import pt.vez.casework.CaseEventKind;
import pt.vez.casework.CaseId;
import pt.vez.casework.CaseMilestone;
import pt.vez.invitations.Allocation.State;
import pt.vez.invitations.Policy;
import pt.vez.scheduling.AppointmentEvents.AppointmentAttended;
import pt.vez.scheduling.AppointmentEvents.AppointmentBooked;
import pt.vez.scheduling.AppointmentEvents.AppointmentCancelled;
import pt.vez.scheduling.AppointmentEvents.AppointmentMissed;
import pt.vez.scheduling.AppointmentsBooked;

/** Computes the rank of a case anew after an event that changes it. */
@Component
class PriorityEvents {
    private static final int DUE_AT_ONCE = 1_000;

    private final PriorityRepository ranks;
    private final PriorityPlaces places;
    private final PolicyRepository policies;
    private final Clock clock;

    PriorityEvents(PriorityRepository ranks, PriorityPlaces places, PolicyRepository policies, Clock clock) {
        this.ranks = ranks;
        this.places = places;
        this.policies = policies;
        this.clock = clock;
    }

    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void on(CircumstancesChanged event) {
        places.compute(event.cases());
    }

    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void on(CaseMilestone event) {
        if (event.milestone() == CaseEventKind.DOCUMENTS_COMPLETE) {
            ranks.markDue(event.caseId());
        }
    }

    /** The stage moves in the same transaction, after or before us: places of new cases are computed right after it. */
    @Transactional
    public int computeDue() {
        List<CaseId> due = ranks.lockDue(DUE_AT_ONCE);
        places.compute(due);
        ranks.removeDue(due);
        return due.size();
    }

    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void on(AppointmentBooked event) {
        places.state(Set.of(event.caseId().value()), State.BOOKED);
    }

    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void on(AppointmentsBooked event) {
        Set<UUID> ids = new HashSet<>();
        event.appointments().forEach(each -> ids.add(each.caseId().value()));
        places.state(ids, State.BOOKED);
    }

    /** What the agency calls off costs nothing; what a person cancels late costs what the policy says. */
    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void on(AppointmentCancelled event) {
        Policy policy = policies.policy();
        boolean late =
                event.appointment().start().isBefore(clock.instant().plus(Duration.ofHours(policy.lateCancelHours())));
        backInLine(event.caseId(), event.byAgency() || !late ? 0 : policy.lateCancel(), policy);
    }

    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void on(AppointmentMissed event) {
        Policy policy = policies.policy();
        backInLine(event.caseId(), policy.missed(), policy);
    }

    private void backInLine(CaseId caseId, int penalty, Policy policy) {
        places.state(Set.of(caseId.value()), State.WAITING);
        if (penalty > 0 && policy.penaltyDays() > 0) {
            Instant now = clock.instant();
            ranks.penalise(caseId, penalty, now, now.plus(Duration.ofDays(policy.penaltyDays())));
        }
        places.compute(List.of(caseId));
    }

    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void on(AppointmentAttended event) {
        ranks.remove(event.caseId());
    }
}
