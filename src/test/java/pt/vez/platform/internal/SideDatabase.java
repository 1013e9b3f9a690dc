package pt.vez.platform.internal;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.SQLException;
import java.util.Arrays;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** An empty database beside the application's, on the same server; it is gone after the test. */
final class SideDatabase implements AutoCloseable {
    private final String name;
    private final DataSource source;
    private final JdbcClient jdbc;

    SideDatabase(DataSource application, String name) throws SQLException {
        this.name = name;
        var pool = application.unwrap(HikariDataSource.class);
        JdbcClient.create(application)
                .sql("create or replace database " + name + " character set utf8mb4 collate utf8mb4_unicode_ci")
                .update();
        source = new DriverManagerDataSource(
                pool.getJdbcUrl().replace("/vez?", "/" + name + "?"), pool.getUsername(), pool.getPassword());
        jdbc = JdbcClient.create(source);
    }

    DataSource source() {
        return source;
    }

    JdbcClient jdbc() {
        return jdbc;
    }

    Flyway flyway(String... locations) {
        return Flyway.configure()
                .dataSource(source)
                .locations(Arrays.copyOf(locations, locations.length))
                .load();
    }

    @Override
    public void close() {
        jdbc.sql("drop database if exists " + name).update();
    }
}
