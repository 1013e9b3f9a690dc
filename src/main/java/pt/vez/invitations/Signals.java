package pt.vez.invitations;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import pt.vez.casework.CaseId;
import pt.vez.shared.Actor;
import pt.vez.shared.PageOf;

/** Signs of trade in invitations. They are shown with their evidence; an administrator decides what follows. */
public interface Signals {
    /** Of each kind so many are looked for at most, those with the most cases. */
    int MOST = 200;

    /** What was noticed. */
    enum Kind {
        /** Many cases share one telephone. */
        PHONE,
        /** Many cases share one e-mail address. */
        EMAIL,
        /** One account claimed many cases. */
        ACCOUNT,
        /** One mediator acts for unusually many people in a day. */
        MEDIATOR,
        /** One cancelled and another took the same seat soon after. */
        HANDOVER
    }

    /** A case that is part of the evidence. */
    record Evidence(CaseId caseId, String number) {}

    /**
     * @param shown enough to recognise it: the name of an account, the last digits of a contact
     * @param day the day it happened on, where it is of one day
     * @param evidence at most twenty cases
     * @param account what a block would stop, where one account is behind it
     * @param blocked whether all that a block would stop is stopped already
     */
    record Signal(
            Kind kind,
            String shown,
            @Nullable LocalDate day,
            int count,
            List<Evidence> evidence,
            @Nullable UUID account,
            boolean blocked) {}

    /** What can be stopped from booking. */
    enum BlockKind {
        CASE,
        ACCOUNT
    }

    /** @param subject the case or the account; null for blocks made before it was kept */
    record Block(
            UUID id,
            BlockKind kind,
            @Nullable UUID subject,
            String shown,
            String evidence,
            String reason,
            Instant madeAt,
            String madeBy,
            @Nullable Instant liftedAt,
            @Nullable String liftedBy) {}

    List<Signal> signals(Actor actor);

    /**
     * Stops what is behind a signal: the account, or every case that has the contact.
     *
     * @param evidence of the signal, in words, kept for the person who reviews the block later
     * @return how many blocks were made
     * @throws pt.vez.shared.InvalidInput without a reason, or when all of it is stopped already
     */
    int block(Actor actor, Signal signal, String evidence, String reason);

    /** @throws pt.vez.shared.InvalidInput without a reason, or when it is stopped already */
    void block(Actor actor, BlockKind kind, UUID subject, String shown, String evidence, String reason);

    void lift(Actor actor, UUID blockId);

    /** The newest first, a page at a time. */
    PageOf<Block> blocks(Actor actor, int offset, int limit);
}
