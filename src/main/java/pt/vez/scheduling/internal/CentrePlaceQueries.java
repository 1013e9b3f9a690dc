package pt.vez.scheduling.internal;

import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import pt.vez.rota.Places;

/** Tells the rota the names and zones of centres. */
@Component
class CentrePlaceQueries implements Places {
    private static final String SELECT = "select id, name, zone, staffed_by_partners from scheduling_centre";
    private static final RowMapper<Place> ROW = (row, n) ->
            new Place(row.getObject(1, UUID.class), row.getString(2), ZoneId.of(row.getString(3)), row.getBoolean(4));
    private final JdbcClient jdbc;

    CentrePlaceQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<Place> all() {
        return jdbc.sql(SELECT + " where active order by name").query(ROW).list();
    }

    @Override
    public Optional<Place> find(UUID id) {
        return jdbc.sql(SELECT + " where id = ?").param(id).query(ROW).optional();
    }
}
