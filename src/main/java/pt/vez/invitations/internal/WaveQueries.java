package pt.vez.invitations.internal;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import pt.vez.invitations.Invitations.Wave;
import pt.vez.invitations.Invitations.WaveState;
import pt.vez.platform.FaultIsolation;
import pt.vez.shared.PageOf;

/** Waves with what became of their invitations. */
@Component
class WaveQueries {
    private final JdbcClient jdbc;
    private final WaveRepository waves;

    WaveQueries(JdbcClient jdbc, WaveRepository waves) {
        this.jdbc = jdbc;
        this.waves = waves;
    }

    /**
     * The page comes first: what became of invitations is counted for its waves only.
     *
     * @param names of centres
     */
    PageOf<Wave> page(int offset, int limit, Map<UUID, String> names) {
        List<Wave> page = jdbc.sql("""
                        select w.id, w.service_code, w.from_date, w.to_date, w.state, w.every_hours, w.term_hours, w.invited,
                               coalesce(sum(i.state = 'SENT'), 0) as open, coalesce(sum(i.state = 'TAKEN'), 0) as taken,
                               coalesce(sum(i.state = 'RETURNED'), 0) as returned,
                               coalesce(sum(i.state = 'EXPIRED'), 0) as expired, w.next_at, w.created_at,
                               coalesce((select a.name from identity_public_account a where a.id = w.created_by_id),
                                        w.created_by, '') as created_by_name,
                               w.failures
                          from (select id, service_code, from_date, to_date, state, every_hours, term_hours, invited,
                                       next_at, created_at, created_by_id, created_by, failures
                                  from invitations_wave order by created_at desc, id limit :limit offset :offset) w
                          left join invitations_invitation i on i.wave_id = w.id
                         group by w.id order by w.created_at desc, w.id
                        """)
                .param("limit", limit)
                .param("offset", offset)
                .query((row, n) -> new Wave(
                        row.getObject("id", UUID.class),
                        row.getString("service_code"),
                        waves.centresOf(row.getObject("id", UUID.class)).stream()
                                .map(centre -> names.getOrDefault(centre, ""))
                                .toList(),
                        row.getObject("from_date", LocalDate.class),
                        row.getObject("to_date", LocalDate.class),
                        WaveState.valueOf(row.getString("state")),
                        row.getInt("every_hours"),
                        row.getInt("term_hours"),
                        row.getInt("invited"),
                        row.getInt("open"),
                        row.getInt("taken"),
                        row.getInt("returned"),
                        row.getInt("expired"),
                        row.getObject("next_at", Instant.class),
                        row.getObject("created_at", Instant.class),
                        row.getString("created_by_name"),
                        row.getInt("failures") >= FaultIsolation.ATTEMPTS))
                .list();
        return new PageOf<>(
                page,
                jdbc.sql("select count(*) from invitations_wave")
                        .query(Long.class)
                        .single());
    }
}
