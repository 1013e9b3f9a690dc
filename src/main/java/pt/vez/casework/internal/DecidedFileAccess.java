package pt.vez.casework.internal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import pt.vez.audit.Journal;
import pt.vez.casework.BreakGlass;
import pt.vez.casework.CaseId;
import pt.vez.shared.Actor;
import pt.vez.shared.Ids;
import pt.vez.shared.InvalidInput;
import pt.vez.shared.NotFound;
import pt.vez.shared.Role;
import pt.vez.shared.TypedText;

/** Writes the reason for opening a decided file, and knows which are open. */
@Service
class DecidedFileAccess implements BreakGlass {
    private static final Duration OPEN = Duration.ofHours(4);
    private static final int SHORTEST_REASON = 15;
    private final CaseRepository cases;
    private final BreakGlassRepository reasons;
    private final Journal journal;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    DecidedFileAccess(
            CaseRepository cases,
            BreakGlassRepository reasons,
            Journal journal,
            ApplicationEventPublisher events,
            Clock clock) {
        this.cases = cases;
        this.reasons = reasons;
        this.journal = journal;
        this.events = events;
        this.clock = clock;
    }

    /** Whether this officer gave a reason within the last four hours. */
    boolean isOpen(Actor actor, CaseId caseId) {
        return reasons.isOpen(caseId, actor.accountId(), clock.instant());
    }

    @Override
    @Transactional
    public void open(Actor actor, CaseId caseId, String typed) {
        actor.require(Role.OFFICER);
        String reason = TypedText.visible(typed);
        if (reason.length() < SHORTEST_REASON || reason.length() > 500) {
            throw new InvalidInput("glass.reason.short");
        }
        UUID applicant = cases.findById(caseId)
                .orElseThrow(() -> new NotFound("error.notFound"))
                .applicantId();
        Instant now = clock.instant();
        UUID id = Ids.next();
        reasons.insert(id, caseId, actor.accountId(), reason, now, now.plus(OPEN));
        journal.record(actor, "case.glass", applicant, caseId.value(), "");
        events.publishEvent(new GlassBroken(id, caseId, reason));
    }
}
