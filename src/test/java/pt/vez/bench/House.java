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
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.core.Ordered;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.filter.OncePerRequestFilter;
import pt.vez.VezApplication;
import pt.vez.platform.Ports;

/** The application as the programs measure it: its own database under target, no messages sent, no jobs. */
final class House implements AutoCloseable {
    static final Path DATA = Path.of("target", "bench-data");
    final ConfigurableApplicationContext application;
    final JdbcTemplate jdbc;
    final int port;

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

    House() {
        port = Ports.free();
        application = new SpringApplicationBuilder(VezApplication.class, Constant.class)
                .profiles("bench")
                .run(
                        "--server.port=" + port,
                        "--vez.data=" + DATA,
                        "--vez.secret=a-secret-only-for-measuring-on-this-machine",
                        "--vez.jobs=false",
                        "--vez.db.pool=16",
                        "--db-scheduler.enabled=false",
                        "--vaadin.productionMode=true",
                        "--server.tomcat.threads.max=80",
                        "--server.tomcat.max-keep-alive-requests=-1",
                        "--spring.mail.host=localhost");
        jdbc = new JdbcTemplate(application.getBean(DataSource.class));
    }

    <T> T bean(Class<T> type) {
        return application.getBean(type);
    }

    void inTransaction(Runnable work) {
        bean(TransactionTemplate.class).executeWithoutResult(status -> work.run());
    }

    /** A connection outside of the application's pool, for the limits. */
    Connection connection() throws SQLException {
        var pool = (com.zaxxer.hikari.HikariDataSource) application.getBean(DataSource.class);
        Connection connection =
                java.sql.DriverManager.getConnection(pool.getJdbcUrl(), pool.getUsername(), pool.getPassword());
        connection.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
        return connection;
    }

    /** Empties every table the programs fill. Dropping referenced rows in one go needs the checks off. */
    void empty() {
        inTransaction(() -> {
            jdbc.execute("set foreign_key_checks = 0");
            for (String table : List.of(
                    "notifications_outbox",
                    "invitations_invitation",
                    "invitations_wave",
                    "invitations_wave_centre",
                    "invitations_priority",
                    "invitations_offer",
                    "invitations_plan",
                    "invitations_plan_item",
                    "scheduling_right",
                    "scheduling_freed",
                    "scheduling_unsettled",
                    "scheduling_appointment_change",
                    "scheduling_appointment",
                    "scheduling_occupancy",
                    "scheduling_seat",
                    "scheduling_slot",
                    "scheduling_desk_service",
                    "scheduling_desk",
                    "scheduling_centre",
                    "casework_event",
                    "casework_standing",
                    "casework_family",
                    "casework_case",
                    "casework_applicant")) {
                jdbc.execute("truncate table " + table);
            }
            jdbc.execute("set foreign_key_checks = 1");
        });
    }

    /** Cases that wait for biometrics, with people in several municipalities; opened over the last two years. */
    void cases(int count) {
        jdbc.update(
                "insert into casework_applicant (id, name, birth_date, nationality, municipality, language, version)"
                        + " select uuid(), 'Pessoa', '1990-01-01', 'BR', elt(1 + seq % 6, 'lisboa', 'porto', 'faro', 'braga',"
                        + " 'coimbra', 'setubal'), 'pt-PT', 0 from seq_1_to_" + count);
        jdbc.update(
                "insert into casework_case (id, number, applicant_id, procedure_code, stage, stage_since, opened_at,"
                        + " origin, claim, version) select uuid(), lpad(conv(row_number() over (), 10, 32), 9, '0'), id, 'AR-88',"
                        + " 'APPOINTMENT', now(6), timestampadd(day, -(1 + row_number() over () % 700), now(6)), 'REGISTER', 'NONE', 0"
                        + " from casework_applicant");
    }

    /** Centres with slots of twenty minutes for biometrics from tomorrow on. @return centres */
    List<UUID> seats(int centres, int days, int perDay, int seatsPerSlot) {
        String[] towns = {"lisboa", "porto", "faro", "braga", "coimbra", "setubal"};
        List<UUID> made = new ArrayList<>();
        for (int i = 0; i < centres; i++) {
            UUID centre = UUID.randomUUID();
            String town = towns[i % towns.length];
            jdbc.update(
                    "insert into scheduling_centre select ?, ?, 'Rua 1', '1000-001', code, zone, latitude, longitude, null, '',"
                            + " '', true, 0 from calendar_municipality where code = ?",
                    centre,
                    "Posto " + i,
                    town);
            made.add(centre);
            jdbc.update(
                    "insert into scheduling_desk select uuid(), ?, concat('Balcão ', seq), true, 0 from seq_1_to_"
                            + seatsPerSlot,
                    centre);
            jdbc.update(
                    "insert into scheduling_slot select uuid(), ?, 'BIO', d.at, timestampadd(minute, 20, d.at), date(d.at)"
                            + " from (select timestampadd(minute, 540 + 20 * (b.seq - 1), timestampadd(day, a.seq, cast(curdate() as datetime)))"
                            + " as at from seq_1_to_" + days + " a, seq_1_to_" + perDay + " b) d",
                    centre);
            jdbc.update(
                    "insert into scheduling_seat (slot_id, seat, desk_id, quota) select s.id, d.nr, d.id, 'PUBLIC'"
                            + " from scheduling_slot s, (select id, row_number() over (order by label) as nr from scheduling_desk"
                            + " where centre_id = ?) d where s.centre_id = ?",
                    centre,
                    centre);
        }
        return made;
    }

    /** Waits until what follows from the bookings is written, so that it disturbs no other measurement. @return seconds */
    double settled() {
        long start = System.nanoTime();
        while (jdbc.queryForObject("select count(*) from scheduling_unsettled", Integer.class) > 0) {
            java.util.concurrent.locks.LockSupport.parkNanos(20_000_000);
            if (System.nanoTime() - start > 300_000_000_000L) {
                throw new IllegalStateException("what follows from bookings is not written");
            }
        }
        return (System.nanoTime() - start) / 1e9;
    }

    @Override
    public void close() {
        application.close();
    }

    static void prepare() throws IOException {
        Files.createDirectories(DATA);
    }
}
