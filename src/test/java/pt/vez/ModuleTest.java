package pt.vez;

import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import pt.vez.shared.Actor;
import pt.vez.shared.Ids;
import pt.vez.shared.Role;

/**
 * A module with what it rests on and nothing above: no screens, no server, no recurring jobs, no demonstration. The tables
 * are those of all modules, in a schema that all module tests of a process share and that only the migrations filled; a
 * test makes what it needs.
 */
@Import(MovableClock.Configuration.class)
public abstract class ModuleTest {
    @Autowired
    protected JdbcClient jdbc;

    @Autowired
    protected MovableClock clock;

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry registry) {
        TestDatabase.settings(registry, "vez_modules");
        registry.add("vez.db.pool", () -> 4);
        registry.add("db-scheduler.enabled", () -> false);
    }

    @AfterEach
    void realTime() {
        clock.reset();
    }

    protected Actor actor(Role role) {
        return actor(role, "Pessoa " + role);
    }

    protected Actor actor(Role role, String name) {
        UUID id = Ids.next();
        jdbc.sql("insert into identity_account values (?, ?, ?, null, 'pt-PT', true, true, now(6), null, 0)")
                .params(id, id + "@test.example", name)
                .update();
        jdbc.sql("insert into identity_account_role values (?, ?)")
                .params(id, role.name())
                .update();
        return Actor.person(id, name, Set.of(role), null);
    }
}
