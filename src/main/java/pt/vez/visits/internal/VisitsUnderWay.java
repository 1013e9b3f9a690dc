package pt.vez.visits.internal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import pt.vez.casework.Attendance;
import pt.vez.casework.CaseAccess;
import pt.vez.casework.CaseId;
import pt.vez.casework.CasePermission;
import pt.vez.mandates.Mandates;
import pt.vez.shared.Actor;
import pt.vez.visits.VisitPresence;

/** Keeps one row for each visit, noted while a page of it is open. */
@Service
class VisitsUnderWay implements VisitPresence {
    /** A visit without an open page, because the browser was closed or the machine died, counts no longer than this. */
    static final Duration SEEN = Duration.ofMinutes(2);

    private static final Duration NOTED_EVERY = Duration.ofSeconds(30);

    private final VisitRepository visits;
    private final Attendance attendance;
    private final CaseAccess access;
    private final Mandates mandates;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    VisitsUnderWay(
            VisitRepository visits,
            Attendance attendance,
            CaseAccess access,
            Mandates mandates,
            ApplicationEventPublisher events,
            Clock clock) {
        this.visits = visits;
        this.attendance = attendance;
        this.access = access;
        this.mandates = mandates;
        this.events = events;
        this.clock = clock;
    }

    @Override
    @Transactional
    public void began(Actor actor, @Nullable String centre) {
        // A mediator who handed the person over earlier may be with them again: the mandate is what counts here.
        access.visited(actor, CasePermission.OUTLINE);
        var acting = mandates.acting(actor, actor.requireActing().mandateId());
        UUID applicant = attendance.applicantOf(new CaseId(acting.caseId()));
        ended(actor);
        visits.insert(actor, acting, applicant, centre, clock.instant());
        events.publishEvent(new VisitChanged(actor.accountId()));
    }

    @Override
    @Transactional
    public void seen(Actor actor) {
        Instant now = clock.instant();
        visits.seen(actor.accountId(), now.minus(NOTED_EVERY), now);
    }

    @Override
    @Transactional
    public void ended(Actor actor) {
        if (visits.end(actor.accountId(), clock.instant())) {
            events.publishEvent(new VisitChanged(actor.accountId()));
        }
    }

    @Override
    @Transactional(readOnly = true)
    public List<Other> alsoHere(Actor actor) {
        UUID applicant = access.requireVisit(actor, CasePermission.OUTLINE).applicantId();
        return others(actor, actor.requireActing().partnerId(), applicant);
    }

    private List<Other> others(Actor actor, UUID association, UUID applicant) {
        return visits.others(applicant, actor.accountId(), clock.instant().minus(SEEN)).stream()
                .map(visit -> other(
                        association.equals(visit.partnerId()), visit.mediatorName(), visit.centre(), visit.startedAt()))
                .toList();
    }

    static Other other(boolean colleague, String name, @Nullable String centre, Instant since) {
        return new Other(colleague ? name : null, colleague ? centre : null, since);
    }
}
