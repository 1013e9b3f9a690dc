package pt.vez.demo;

import java.time.Clock;
import java.util.UUID;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import pt.vez.shared.Ids;
import pt.vez.shared.Role;

/** Accounts of the demonstration, marked as such. */
@Component
@Profile("demonstration")
class DemoAccounts {
    private final JdbcClient jdbc;
    private final Clock clock;

    DemoAccounts(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    UUID add(String email, String name, Role role) {
        UUID id = Ids.next();
        jdbc.sql("insert into identity_account values (?, ?, ?, null, 'pt-PT', true, true, ?, null, 0)")
                .params(id, email, name, clock.instant())
                .update();
        jdbc.sql("insert into identity_account_role values (?, ?)")
                .params(id, role.name())
                .update();
        return id;
    }
}
