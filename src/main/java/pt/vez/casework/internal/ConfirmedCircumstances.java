package pt.vez.casework.internal;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import pt.vez.audit.Journal;
import pt.vez.casework.CaseAccess;
import pt.vez.casework.CaseCircumstances;
import pt.vez.casework.CaseId;
import pt.vez.casework.CasePermission;
import pt.vez.casework.CaseRef;
import pt.vez.shared.Actor;
import pt.vez.shared.Base32;
import pt.vez.shared.ChangedMeanwhile;
import pt.vez.shared.Ids;
import pt.vez.shared.InvalidInput;
import pt.vez.shared.NotAuthorised;
import pt.vez.shared.NotFound;
import pt.vez.shared.Role;
import pt.vez.shared.Zones;

/** Circumstances and families in tables of their own, beside the case. */
@Service
class ConfirmedCircumstances implements CaseCircumstances {
    private final CaseRepository cases;
    private final CircumstancesRepository kept;
    private final CaseAccess access;
    private final Journal journal;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    ConfirmedCircumstances(
            CaseRepository cases,
            CircumstancesRepository kept,
            CaseAccess access,
            Journal journal,
            ApplicationEventPublisher events,
            Clock clock) {
        this.cases = cases;
        this.kept = kept;
        this.access = access;
        this.journal = journal;
        this.events = events;
        this.clock = clock;
    }

    @Override
    @Transactional(readOnly = true)
    public Circumstances of(Actor actor, CaseId caseId) {
        access.require(actor, caseId, CasePermission.READ);
        return kept.find(caseId).orElse(Circumstances.NONE);
    }

    @Override
    @Transactional
    public void confirm(Actor actor, CaseId caseId, Circumstances seen, Circumstances circumstances, boolean overdue) {
        CaseRef ref = access.require(actor, caseId, CasePermission.REVIEW);
        access.lock(caseId);
        ChangedMeanwhile.requireSame(seen, kept.find(caseId).orElse(Circumstances.NONE));
        if (!overdue) {
            requireAhead(seen.courtOrderBy(), circumstances.courtOrderBy(), "standing.court.past");
            requireAhead(seen.legalDeadline(), circumstances.legalDeadline(), "standing.deadline.past");
        }
        kept.save(caseId, circumstances, actor.accountId(), clock.instant());
        journal.record(actor, "standing.confirmed", ref.applicantId(), caseId.value(), "");
        events.publishEvent(new CircumstancesChanged(List.of(caseId)));
    }

    private void requireAhead(@Nullable LocalDate before, @Nullable LocalDate day, String problem) {
        if (day != null && !day.equals(before) && day.isBefore(Zones.today(clock))) {
            throw new InvalidInput(problem);
        }
    }

    @Override
    @Transactional(readOnly = true)
    public List<CaseId> familyOf(Actor actor, CaseId caseId) {
        access.require(actor, caseId, CasePermission.OUTLINE);
        return members(caseId);
    }

    private List<CaseId> members(CaseId caseId) {
        var all = new ArrayList<CaseId>();
        all.add(caseId);
        all.addAll(kept.relatives(caseId));
        return all;
    }

    @Override
    @Transactional
    public void join(Actor actor, CaseId one, CaseId other) {
        CaseRef first = member(actor, one);
        CaseRef second = member(actor, other);
        if (one.equals(other)) {
            throw new InvalidInput("family.same");
        }
        List<CaseId> left = members(one);
        List<CaseId> right = members(other);
        if (left.contains(other)) {
            return;
        }
        if (left.size() + right.size() > LARGEST_FAMILY) {
            throw new InvalidInput("family.tooLarge", LARGEST_FAMILY);
        }
        UUID family = Ids.next();
        List<CaseId> all = Stream.concat(left.stream(), right.stream()).toList();
        all.forEach(each -> kept.join(each, family));
        journal.record(actor, "family.joined", first.applicantId(), one.value(), second.number());
        journal.record(actor, "family.joined", second.applicantId(), other.value(), first.number());
        events.publishEvent(new CircumstancesChanged(all));
    }

    @Override
    @Transactional
    public void leave(Actor actor, CaseId caseId) {
        CaseRef ref = member(actor, caseId);
        List<CaseId> before = members(caseId);
        kept.leave(caseId);
        if (before.size() == 2) {
            kept.leave(before.get(1));
        }
        journal.record(actor, "family.left", ref.applicantId(), caseId.value(), "");
        events.publishEvent(new CircumstancesChanged(before));
    }

    private CaseRef member(Actor actor, CaseId caseId) {
        return access.require(actor, caseId, isStaff(actor) ? CasePermission.REVIEW : CasePermission.APPOINTMENTS);
    }

    private static boolean isStaff(Actor actor) {
        return actor.acting() == null && actor.is(Role.OFFICER);
    }

    @Override
    @Transactional(readOnly = true)
    public CaseId byNumber(Actor actor, String typed) {
        CaseId found = cases.findByNumber(Base32.normalise(typed))
                .map(Case::id)
                .orElseThrow(() -> new NotFound(isStaff(actor) ? "family.unknown.officer" : "family.unknown"));
        try {
            member(actor, found);
        } catch (NotAuthorised e) {
            if (isStaff(actor)) {
                // Officers may know of every case; a decided one asks for a reason first.
                throw e;
            }
            throw new NotFound("family.unknown");
        }
        return found;
    }
}
