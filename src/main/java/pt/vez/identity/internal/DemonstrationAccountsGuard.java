package pt.vez.identity.internal;

import org.flywaydb.core.Flyway;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;
import pt.vez.platform.StartupProblem;

/** A database with accounts of the demonstration serves the demonstration only. */
@Component
@Profile("!demonstration")
class DemonstrationAccountsGuard implements InitializingBean {
    private final AccountQueries accounts;

    DemonstrationAccountsGuard(AccountQueries accounts, Flyway migrated) {
        this.accounts = accounts;
    }

    @Override
    public void afterPropertiesSet() {
        int active = accounts.demonstrationAccounts();
        if (active > 0) {
            throw new StartupProblem(
                    "This database holds " + active + " demonstration accounts: start production on its own database.");
        }
    }
}
