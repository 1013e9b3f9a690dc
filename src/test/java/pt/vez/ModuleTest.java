package pt.vez;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.ApplicationModule;
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
    private static final Pattern OURS = Pattern.compile("^pt\\.vez\\.([a-z]+)\\.");

    private static final String[] SCREENS = {
        "com.vaadin.flow.spring.SpringBootAutoConfiguration",
        "com.vaadin.flow.spring.SpringSecurityAutoConfiguration",
        "com.vaadin.flow.spring.VaadinApplicationConfiguration",
        "com.vaadin.flow.spring.VaadinScopesConfig",
        "com.vaadin.flow.spring.VaadinServletConfiguration"
    };

    @Autowired
    protected JdbcClient jdbc;

    @Autowired
    protected MovableClock clock;

    @Autowired
    private ApplicationContext context;

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry registry) {
        TestDatabase.settings(registry, "vez_modules");
        registry.add("vez.db.pool", () -> 4);
        registry.add("db-scheduler.enabled", () -> false);
        registry.add("spring.autoconfigure.exclude", () -> String.join(",", SCREENS));
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

    /** Adds the module and every module its declaration allows, and theirs. */
    private static void below(String module, Set<String> found) {
        if (found.add(module)) {
            try {
                Class.forName("pt.vez." + module + ".package-info");
            } catch (ClassNotFoundException e) {
                throw new IllegalStateException(e);
            }
            ApplicationModule declared = Objects.requireNonNull(
                            ModuleTest.class.getClassLoader().getDefinedPackage("pt.vez." + module))
                    .getAnnotation(ApplicationModule.class);
            if (declared != null) {
                Stream.of(declared.allowedDependencies())
                        .map(each -> each.split(" ")[0])
                        .forEach(each -> below(each, found));
            }
        }
    }

    @Test
    void onlyTheModuleAndWhatItRestsOnIsThere() {
        Set<String> expected = new HashSet<>();
        String own = getClass().getPackageName().split("\\.")[2];
        below(own, expected);
        assertThat(Arrays.stream(context.getBeanDefinitionNames())
                        .map(context::getType)
                        .filter(Objects::nonNull)
                        .flatMap(type -> OURS.matcher(type.getName()).results())
                        .map(found -> found.group(1)))
                .contains(own)
                .isSubsetOf(expected);
    }
}
