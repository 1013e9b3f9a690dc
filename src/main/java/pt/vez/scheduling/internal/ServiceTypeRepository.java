package pt.vez.scheduling.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import pt.vez.scheduling.ServiceType;
import pt.vez.shared.LocalText;

/** The services centres offer. */
@Component
class ServiceTypeRepository {
    private final JdbcClient jdbc;

    ServiceTypeRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<ServiceType> all() {
        return jdbc.sql("""
                        select code, name_pt, name_en, minutes, active, open_booking
                        from scheduling_service order by code
                        """).query(ServiceTypeRepository::service).list();
    }

    /** Locks it until the transaction ends. */
    Optional<ServiceType> lock(String code) {
        return jdbc.sql("""
                        select code, name_pt, name_en, minutes, active, open_booking
                        from scheduling_service where code = :code for update
                        """)
                .param("code", code)
                .query(ServiceTypeRepository::service)
                .optional();
    }

    /** @throws org.springframework.dao.DuplicateKeyException when the code is in use */
    void insert(ServiceType service) {
        jdbc.sql("""
                        insert into scheduling_service (code, name_pt, name_en, minutes, active, open_booking, version)
                        values (:code, :pt, :en, :minutes, :active, :open, 0)
                        """).paramSource(columns(service)).update();
    }

    void update(ServiceType service) {
        jdbc.sql("""
                        update scheduling_service set name_pt = :pt, name_en = :en, minutes = :minutes,
                            active = :active, open_booking = :open, version = version + 1
                        where code = :code
                        """).paramSource(columns(service)).update();
    }

    /** Minutes an attendance takes, by service. */
    Map<String, Integer> minutes() {
        Map<String, Integer> minutes = new HashMap<>();
        jdbc.sql("select code, minutes from scheduling_service").query(row -> {
            minutes.put(row.getString("code"), row.getInt("minutes"));
        });
        return minutes;
    }

    /** The same for the services that are active. */
    Map<String, Integer> activeMinutes() {
        Map<String, Integer> minutes = new HashMap<>();
        jdbc.sql("select code, minutes from scheduling_service where active").query(row -> {
            minutes.put(row.getString("code"), row.getInt("minutes"));
        });
        return minutes;
    }

    boolean isActive(String code) {
        return jdbc.sql("select exists (select 1 from scheduling_service where code = :code and active)")
                .param("code", code)
                .query(Boolean.class)
                .single();
    }

    private static ServiceType service(ResultSet row, int number) throws SQLException {
        return new ServiceType(
                row.getString("code"),
                new LocalText(row.getString("name_pt"), row.getString("name_en")),
                row.getInt("minutes"),
                row.getBoolean("active"),
                row.getBoolean("open_booking"));
    }

    private static MapSqlParameterSource columns(ServiceType service) {
        return new MapSqlParameterSource("code", service.code())
                .addValue("pt", service.name().pt().strip())
                .addValue("en", service.name().en().strip())
                .addValue("minutes", service.minutes())
                .addValue("active", service.active())
                .addValue("open", service.openBooking());
    }
}
