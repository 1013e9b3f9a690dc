package pt.vez.bench;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.sql.DataSource;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.core.Ordered;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.web.filter.OncePerRequestFilter;
import pt.vez.VezApplication;
import pt.vez.platform.Ports;
import pt.vez.platform.internal.StandaloneDatabase;

/** The application as the programs measure it: its own database under target, no messages sent, no jobs. */
final class BenchFixture extends BenchData implements AutoCloseable {
    static final Path DATA = Path.of("target", "bench-data");
    final ConfigurableApplicationContext application;
    final int port;
    final StandaloneDatabase database;

    /** Answers the same bytes from the same server: the fastest that an answer of this size can be. */
    @Profile("bench")
    @Configuration(proxyBeanMethods = false)
    static class Constant {
        @Bean
        FilterRegistrationBean<OncePerRequestFilter> constantAnswer() {
            var registration = new FilterRegistrationBean<OncePerRequestFilter>(filter());
            registration.setOrder(Ordered.HIGHEST_PRECEDENCE + 49);
            return registration;
        }

        private static OncePerRequestFilter filter() {
            return new OncePerRequestFilter() {
                @Override
                protected void doFilterInternal(
                        HttpServletRequest request, HttpServletResponse response, FilterChain chain)
                        throws ServletException, IOException {
                    String path = request.getRequestURI();
                    if (path.startsWith("/constant/")) {
                        byte[] body = new byte[Integer.parseInt(path.substring(10))];
                        java.util.Arrays.fill(body, (byte) 'x');
                        response.setContentType("text/html;charset=UTF-8");
                        response.setContentLength(body.length);
                        response.getOutputStream().write(body);
                    } else {
                        chain.doFilter(request, response);
                    }
                }
            };
        }
    }

    private BenchFixture(ConfigurableApplicationContext application, int port, StandaloneDatabase database) {
        super(new JdbcTemplate(application.getBean(DataSource.class)));
        this.application = application;
        this.port = port;
        this.database = database;
    }

    static BenchFixture open() throws IOException {
        return open(Map.of());
    }

    /** @param other settings that take the place of those a measurement has by default */
    static BenchFixture open(Map<String, String> other) throws IOException {
        int port = Ports.free();
        var database = new StandaloneDatabase(DATA, Node.secrets());
        Map<String, String> settings = new LinkedHashMap<>();
        Node.settings(DATA, database).forEach(each -> {
            String[] parts = each.substring(2).split("=", 2);
            settings.put(parts[0], parts[1]);
        });
        settings.putAll(Map.of(
                "server.port",
                Integer.toString(port),
                "vez.jobs",
                "false",
                "vez.db.pool",
                "16",
                "db-scheduler.enabled",
                "false"));
        settings.putAll(other);
        var application = new SpringApplicationBuilder(VezApplication.class, Constant.class)
                .profiles("bench")
                .run(settings.entrySet().stream()
                        .map(each -> "--" + each.getKey() + "=" + each.getValue())
                        .toArray(String[]::new));
        return new BenchFixture(application, port, database);
    }

    <T> T bean(Class<T> type) {
        return application.getBean(type);
    }

    /** A connection outside of the application's pool, for the limits. */
    Connection connection() throws SQLException {
        var pool = (com.zaxxer.hikari.HikariDataSource) application.getBean(DataSource.class);
        Connection connection =
                java.sql.DriverManager.getConnection(pool.getJdbcUrl(), pool.getUsername(), pool.getPassword());
        connection.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
        return connection;
    }

    @Override
    public void close() throws Exception {
        application.close();
        database.close();
    }

    static void prepare() throws IOException {
        Files.createDirectories(DATA);
    }
}
