package pt.vez.audit;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import pt.vez.shared.Actor;

/** What the identifier of an actor in the journal identifies; the names are stored. */
public enum ActorKind {
    /** An account. */
    PERSON,
    /** The bearer of a signed address: an invitation, an offer, an application. */
    LINK,
    /** What a job of the product worked on. */
    SYSTEM,
    /** Nothing: a sign-in with a contact that has no account. */
    UNKNOWN;

    static ActorKind of(Actor actor) {
        return switch (actor) {
            case Actor.Person person -> PERSON;
            case Actor.BearerOfLink bearer -> LINK;
            case Actor.System job -> SYSTEM;
        };
    }

    /** @param stored null in entries from before there was a kind, which held a name instead */
    static ActorKind of(@Nullable String stored, @Nullable String name, UUID actor) {
        if (stored != null) {
            return valueOf(stored);
        }
        if (!Actor.PRODUCT.equals(name)) {
            return PERSON;
        }
        return actor.equals(Journal.UNKNOWN) ? UNKNOWN : LINK;
    }
}
