package pt.vez.platform.internal;

import org.flywaydb.core.Flyway;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import pt.vez.platform.StartupProblem;

/** A database with accounts of the demonstration serves the demonstration only. */
@Component
@Profile("!demonstration")
class DemonstrationAccountsGuard implements InitializingBean {
    private final JdbcClient jdbc;

    DemonstrationAccountsGuard(JdbcClient jdbc, Flyway migrated) {
        this.jdbc = jdbc;
    }

    @Override
    public void afterPropertiesSet() {
        int accounts = jdbc.sql("select count(*) from identity_account where demonstration and active")
                .query(Integer.class)
                .single();
        if (accounts > 0) {
            throw new StartupProblem("This database holds " + accounts
                    + " demonstration accounts: start production on its own database.");
        }
    }
}
