package pt.vez.audit.internal;

import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import pt.vez.audit.ActorKind;
import pt.vez.audit.ActorNames;
import pt.vez.audit.ActorNames.Name;
import pt.vez.audit.Who;
import pt.vez.shared.Actor;

/** Actors of entries: stored by identifier and kind, named when they are read. */
final class JournalActors {
    /** Stands for an actor without an account. */
    static final UUID UNKNOWN = new UUID(0, 0);

    private JournalActors() {}

    static ActorKind kind(Actor actor) {
        return switch (actor) {
            case Actor.Person person -> ActorKind.PERSON;
            case Actor.BearerOfLink bearer -> ActorKind.LINK;
            case Actor.System job -> ActorKind.SYSTEM;
        };
    }

    /**
     * @param kind null in entries from before there was a kind, which held a name instead
     * @param name of such an entry
     */
    static Who stored(UUID id, @Nullable String kind, @Nullable String name) {
        return new Who(id, kind(kind, name, id), null, false);
    }

    private static ActorKind kind(@Nullable String stored, @Nullable String name, UUID actor) {
        if (stored != null) {
            return ActorKind.valueOf(stored);
        }
        if (!Actor.PRODUCT.equals(name)) {
            return ActorKind.PERSON;
        }
        return actor.equals(UNKNOWN) ? ActorKind.UNKNOWN : ActorKind.LINK;
    }

    /** Names of the people on a page of entries, with one query. */
    static <T> Map<UUID, Name> names(ActorNames names, Collection<T> page, Function<T, Who> actor) {
        var people = page.stream()
                .map(actor)
                .filter(each -> each.kind() == ActorKind.PERSON)
                .map(Who::id)
                .collect(Collectors.toSet());
        return people.isEmpty() ? Map.of() : names.of(people);
    }

    /** The actor with the name as it is now. */
    static Who named(Who actor, Map<UUID, Name> names) {
        if (actor.kind() != ActorKind.PERSON) {
            return actor;
        }
        Name known = names.get(actor.id());
        return known == null
                ? new Who(actor.id(), actor.kind(), null, true)
                : new Who(actor.id(), actor.kind(), known.name(), known.closed());
    }
}
