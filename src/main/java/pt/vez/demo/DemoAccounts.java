package pt.vez.demo;

import java.time.Clock;
import java.util.UUID;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;
import pt.vez.shared.Role;

/** Accounts of the demonstration, marked as such. */
@Component
@Profile("demonstration")
class DemoAccounts {
    private final DemoRepository rows;
    private final Clock clock;

    DemoAccounts(DemoRepository rows, Clock clock) {
        this.rows = rows;
        this.clock = clock;
    }

    UUID add(String email, String name, Role role) {
        return rows.insertAccount(email, name, role, clock.instant());
    }
}
