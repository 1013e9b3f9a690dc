package pt.vez.casework;

import java.time.Clock;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import pt.vez.audit.Journal;
import pt.vez.casework.internal.Case;
import pt.vez.casework.internal.CaseRepository;
import pt.vez.casework.internal.CaseTimeline;
import pt.vez.shared.Actor;
import pt.vez.shared.NotAuthorised;

/** The identity check of a capture tells the file that the passport was seen. */
@Service
public class DocumentComparison {
    private final CaseAccess access;
    private final CaseRepository cases;
    private final CaseTimeline timeline;
    private final Journal journal;
    private final Clock clock;

    DocumentComparison(CaseAccess access, CaseRepository cases, CaseTimeline timeline, Journal journal, Clock clock) {
        this.access = access;
        this.cases = cases;
        this.timeline = timeline;
        this.journal = journal;
        this.clock = clock;
    }

    /**
     * Person, document and register agree. Says nothing of an account that waits to be confirmed: that question stays open.
     * Repeating it changes nothing.
     *
     * @throws NotAuthorised without authority to capture in a visit
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void agrees(Actor mediator, CaseId caseId) {
        access.require(mediator, caseId, CasePermission.BIOMETRICS);
        Case known = cases.findById(caseId).orElseThrow(() -> new NotAuthorised("error.case"));
        if (known.documentSeen(clock.instant())) {
            timeline.append(
                    caseId,
                    clock.instant(),
                    CaseEventKind.IDENTITY_SEEN,
                    mediator.capacity().name());
            journal.record(
                    mediator,
                    "identity.seen",
                    known.applicantId(),
                    caseId.value(),
                    known.claim().name());
        }
    }
}
