package pt.vez.visits.internal;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import pt.vez.associations.Colleagues;
import pt.vez.audit.Journal;
import pt.vez.casework.CaseAccess;
import pt.vez.casework.CasePermission;
import pt.vez.casework.CaseRef;
import pt.vez.mandates.Authority;
import pt.vez.mandates.Mandates;
import pt.vez.mandates.Permission;
import pt.vez.shared.Actor;
import pt.vez.shared.Ids;
import pt.vez.shared.InvalidInput;
import pt.vez.shared.NotAuthorised;
import pt.vez.visits.Handovers;
import pt.vez.visits.internal.HandoverRepository.Parties;
import pt.vez.visits.internal.HandoverRepository.Row;

/** Offers and their answers, one row each; the mandate stays the association's. */
@Service
class ColleagueHandovers implements Handovers {
    private final HandoverRepository handovers;
    private final VisitRepository visits;
    private final CaseAccess access;
    private final Mandates mandates;
    private final Authority authority;
    private final Colleagues colleagues;
    private final Journal journal;
    private final Clock clock;

    ColleagueHandovers(
            HandoverRepository handovers,
            VisitRepository visits,
            CaseAccess access,
            Mandates mandates,
            Authority authority,
            Colleagues colleagues,
            Journal journal,
            Clock clock) {
        this.handovers = handovers;
        this.visits = visits;
        this.access = access;
        this.mandates = mandates;
        this.authority = authority;
        this.colleagues = colleagues;
        this.journal = journal;
        this.clock = clock;
    }

    @Override
    @Transactional
    public void offer(Actor actor, UUID colleague) {
        CaseRef ref = access.requireVisit(actor, CasePermission.OUTLINE);
        var acting = actor.requireActing();
        var to = colleagues.of(actor).stream()
                .filter(each -> each.accountId().equals(colleague))
                .findFirst()
                .orElseThrow(() -> new NotAuthorised("handover.notColleague"));
        handovers.lapse(oldest(), clock.instant());
        try {
            handovers.offer(
                    Ids.next(),
                    new Parties(
                            acting.mandateId(),
                            acting.caseId(),
                            ref.applicantId(),
                            acting.partnerId(),
                            actor.accountId(),
                            actor.name(),
                            to.accountId(),
                            to.name()),
                    clock.instant());
        } catch (DuplicateKeyException e) {
            throw new InvalidInput("handover.offered");
        }
        journal.record(actor, "handover.offered", ref.applicantId(), acting.caseId(), "");
    }

    private Instant oldest() {
        return clock.instant().minus(WAITS);
    }

    @Override
    @Transactional(readOnly = true)
    public List<Handover> offeredTo(Actor actor) {
        var membership = authority.member(actor, Permission.DESK);
        return handovers.offeredTo(actor.accountId(), membership.partnerId(), oldest(), clock.instant());
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<Handover> ofVisit(Actor actor) {
        var acting = actor.acting();
        return acting == null
                ? Optional.empty()
                : handovers
                        .newest(acting.mandateId(), actor.accountId(), oldest())
                        .map(row -> row.view(null));
    }

    @Override
    @Transactional
    public UUID accept(Actor actor, UUID id) {
        authority.require(actor, Permission.DESK, null, null);
        Row row = waiting(actor, id);
        Actor.Acting acting = mandates.acting(actor, row.mandateId());
        handovers.answer(id, HandoverState.ACCEPTED, clock.instant());
        visits.endOfHandover(id, clock.instant());
        var taking = actor.inVisit(acting);
        journal.record(taking, "handover.accepted", row.applicantId(), row.caseId(), "");
        return row.mandateId();
    }

    @Override
    @Transactional
    public void decline(Actor actor, UUID id) {
        waiting(actor, id);
        handovers.answer(id, HandoverState.DECLINED, clock.instant());
    }

    @Override
    @Transactional
    public void withdraw(Actor actor) {
        handovers.withdrawOf(actor.accountId(), clock.instant());
    }

    private Row waiting(Actor actor, UUID id) {
        return handovers
                .lockWaiting(id, actor.accountId(), oldest())
                .orElseThrow(() -> new NotAuthorised("handover.over"));
    }
}
