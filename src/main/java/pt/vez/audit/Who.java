package pt.vez.audit;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The actor of an entry, with the name as it is when the entry is read.
 *
 * @param name of the account, as it is now; null where there is no account, or none any more
 * @param closed a person whose account signs in no more, or is gone
 */
public record Who(UUID id, ActorKind kind, @Nullable String name, boolean closed) {}
