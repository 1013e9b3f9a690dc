package pt.vez.visits.internal;

import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import pt.vez.audit.Journal;
import pt.vez.shared.Actor;
import pt.vez.visits.MandateHolders.MandateReassigned;

/** What the journal keeps of a mandate that was passed on, and what other modules are told. */
@Component
class ReassignmentRecords {
    private final Journal journal;
    private final ApplicationEventPublisher events;

    ReassignmentRecords(Journal journal, ApplicationEventPublisher events) {
        this.journal = journal;
        this.events = events;
    }

    void reassigned(Actor coordinator, UUID applicantId, UUID successor, MandateReassigned event) {
        journal.record(
                coordinator, "mandate.reassigned", applicantId, event.caseId().value(), successor.toString());
        events.publishEvent(event);
    }
}
