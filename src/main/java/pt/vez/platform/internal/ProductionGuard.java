package pt.vez.platform.internal;

import org.springframework.beans.factory.InitializingBean;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import pt.vez.platform.StartupProblem;
import pt.vez.platform.VezSettings;

/** Production does not start on secrets or accounts of the demonstration. */
@Component
@Profile("production")
class ProductionGuard implements InitializingBean {
    private static final String DEMONSTRATION_SECRET = "demonstration";
    private final VezSettings settings;
    private final String smtpHost;
    private final JdbcClient jdbc;

    ProductionGuard(
            VezSettings settings,
            @Value("${spring.mail.host}") String smtpHost,
            JdbcClient jdbc,
            org.flywaydb.core.Flyway migrated) {
        this.smtpHost = smtpHost;
        this.settings = settings;
        this.jdbc = jdbc;
    }

    @Override
    public void afterPropertiesSet() {
        require(
                settings.secret().length() >= 32 && !settings.secret().startsWith(DEMONSTRATION_SECRET),
                "Production needs VEZ_SECRET with at least 32 characters of its own.");
        require(!settings.masterKey().isBlank(), "Production needs VEZ_MASTER_KEY: bin/new-master-key makes one.");
        require(
                settings.address().startsWith("https://"),
                "Production needs VEZ_ADDRESS with the public https address.");
        require(!smtpHost.isBlank(), "Production needs VEZ_SMTP_HOST: without it no code reaches anybody.");
        require(!settings.demonstration(), "Production and demonstration cannot run together.");
        Integer demonstration = jdbc.sql("select count(*) from identity_account where demonstration and active")
                .query(Integer.class)
                .single();
        require(
                demonstration == 0,
                "This database holds " + demonstration
                        + " demonstration accounts: start production on its own database.");
    }

    private static void require(boolean condition, String otherwise) {
        if (!condition) {
            throw new StartupProblem(otherwise);
        }
    }
}
