package pt.vez.invitations.internal.replacement;

import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import pt.vez.audit.Journal;
import pt.vez.casework.CaseAccess;
import pt.vez.casework.CaseId;
import pt.vez.casework.CasePermission;
import pt.vez.casework.CaseRef;
import pt.vez.casework.Stage;
import pt.vez.invitations.WaitingList;
import pt.vez.shared.Actor;
import pt.vez.shared.InvalidInput;

@Service
class WaitingListService implements WaitingList {
    private static final int SHORTEST_NOTICE = 2;
    private static final int LONGEST_NOTICE = 336;

    private final WishRepository wishes;
    private final ReturnedSeats returned;
    private final CaseAccess access;
    private final Journal journal;

    WaitingListService(WishRepository wishes, ReturnedSeats returned, CaseAccess access, Journal journal) {
        this.wishes = wishes;
        this.returned = returned;
        this.access = access;
        this.journal = journal;
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<Wish> wishOf(Actor actor, CaseId caseId) {
        access.require(actor, caseId, CasePermission.APPOINTMENTS);
        return wishes.active(caseId);
    }

    @Override
    @Transactional
    public void join(Actor actor, CaseId caseId, Wish wish) {
        CaseRef ref = access.require(actor, caseId, CasePermission.APPOINTMENTS);
        if (ref.stage() != Stage.APPOINTMENT) {
            throw new InvalidInput("appointment.notNeeded");
        }
        if (wish.centres().isEmpty() || wish.weekdays().isEmpty()) {
            throw new InvalidInput("wish.missing");
        }
        if (wish.noticeHours() < SHORTEST_NOTICE || wish.noticeHours() > LONGEST_NOTICE) {
            throw new InvalidInput("wish.notice", SHORTEST_NOTICE, LONGEST_NOTICE);
        }
        wishes.save(ref, wish);
        journal.record(actor, "wish.joined", ref.applicantId(), caseId.value(), "");
    }

    @Override
    @Transactional
    public void leave(Actor actor, CaseId caseId) {
        CaseRef ref = access.require(actor, caseId, CasePermission.APPOINTMENTS);
        wishes.end(caseId);
        journal.record(actor, "wish.left", ref.applicantId(), caseId.value(), "");
    }

    @Override
    public int offerReturned() {
        return returned.offer();
    }
}
