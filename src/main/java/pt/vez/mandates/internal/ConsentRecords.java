package pt.vez.mandates.internal;

import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import pt.vez.audit.Journal;
import pt.vez.mandates.Consents.ConsentRequested;
import pt.vez.mandates.Consents.MandateGranted;
import pt.vez.mandates.Consents.RequestMandate;
import pt.vez.mandates.MandateView;
import pt.vez.shared.Actor;

/** What the journal keeps of a consent, and what other modules are told. */
@Component
class ConsentRecords {
    private final Journal journal;
    private final ApplicationEventPublisher events;

    ConsentRecords(Journal journal, ApplicationEventPublisher events) {
        this.journal = journal;
        this.events = events;
    }

    void codeRequested(ConsentRequested message) {
        events.publishEvent(message);
    }

    void requested(Actor actor, MandateView mandate, RequestMandate command) {
        UUID applicant = command.applicantId();
        UUID caseId = command.caseId();
        journal.record(
                actor, "mandate.requested", applicant, caseId, command.term().name());
        String flag = mandate.flag();
        if (flag != null) {
            journal.record(actor, "mandate.flagged", applicant, caseId, flag);
        }
        if (command.passportSeen()) {
            journal.record(actor, "mandate.passportSeen", applicant, caseId, "");
        }
        if (command.relative()) {
            journal.record(actor, "mandate.relative", applicant, caseId, "");
        }
        if (command.interpreter() != null) {
            journal.record(
                    actor,
                    "mandate.interpreted",
                    applicant,
                    caseId,
                    command.interpreter().language());
        }
    }

    void granted(Actor actor, MandateView mandate) {
        journal.record(
                actor,
                "mandate.granted",
                mandate.applicantId(),
                mandate.caseId(),
                mandate.consent().name());
        events.publishEvent(new MandateGranted(mandate.id(), mandate.applicantId(), mandate.caseId()));
    }
}
