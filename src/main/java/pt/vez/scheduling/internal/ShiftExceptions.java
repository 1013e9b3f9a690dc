package pt.vez.scheduling.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Time;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import pt.vez.audit.Journal;
import pt.vez.calendar.LocalTimes;
import pt.vez.scheduling.CentreId;
import pt.vez.scheduling.ShiftException;
import pt.vez.shared.Actor;
import pt.vez.shared.Ids;
import pt.vez.shared.InvalidInput;
import pt.vez.shared.NotFound;
import pt.vez.shared.Role;

/** Days of a centre or of one desk that differ from the weekly shifts. */
@Component
class ShiftExceptions {
    private final CentreRepository centres;
    private final JdbcClient jdbc;
    private final Journal journal;
    private final Clock clock;

    ShiftExceptions(CentreRepository centres, JdbcClient jdbc, Journal journal, Clock clock) {
        this.centres = centres;
        this.jdbc = jdbc;
        this.journal = journal;
        this.clock = clock;
    }

    /** From yesterday on, wherever the centre is. */
    List<ShiftException> ahead(CentreId centre) {
        return jdbc.sql("""
                        select id, desk_id, on_date, starts, ends, reason from scheduling_shift_exception
                        where centre_id = :centre and on_date >= :day order by on_date
                        """)
                .param("centre", centre.value())
                .param("day", LocalDate.now(clock).minusDays(1))
                .query(ShiftExceptions::exception)
                .list();
    }

    private static ShiftException exception(ResultSet row, int number) throws SQLException {
        return new ShiftException(
                row.getObject("id", UUID.class),
                row.getObject("desk_id", UUID.class),
                row.getObject("on_date", LocalDate.class),
                row.getObject("starts", LocalTime.class),
                row.getObject("ends", LocalTime.class),
                row.getString("reason"));
    }

    @Transactional
    public UUID add(Actor actor, CentreId centre, ShiftException exception) {
        actor.require(Role.ADMINISTRATOR);
        require(centre, exception);
        UUID id = Ids.next();
        jdbc.sql("""
                        insert into scheduling_shift_exception
                            (id, centre_id, desk_id, on_date, starts, ends, reason, version)
                        values (:id, :centre, :desk, :day, :starts, :ends, :reason, 0)
                        """)
                .param("id", id)
                .param("centre", centre.value())
                .param("desk", exception.deskId())
                .param("day", exception.date())
                .param("starts", time(exception.starts()))
                .param("ends", time(exception.ends()))
                .param("reason", exception.reason())
                .update();
        journal.record(actor, "shift.exception", null, null, centre.value() + " " + exception.date());
        return id;
    }

    /** @throws InvalidInput for a day that is over by the clock of the centre, or times that break a rule */
    void require(CentreId centre, ShiftException exception) {
        ZoneId zone = centres.findById(centre)
                .orElseThrow(() -> new NotFound("error.notFound"))
                .data()
                .zone();
        if (exception.date().isBefore(LocalDate.now(clock.withZone(zone)))) {
            throw new InvalidInput("shifts.exception.past");
        }
        if (exception.reason().length() > 200) {
            throw new InvalidInput("field.tooLong", 200);
        }
        LocalTime starts = exception.starts();
        LocalTime ends = exception.ends();
        if ((starts == null) != (ends == null)) {
            throw new InvalidInput("shifts.exception.times");
        }
        if (starts != null && ends != null) {
            if (!ends.isAfter(starts)) {
                throw new InvalidInput("shifts.order");
            }
            LocalTimes.start(exception.date().atTime(starts), zone);
            LocalTimes.end(exception.date().atTime(ends), zone);
        }
    }

    private static @Nullable Time time(@Nullable LocalTime time) {
        return time == null ? null : Time.valueOf(time);
    }

    @Transactional
    public void remove(Actor actor, CentreId centre, UUID id) {
        actor.require(Role.ADMINISTRATOR);
        jdbc.sql("delete from scheduling_shift_exception where id = ? and centre_id = ?")
                .params(id, centre.value())
                .update();
        journal.record(actor, "shift.exception.removed", null, null, id.toString());
    }
}
