package pt.vez.audit;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import pt.vez.shared.Actor;
import pt.vez.shared.Role;

/**
 * The append-only record of who did and who saw what, on whose behalf. The table refuses updates and deletes. Details
 * are codes, never personal data; who acted stands in it by identifier and kind, and gets a name when it is read.
 */
public interface Journal {
    /** One line of the journal as the applicant reads it. */
    record Entry(
            Instant at,
            Who actor,
            Role actorRole,
            @Nullable String associationName,
            @Nullable UUID mandateId,
            String action,
            String detail) {}

    /** Joins the caller's transaction: what is undone was not done. */
    void record(Actor actor, String action, @Nullable UUID applicantId, @Nullable UUID caseId, String detail);

    /**
     * Records a change of something that is no case: an account, a centre, a partner. Joins the caller's transaction.
     *
     * @param subject whom or what it is about; null for what has no identifier but a code in the detail
     * @param changes what it changed, with the values before and after
     */
    void record(Actor actor, String action, @Nullable UUID subject, String detail, Changes changes);

    /**
     * Records that an actor read a file that is not their own; at most one entry for the same reader, case and action
     * in half an hour, so that a reload does not bury the others. Written in a transaction of its own: a rollback of
     * the caller's transaction does not remove it.
     */
    void recordRead(Actor actor, String action, UUID applicantId, UUID caseId, String detail);

    /** Records what concerns no one file, in a transaction of its own, which survives a rollback of the caller's. */
    void recordBeside(Actor actor, String action, String detail);

    /** A file the reader saw in a list. */
    record Read(UUID applicantId, UUID caseId) {}

    /**
     * The same for a list of people: one entry for each, unless the reader had one of this action in the last half
     * hour. Written in transactions of their own, which survive a rollback of the caller's.
     */
    void recordReads(Actor actor, String action, List<Read> reads);

    /**
     * Records an event of sign-in: who, or with null that no account is known, and what came of it. Written in a
     * transaction of its own, which survives a rollback of the caller's.
     *
     * @param detail codes, never an address or a number
     */
    void recordSignIn(String action, @Nullable UUID accountId, String detail);

    /** An act of the bearer of an invitation: the applicant, without signing in. */
    record ByInvitation(UUID invitationId, UUID applicantId, UUID caseId, String detail) {}

    /** Many entries of one kind in one statement; joins the caller's transaction. */
    void recordByInvitation(String action, List<ByInvitation> entries);

    /** Newest first. The caller has checked that the actor may see this applicant's journal. */
    List<Entry> ofApplicant(UUID applicantId, int offset, int limit);

    /**
     * The same for a mediator who acts for the applicant: without what mediators of other associations did, of whom one
     * association learns nothing.
     */
    List<Entry> ofApplicant(UUID applicantId, Actor mediator, int offset, int limit);
}
