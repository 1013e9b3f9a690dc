package pt.vez.casework;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import pt.vez.audit.Journal;
import pt.vez.mandates.Authority;
import pt.vez.mandates.Permission;
import pt.vez.shared.Actor;
import pt.vez.shared.NotAuthorised;
import pt.vez.shared.Role;

/** Checks whether an actor may do an act on a case now. Every service of a case calls it first. */
@Service
public class CaseAccess {
    private static final Set<CasePermission> OF_OFFICERS =
            EnumSet.of(CasePermission.OUTLINE, CasePermission.READ, CasePermission.CORRECT, CasePermission.REVIEW);
    private final JdbcClient jdbc;
    private final Authority authority;
    private final BreakGlass glass;
    private final VisitTakeovers takeovers;
    private final Journal journal;

    CaseAccess(JdbcClient jdbc, Authority authority, BreakGlass glass, VisitTakeovers takeovers, Journal journal) {
        this.jdbc = jdbc;
        this.authority = authority;
        this.glass = glass;
        this.takeovers = takeovers;
        this.journal = journal;
    }

    private record Row(CaseRef ref, @Nullable UUID accountId, Claim claim) {}

    /**
     * The applicant may act on their own case unless the claim is provisional, a mediator under a live mandate that
     * covers the act, an officer may read, correct and review. A read by staff or a mediator is written to the
     * journal.
     *
     * @throws NotAuthorised saying which condition fails; the same words whether or not the case exists
     */
    public CaseRef require(Actor actor, CaseId caseId, CasePermission casePermission) {
        Row row = find(caseId).orElseThrow(() -> refused(actor, casePermission));
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

    /** Whether {@link #require} would let it pass. */
    public boolean allows(Actor actor, CaseId caseId, CasePermission casePermission) {
        try {
            require(actor, caseId, casePermission);
            return true;
        } catch (NotAuthorised e) {
            return false;
        }
    }

    private Optional<Row> find(CaseId caseId) {
        return jdbc.sql(
                        "select c.number, c.applicant_id, c.procedure_code, p.service_code, c.stage, c.account_id, c.claim"
                                + " from casework_case c join casework_procedure p on p.code = c.procedure_code where c.id = ?")
                .param(caseId.value())
                .query((r, n) -> new Row(
                        new CaseRef(
                                caseId,
                                r.getString(1),
                                r.getObject(2, UUID.class),
                                r.getString(3),
                                r.getString(4),
                                Stage.valueOf(r.getString(5))),
                        r.getObject(6, UUID.class),
                        Claim.valueOf(r.getString(7))))
                .optional();
    }

    private void requireVisited(Actor actor, Actor.Acting acting, Row row, CasePermission casePermission) {
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

    /** Whether the person of this case was asked about the account that described them, or no account did. */
    public boolean isAccountAnswered(CaseId caseId) {
        return find(caseId).filter(row -> row.claim() == Claim.SELF).isEmpty();
    }

    /** The case of the visit, when something may be added to it that the linked account will read. */
    public CaseRef requireVisitToAdd(Actor actor) {
        CaseRef ref = requireVisit(actor, CasePermission.OUTLINE);
        requireAccountAnswered(find(ref.id()).orElseThrow().claim());
        return ref;
    }

    private static void requireOwn(Row row, CasePermission casePermission) {
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
                && find(caseId)
                        .filter(row -> actor.accountId().equals(row.accountId()))
                        .isPresent();
    }

    /** Why an actor without anything to do with the case is refused. For a mediator: the first condition that fails. */
    private NotAuthorised refused(Actor actor, CasePermission casePermission) {
        return casePermission != CasePermission.REVIEW && actor.is(Role.MEDIATOR)
                ? authority.refusal(actor, deed(casePermission))
                : new NotAuthorised("error.case");
    }

    /**
     * The case of the visit the actor is in.
     *
     * @throws NotAuthorised outside one too, naming the condition that fails
     */
    public CaseRef requireVisit(Actor actor, CasePermission casePermission) {
        return require(actor, visited(actor, casePermission), casePermission);
    }

    /**
     * The case of the visit, before any question about it.
     *
     * @throws NotAuthorised outside one, as above
     */
    public CaseId visited(Actor actor, CasePermission casePermission) {
        var acting = actor.acting();
        if (acting == null) {
            throw authority.refusal(actor, deed(casePermission));
        }
        return new CaseId(acting.caseId());
    }

    /** Lets the writers of one case pass one after the other until the transaction ends. */
    public void lock(CaseId caseId) {
        jdbc.sql("select id from casework_case where id = ? for update")
                .param(caseId.value())
                .query(UUID.class)
                .optional();
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
