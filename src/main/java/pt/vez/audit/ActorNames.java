package pt.vez.audit;

import java.util.Collection;
import java.util.Map;
import java.util.UUID;

/** Names of accounts as they are now, for the entries a reader may see. The journal itself holds none. */
public interface ActorNames {
    /** @param closed the account signs in no more */
    record Name(String name, boolean closed) {}

    /** One query for all of them; what is no account is not in it. */
    Map<UUID, Name> of(Collection<UUID> accounts);
}
