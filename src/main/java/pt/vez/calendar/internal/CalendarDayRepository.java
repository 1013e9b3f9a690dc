package pt.vez.calendar.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import pt.vez.calendar.CalendarDay;
import pt.vez.calendar.CalendarDays;
import pt.vez.shared.Actor;
import pt.vez.shared.ChangedMeanwhile;
import pt.vez.shared.InvalidInput;
import pt.vez.shared.LocalText;
import pt.vez.shared.NotFound;
import pt.vez.shared.Role;

/** The table of added and corrected days. */
@Component
class CalendarDayRepository implements CalendarDays {
    /** How old the days may be for a question that decides nothing lasting. */
    private static final long FRESH_MILLIS = 1_000;

    private static final String SELECT = "select id, on_date, kind, scope, name_pt, name_en from calendar_day";

    private final JdbcClient jdbc;
    private final Clock clock;
    private volatile @Nullable Read last;

    private record Read(long at, List<CalendarDay> days) {}

    CalendarDayRepository(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    public List<CalendarDay> all() {
        List<CalendarDay> days = jdbc.sql(SELECT + " order by on_date")
                .query(CalendarDayRepository::day)
                .list();
        last = new Read(clock.millis(), days);
        return days;
    }

    @Override
    public List<CalendarDay> recent() {
        Read known = last;
        long age = known == null ? -1 : clock.millis() - known.at();
        return known != null && age >= 0 && age < FRESH_MILLIS ? known.days() : all();
    }

    private static CalendarDay day(ResultSet row, int number) throws SQLException {
        return new CalendarDay(
                row.getObject("id", UUID.class),
                row.getObject("on_date", LocalDate.class),
                CalendarDay.Kind.valueOf(row.getString("kind")),
                row.getString("scope"),
                new LocalText(row.getString("name_pt"), row.getString("name_en")));
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void add(Actor actor, CalendarDay day) {
        actor.require(Role.ADMINISTRATOR);
        write("""
                insert into calendar_day (id, on_date, kind, scope, name_pt, name_en)
                values (:id, :day, :kind, :scope, :pt, :en)
                """, day);
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void update(Actor actor, CalendarDay seen, CalendarDay wanted) {
        actor.require(Role.ADMINISTRATOR);
        requireAsSeen(seen);
        write("""
                update calendar_day set on_date = :day, kind = :kind, scope = :scope, name_pt = :pt, name_en = :en
                where id = :id
                """, wanted);
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void remove(Actor actor, CalendarDay seen) {
        actor.require(Role.ADMINISTRATOR);
        requireAsSeen(seen);
        jdbc.sql("delete from calendar_day where id = ?").param(seen.id()).update();
        last = null;
    }

    private void requireAsSeen(CalendarDay seen) {
        CalendarDay stored = jdbc.sql(SELECT + " where id = ? for update")
                .param(seen.id())
                .query(CalendarDayRepository::day)
                .optional()
                .orElseThrow(() -> new NotFound("error.removedMeanwhile"));
        ChangedMeanwhile.requireSame(seen, stored);
    }

    private void write(String sql, CalendarDay day) {
        try {
            jdbc.sql(sql)
                    .param("id", day.id())
                    .param("day", day.date())
                    .param("kind", day.kind().name())
                    .param("scope", day.scope())
                    .param("pt", day.name().pt())
                    .param("en", day.name().en())
                    .update();
        } catch (DuplicateKeyException e) {
            throw new InvalidInput("holidays.taken");
        }
        last = null;
    }
}
