package pt.vez.calendar;

import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import pt.vez.shared.GeoPoint;

/** Municipalities (<i>concelhos</i>): where they are, their zone and their holidays. */
@Component
public class Municipalities {
    private static final RowMapper<Municipality> ROW = (row, n) -> new Municipality(
            row.getString("code"),
            row.getString("name"),
            ZoneId.of(row.getString("zone")),
            new GeoPoint(row.getDouble("latitude"), row.getDouble("longitude")),
            row.getString("calendar"));
    private final JdbcClient jdbc;

    Municipalities(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param calendar its place in the calendar of the library, <i>13/PRT</i>; null when that does not know it */
    public record Municipality(
            String code,
            String name,
            ZoneId zone,
            GeoPoint centre,
            @Nullable String calendar) {
        /** The scope of its autonomous region, null on the mainland. */
        public @Nullable String region() {
            return switch (zone.getId()) {
                case "Atlantic/Azores" -> CalendarDay.AZORES;
                case "Atlantic/Madeira" -> CalendarDay.MADEIRA;
                default -> null;
            };
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
