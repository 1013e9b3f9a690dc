package pt.vez.invitations;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import pt.vez.shared.Actor;

/** Signs that somebody trades in turns. They are shown with their evidence; what follows is decided by a person. */
public interface Signals {
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

    /**
     * @param shown enough to recognise it: the last digits, never the whole
     * @param evidence case numbers, at most twenty
     * @param subjectKind what a block would stop, and {@code subjectId} which
     */
    record Signal(
            Kind kind,
            String shown,
            int count,
            List<String> evidence,
            @Nullable BlockKind subjectKind,
            @Nullable UUID subjectId) {}

    /** What can be stopped from booking. */
    enum BlockKind {
        CASE,
        ACCOUNT
    }

    record Block(
            UUID id,
            BlockKind kind,
            String shown,
            String evidence,
            String reason,
            Instant madeAt,
            String madeBy,
            @Nullable Instant liftedAt,
            @Nullable String liftedBy) {}

    List<Signal> signals(Actor actor);

    /** @throws pt.vez.shared.InvalidInput without a reason */
    void block(Actor actor, BlockKind kind, UUID subject, String shown, String evidence, String reason);

    void lift(Actor actor, UUID blockId);

    List<Block> blocks(Actor actor);
}
