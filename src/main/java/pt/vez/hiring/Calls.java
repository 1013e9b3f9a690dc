package pt.vez.hiring;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import pt.vez.shared.Actor;

/**
 * Public calls for mediators. An actor sees and changes the calls of the association they coordinate; a call of
 * another association is answered like an unknown one. Published calls are public.
 */
public interface Calls {
    /**
     * Calls of the association, the newest first.
     *
     * @throws pt.vez.shared.NotAuthorised when the actor is no coordinator
     */
    List<OwnCall> own(Actor actor);

    OwnCall get(Actor actor, UUID callId);

    /** Keeps a new call as a draft. */
    UUID draft(Actor actor, CallData data);

    /** Changes a draft; what is published stays as it was read. */
    void update(Actor actor, UUID callId, CallData seen, CallData data);

    /** Throws a draft away. */
    void discard(Actor actor, UUID callId);

    void publish(Actor actor, UUID callId);

    void close(Actor actor, UUID callId);

    /**
     * Moves the deadline of a published call; a closed one opens again.
     *
     * @param deadline after today and the old one
     */
    void extend(Actor actor, UUID callId, LocalDate deadline);

    /**
     * Replaces the criteria, in this order; 1 to 10.
     *
     * @param seen those the caller's form was filled with
     * @throws pt.vez.shared.ChangedMeanwhile when another writer replaced them since
     * @throws pt.vez.shared.InvalidInput once a candidate was scored
     */
    void measureBy(Actor actor, UUID callId, List<Criterion> seen, List<Criterion> criteria);

    /** The call as it will look, for its own coordinator. */
    PublicCall preview(Actor actor, String slug);

    /** A published call; one that is closed, or has no vacancy left, says so. */
    Optional<PublicCall> published(String slug);

    /** Calls one may apply to today, with a vacancy left, those that end first at the beginning. */
    List<PublicCall> open();
}
