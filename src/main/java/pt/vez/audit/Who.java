package pt.vez.audit;

import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The actor of an entry, with the name as it is when the entry is read.
 *
 * @param name of the account, as it is now; null where there is no account, or none any more
 * @param closed a person whose account signs in no more, or is gone
 */
public record Who(UUID id, ActorKind kind, @Nullable String name, boolean closed) {

    /** @param name of an entry from before there was a kind */
    static Who stored(UUID id, @Nullable String kind, @Nullable String name) {
        return new Who(id, ActorKind.of(kind, name, id), null, false);
    }

    /** Of a page of entries, with one query. */
    static <T> Map<UUID, ActorNames.Name> names(ActorNames names, Collection<T> page, Function<T, Who> actor) {
        var people = page.stream()
                .map(actor)
                .filter(each -> each.kind() == ActorKind.PERSON)
                .map(Who::id)
                .collect(Collectors.toSet());
        return people.isEmpty() ? Map.of() : names.of(people);
    }

    Who named(Map<UUID, ActorNames.Name> names) {
        if (kind != ActorKind.PERSON) {
            return this;
        }
        ActorNames.Name known = names.get(id);
        return known == null ? new Who(id, kind, null, true) : new Who(id, kind, known.name(), known.closed());
    }
}
