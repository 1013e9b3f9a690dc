package pt.vez.visits.internal;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import pt.vez.associations.Associations;
import pt.vez.associations.Colleagues;
import pt.vez.casework.CaseId;
import pt.vez.mandates.Authority;
import pt.vez.mandates.Authority.Question;
import pt.vez.mandates.Permission;
import pt.vez.platform.Transactions;
import pt.vez.shared.Actor;
import pt.vez.shared.ChangedMeanwhile;
import pt.vez.shared.Ids;
import pt.vez.shared.InvalidInput;
import pt.vez.shared.NotFound;
import pt.vez.shared.PageOf;
import pt.vez.visits.MandateHolders;
import pt.vez.visits.internal.HandoverRepository.Parties;
import pt.vez.visits.internal.MandateHolderQueries.InForce;

/** Passes mandates on as accepted handovers. */
@Service
class ReassignedMandates implements MandateHolders {
    private final MandateHolderQueries holders;
    private final HandoverRepository handovers;
    private final Associations associations;
    private final Colleagues colleagues;
    private final Authority authority;
    private final Transactions transactions;
    private final ReassignmentRecords records;
    private final Clock clock;

    ReassignedMandates(
            MandateHolderQueries holders,
            HandoverRepository handovers,
            Associations associations,
            Colleagues colleagues,
            Authority authority,
            Transactions transactions,
            ReassignmentRecords records,
            Clock clock) {
        this.holders = holders;
        this.handovers = handovers;
        this.associations = associations;
        this.colleagues = colleagues;
        this.authority = authority;
        this.transactions = transactions;
        this.records = records;
        this.clock = clock;
    }

    @Override
    @Transactional(readOnly = true)
    public List<Held> ofCase(Actor actor, CaseId caseId) {
        UUID association = authority.member(actor, Permission.DESK).partnerId();
        return holders.ofCase(caseId, association, clock.instant());
    }

    @Override
    @Transactional(readOnly = true)
    public PageOf<Held> ofAssociation(Actor coordinator, int offset, int limit) {
        UUID association = associations.requireCoordinator(coordinator).partnerId();
        return holders.ofAssociation(association, clock.instant(), offset, limit);
    }

    @Override
    @Transactional(readOnly = true)
    public List<Colleagues.Colleague> successors(Actor coordinator, Held held) {
        associations.requireCoordinator(coordinator);
        var all = new ArrayList<>(colleagues.of(coordinator));
        all.addFirst(new Colleagues.Colleague(coordinator.accountId(), coordinator.name()));
        all.removeIf(each -> each.accountId().equals(held.holderId()));
        return all;
    }

    @Override
    public void reassign(Actor coordinator, Held seen, UUID to) {
        var membership = associations.requireCoordinator(coordinator);
        var successor = successors(coordinator, seen).stream()
                .filter(each -> each.accountId().equals(to))
                .findFirst()
                .orElseThrow(() -> new InvalidInput("reassign.notColleague"));
        transactions.run(() -> {
            InForce row = holders.lock(seen.mandateId(), membership.partnerId(), clock.instant())
                    .orElseThrow(() -> new NotFound("reassign.over"));
            ChangedMeanwhile.requireSame(seen.holderId(), holders.holder(seen.mandateId()));
            // No shift is asked for: the next one may be tomorrow.
            authority
                    .missing(new Question(to, Permission.DELIVER, null, null, row.procedure(), null))
                    .ifPresent(missing -> {
                        throw new InvalidInput("reassign.notReady", successor.name());
                    });
            UUID id = handOver(membership.partnerId(), seen, row.caseId(), row.applicantId(), successor);
            records.reassigned(
                    coordinator,
                    row.applicantId(),
                    to,
                    new MandateReassigned(
                            id,
                            seen.mandateId(),
                            new CaseId(row.caseId()),
                            membership.associationName(),
                            successor.name()));
            return id;
        });
    }

    /**
     * As if the colleague had accepted an offer: the visit of the one before is over, and offers that wait are
     * withdrawn.
     */
    private UUID handOver(UUID association, Held seen, UUID caseId, UUID applicantId, Colleagues.Colleague to) {
        Instant now = clock.instant();
        UUID id = Ids.next();
        handovers.passOn(
                id,
                new Parties(
                        seen.mandateId(),
                        caseId,
                        applicantId,
                        association,
                        seen.holderId(),
                        seen.holder(),
                        to.accountId(),
                        to.name()),
                now);
        return id;
    }
}
