package pt.vez.identity.internal;

import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import pt.vez.audit.ActorNames;

/** Names for the journal; its services decide who reads which entries. */
@Component
class AccountNames implements ActorNames {
    private final AccountQueries accounts;

    AccountNames(AccountQueries accounts) {
        this.accounts = accounts;
    }

    @Override
    public Map<UUID, Name> of(Collection<UUID> ids) {
        return ids.isEmpty() ? Map.of() : accounts.names(ids);
    }
}
