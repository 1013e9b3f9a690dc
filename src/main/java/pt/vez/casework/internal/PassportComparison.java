package pt.vez.casework.internal;

import java.time.Clock;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import pt.vez.audit.Journal;
import pt.vez.casework.CaseAccess;
import pt.vez.casework.CaseEventKind;
import pt.vez.casework.CaseId;
import pt.vez.casework.CasePermission;
import pt.vez.casework.DocumentComparison;
import pt.vez.shared.Actor;
import pt.vez.shared.NotAuthorised;

/** Writes the comparison to the case, the timeline and the journal. */
@Service
class PassportComparison implements DocumentComparison {
    private final CaseAccess access;
    private final CaseRepository cases;
    private final CaseTimeline timeline;
    private final Journal journal;
    private final Clock clock;

    PassportComparison(CaseAccess access, CaseRepository cases, CaseTimeline timeline, Journal journal, Clock clock) {
        this.access = access;
        this.cases = cases;
        this.timeline = timeline;
        this.journal = journal;
        this.clock = clock;
    }

    @Override
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
