package pt.vez.calendar.internal;

import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import pt.vez.calendar.Municipalities;
import pt.vez.shared.GeoPoint;

@Component
class MunicipalityQueries implements Municipalities {
    private static final RowMapper<Municipality> ROW = (row, n) -> new Municipality(
            row.getString("code"),
            row.getString("name"),
            ZoneId.of(row.getString("zone")),
            new GeoPoint(row.getDouble("latitude"), row.getDouble("longitude")),
            row.getString("calendar"));
    private final JdbcClient jdbc;

    MunicipalityQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<Municipality> all() {
        return jdbc.sql("""
                        select code, name, zone, latitude, longitude, calendar from calendar_municipality order by name
                        """).query(ROW).list();
    }

    @Override
    public Optional<Municipality> find(@Nullable String code) {
        return code == null
                ? Optional.empty()
                : jdbc.sql("""
                        select code, name, zone, latitude, longitude, calendar from calendar_municipality
                        where code = :code
                        """).param("code", code).query(ROW).optional();
    }
}
