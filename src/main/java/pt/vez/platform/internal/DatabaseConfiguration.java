package pt.vez.platform.internal;

import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import pt.vez.platform.Secrets;
import pt.vez.platform.StartupProblem;
import pt.vez.platform.VezSettings;

/** The one connection pool: to the database named by the settings, else to an embedded one started first. */
@Configuration(proxyBeanMethods = false)
class DatabaseConfiguration {
    /** Longest wait for a connection: shorter than people wait for a page, so that they see an error page first. */
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(8);

    /** Closed after the pool, because the pool was made from it. */
    @Bean(destroyMethod = "close")
    Server databaseServer(VezSettings settings, Secrets secrets) {
        if (!settings.db().url().isBlank()) {
            return new Server(null);
        }
        if (!Edition.current().database()) {
            throw new StartupProblem("This build holds no database of its own: set VEZ_DB_URL (docs/settings.md).");
        }
        return new Server(new EmbeddedMariaDb(settings.data(), secrets));
    }

    @Bean(destroyMethod = "close")
    @Primary
    DataSource dataSource(VezSettings settings, Server server) {
        return pool(settings, server, "vez", settings.db().pool());
    }

    /**
     * A small pool for statements that must survive a rollback of the caller's transaction (counters, journal). If
     * they took a second connection from the main pool while holding the first, sixteen sign-ins at once would wait
     * for each other (deadlock).
     */
    @Bean(destroyMethod = "close", defaultCandidate = false)
    @Qualifier("beside")
    DataSource besideDataSource(VezSettings settings, Server server) {
        return pool(settings, server, "beside", Math.max(2, settings.db().pool() / 4));
    }

    private static HikariDataSource pool(VezSettings settings, Server server, String name, int size) {
        var pool = new HikariDataSource();
        var embedded = server.embedded();
        pool.setJdbcUrl(withDefaults(embedded == null ? settings.db().url() : embedded.url()));
        pool.setUsername(embedded == null ? settings.db().user() : embedded.user());
        pool.setPassword(embedded == null ? settings.db().password() : embedded.password());
        pool.setMaximumPoolSize(size);
        pool.setConnectionTimeout(LONGEST_WAIT.toMillis());
        pool.setTransactionIsolation("TRANSACTION_READ_COMMITTED");
        pool.setPoolName(name);
        return pool;
    }

    private static String withDefaults(String url) {
        return url + (url.contains("?") ? "&" : "?")
                + "connectionTimeZone=UTC&forceConnectionTimeZoneToSession=true&useBulkStmts=true"
                + "&sessionVariables=character_set_client=utf8mb4";
    }

    record Server(@Nullable EmbeddedMariaDb embedded) implements AutoCloseable {
        @Override
        public void close() throws Exception {
            if (embedded != null) {
                embedded.close();
            }
        }
    }
}
