package pt.vez.scheduling.internal;

import java.time.Clock;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import pt.vez.scheduling.CentreDirectory;
import pt.vez.shared.Zones;

/** Reads what the public may know of centres; the hours are those of the shifts, so that they need no second entry. */
@Service
@Transactional(readOnly = true)
class CentreDirectoryQueries implements CentreDirectory {
    private static final int WEEKS_AHEAD = 4;
    private final CentreRepository centres;
    private final JdbcClient jdbc;
    private final Clock clock;

    CentreDirectoryQueries(CentreRepository centres, JdbcClient jdbc, Clock clock) {
        this.centres = centres;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    private record Row(UUID centre, Hours hours) {}

    @Override
    public List<Entry> open() {
        LocalDate today = Zones.today(clock);
        Map<UUID, List<Hours>> hours = jdbc
                .sql("""
                        select centre_id, weekday, min(starts) as opens, max(ends) as closes from scheduling_shift
                        where valid_from <= :until and valid_to >= :today
                        group by centre_id, weekday order by centre_id, weekday
                        """)
                .param("today", today)
                .param("until", today.plusWeeks(WEEKS_AHEAD))
                .query((row, n) -> new Row(
                        row.getObject("centre_id", UUID.class),
                        new Hours(
                                DayOfWeek.of(row.getInt("weekday")),
                                row.getObject("opens", LocalTime.class),
                                row.getObject("closes", LocalTime.class))))
                .stream()
                .collect(Collectors.groupingBy(Row::centre, Collectors.mapping(Row::hours, Collectors.toList())));
        return centres.findAllByOrderByName().stream()
                .filter(centre -> centre.data().active())
                .map(centre -> new Entry(
                        centre.id(),
                        centre.data(),
                        hours.getOrDefault(centre.id().value(), List.of())))
                .toList();
    }
}
