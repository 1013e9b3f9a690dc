package pt.vez.casework.internal;

import java.util.EnumSet;
import java.util.Set;
import org.springframework.stereotype.Service;
import pt.vez.audit.Journal;
import pt.vez.casework.CaseAccess;
import pt.vez.casework.CaseId;
import pt.vez.casework.CasePermission;
import pt.vez.casework.CaseRef;
import pt.vez.casework.Claim;
import pt.vez.casework.VisitTakeovers;
import pt.vez.casework.internal.CaseAccessQueries.Linked;
import pt.vez.mandates.Authority;
import pt.vez.mandates.Permission;
import pt.vez.shared.Actor;
import pt.vez.shared.NotAuthorised;
import pt.vez.shared.Role;

/** Decides from one row of the case, the mandate of the visit and the reason given for a decided file. */
@Service
class CaseAccessRules implements CaseAccess {
    private static final Set<CasePermission> OF_OFFICERS =
            EnumSet.of(CasePermission.OUTLINE, CasePermission.READ, CasePermission.CORRECT, CasePermission.REVIEW);
    private final CaseAccessQueries cases;
    private final Authority authority;
    private final DecidedFileAccess glass;
    private final VisitTakeovers takeovers;
    private final Journal journal;

    CaseAccessRules(
            CaseAccessQueries cases,
            Authority authority,
            DecidedFileAccess glass,
            VisitTakeovers takeovers,
            Journal journal) {
        this.cases = cases;
        this.authority = authority;
        this.glass = glass;
        this.takeovers = takeovers;
        this.journal = journal;
    }

    @Override
    public CaseRef require(Actor actor, CaseId caseId, CasePermission casePermission) {
        Linked row = cases.find(caseId).orElseThrow(() -> refused(actor, casePermission));
        var acting = actor.acting();
        if (acting != null) {
            requireVisited(actor, acting, row, casePermission);
        } else if (actor.accountId().equals(row.accountId())) {
            requireOwn(row, casePermission);
        } else if (actor.is(Role.OFFICER) && OF_OFFICERS.contains(casePermission)) {
            if (casePermission != CasePermission.OUTLINE
                    && row.ref().stage().isDecided()
                    && !glass.isOpen(actor, caseId)) {
                throw new NotAuthorised("error.glass");
            }
            readBySomebodyElse(actor, row.ref(), casePermission);
        } else {
            throw refused(actor, casePermission);
        }
        return row.ref();
    }

    @Override
    public boolean allows(Actor actor, CaseId caseId, CasePermission casePermission) {
        try {
            require(actor, caseId, casePermission);
            return true;
        } catch (NotAuthorised e) {
            return false;
        }
    }

    private void requireVisited(Actor actor, Actor.Acting acting, Linked row, CasePermission casePermission) {
        CaseRef ref = row.ref();
        if (casePermission == CasePermission.REVIEW
                || !acting.caseId().equals(ref.id().value())) {
            throw refused(actor, casePermission);
        }
        if (takeovers.isTakenOver(actor)) {
            throw new NotAuthorised("error.handedOver");
        }
        authority.require(actor, deed(casePermission), ref.applicantId(), ref.procedureCode());
        if (casePermission != CasePermission.OUTLINE && casePermission != CasePermission.READ) {
            requireAccountAnswered(row.claim());
        }
        readBySomebodyElse(actor, ref, casePermission);
    }

    /** The account may be a stranger's: it must not read what the person at the desk brings. */
    private static void requireAccountAnswered(Claim claim) {
        if (claim == Claim.SELF) {
            throw new NotAuthorised("error.accountUnconfirmed");
        }
    }

    @Override
    public boolean isAccountAnswered(CaseId caseId) {
        return cases.find(caseId).filter(row -> row.claim() == Claim.SELF).isEmpty();
    }

    @Override
    public CaseRef requireVisitToAdd(Actor actor) {
        CaseRef ref = requireVisit(actor, CasePermission.OUTLINE);
        requireAccountAnswered(cases.find(ref.id()).orElseThrow().claim());
        return ref;
    }

    private static void requireOwn(Linked row, CasePermission casePermission) {
        if (casePermission == CasePermission.REVIEW) {
            // An officer who has a case does not review it.
            throw new NotAuthorised("error.case");
        }
        if (casePermission == CasePermission.BIOMETRICS) {
            // A mediator does not take their own biometric data.
            throw new NotAuthorised("biometrics.visitOnly");
        }
        if (row.claim() == Claim.PROVISIONAL && casePermission != CasePermission.OUTLINE) {
            throw new NotAuthorised("error.provisional");
        }
    }

    /** Whether the case is linked to the actor's own account and they act under no mandate. */
    boolean isOwn(Actor actor, CaseId caseId) {
        return actor.acting() == null
                && cases.find(caseId)
                        .filter(row -> actor.accountId().equals(row.accountId()))
                        .isPresent();
    }

    /** Why an actor without anything to do with the case is refused. For a mediator: the first condition that fails. */
    private NotAuthorised refused(Actor actor, CasePermission casePermission) {
        return casePermission != CasePermission.REVIEW && actor.is(Role.MEDIATOR)
                ? authority.refusal(actor, deed(casePermission))
                : new NotAuthorised("error.case");
    }

    @Override
    public CaseRef requireVisit(Actor actor, CasePermission casePermission) {
        return require(actor, visited(actor, casePermission), casePermission);
    }

    @Override
    public CaseId visited(Actor actor, CasePermission casePermission) {
        var acting = actor.acting();
        if (acting == null) {
            throw authority.refusal(actor, deed(casePermission));
        }
        return new CaseId(acting.caseId());
    }

    @Override
    public void lock(CaseId caseId) {
        cases.lock(caseId);
    }

    private void readBySomebodyElse(Actor actor, CaseRef ref, CasePermission casePermission) {
        if (casePermission == CasePermission.READ) {
            journal.recordRead(actor, "case.read", ref.applicantId(), ref.id().value(), "");
        }
    }

    private static Permission deed(CasePermission casePermission) {
        return switch (casePermission) {
            case OUTLINE, READ, REVIEW -> Permission.FOLLOW;
            // What a correction rests on is a document the mediator is shown.
            case DOCUMENTS, CORRECT -> Permission.DOCUMENTS;
            case APPOINTMENTS -> Permission.APPOINTMENTS;
            case BIOMETRICS -> Permission.BIOMETRICS;
        };
    }
}
