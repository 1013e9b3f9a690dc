package pt.vez.calendar;

import java.time.LocalDate;
import java.time.MonthDay;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import pt.vez.shared.GeoPoint;

/** Municipalities (<i>concelhos</i>): where they are, their zone and their own holiday. An editable table. */
@Component
public class Municipalities {
    private static final RowMapper<Municipality> ROW = (row, n) -> new Municipality(
            row.getString("code"),
            row.getString("name"),
            ZoneId.of(row.getString("zone")),
            new GeoPoint(row.getDouble("latitude"), row.getDouble("longitude")),
            row.getString("holiday") == null ? null : MonthDay.parse("--" + row.getString("holiday")));
    private final JdbcClient jdbc;

    Municipalities(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public record Municipality(
            String code,
            String name,
            ZoneId zone,
            GeoPoint centre,
            @Nullable MonthDay holiday) {
        public boolean closedOn(LocalDate date) {
            return holiday != null && MonthDay.from(date).equals(holiday);
        }
    }

    public List<Municipality> all() {
        return jdbc.sql("select * from calendar_municipality order by name")
                .query(ROW)
                .list();
    }

    public Optional<Municipality> find(@Nullable String code) {
        return code == null
                ? Optional.empty()
                : jdbc.sql("select * from calendar_municipality where code = ?")
                        .param(code)
                        .query(ROW)
                        .optional();
    }
}
