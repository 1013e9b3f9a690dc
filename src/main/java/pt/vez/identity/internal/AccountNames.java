package pt.vez.identity.internal;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import pt.vez.audit.ActorNames;

/** Names for the journal; its services decide who reads which entries. */
@Component
class AccountNames implements ActorNames {
    private final JdbcClient jdbc;

    AccountNames(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Map<UUID, Name> of(Collection<UUID> accounts) {
        Map<UUID, Name> names = new HashMap<>();
        if (!accounts.isEmpty()) {
            jdbc.sql("select id, name, active from identity_account where id in (:ids)")
                    .param("ids", accounts)
                    .query(row -> {
                        names.put(row.getObject(1, UUID.class), new Name(row.getString(2), !row.getBoolean(3)));
                    });
        }
        return names;
    }
}
