package pt.vez.scheduling.internal;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;
import pt.vez.casework.CaseAccess;
import pt.vez.casework.CaseFacts;
import pt.vez.casework.CaseId;
import pt.vez.casework.CasePermission;
import pt.vez.casework.CaseRef;
import pt.vez.casework.Stage;
import pt.vez.scheduling.BookingGuard;
import pt.vez.scheduling.BookingNotReady;
import pt.vez.scheduling.SeatQuota;
import pt.vez.shared.Actor;

/** What booking asks about a case before it looks at any seat. */
@Component
class BookingReadiness {
    private final Rights rights;
    private final CaseAccess access;
    private final CaseFacts facts;
    private final List<BookingGuard> guards;

    BookingReadiness(Rights rights, CaseAccess access, CaseFacts facts, List<BookingGuard> guards) {
        this.rights = rights;
        this.access = access;
        this.facts = facts;
        this.guards = guards;
    }

    /** May this case book now: authority, stage, the right to book, and nothing that speaks against it. */
    CaseRef require(Actor actor, CaseId caseId) {
        CaseRef ref = inStage(actor, caseId);
        if (!rights.mayBook(ref)) {
            throw new BookingNotReady("appointment.byInvitation");
        }
        guards.forEach(guard -> guard.require(actor, ref));
        return ref;
    }

    /**
     * What may have come to speak against it since, asked in the transaction that takes the seats: a transaction that
     * takes one for the same account at the same moment has to wait, and is seen.
     */
    void requireStill(Actor actor, List<CaseRef> refs) {
        facts.lockDescribed(refs.stream().map(CaseRef::id).toList());
        refs.forEach(ref -> guards.forEach(guard -> guard.require(actor, ref)));
    }

    CaseRef inStage(Actor actor, CaseId caseId) {
        CaseRef ref = access.require(actor, caseId, CasePermission.APPOINTMENTS);
        if (ref.stage() == Stage.DOCUMENTS) {
            throw new BookingNotReady("appointment.documentsFirst");
        }
        if (ref.stage() != Stage.APPOINTMENT) {
            throw new BookingNotReady("appointment.notNeeded");
        }
        return ref;
    }

    /** Quotas the case may book from: public; in a visit assisted; with a vulnerability or court order the reserve. */
    Set<SeatQuota> quotas(Actor actor, CaseId caseId) {
        Set<SeatQuota> quotas = EnumSet.of(SeatQuota.PUBLIC);
        if (actor.acting() != null) {
            quotas.add(SeatQuota.ASSISTED);
        }
        if (facts.of(List.of(caseId)).stream().anyMatch(found -> found.vulnerable() || found.courtOrderBy() != null)) {
            quotas.add(SeatQuota.RESERVE);
        }
        return quotas;
    }
}
