package pt.vez.scheduling.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Time;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import pt.vez.scheduling.CentreId;
import pt.vez.scheduling.ShiftException;

/** Days on which shifts of a centre differ. */
@Component
class ShiftExceptionRepository {
    private final JdbcClient jdbc;

    ShiftExceptionRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** From this day on, in order. */
    List<ShiftException> from(CentreId centre, LocalDate day) {
        return jdbc.sql("""
                        select id, desk_id, on_date, starts, ends, reason from scheduling_shift_exception
                        where centre_id = :centre and on_date >= :day order by on_date
                        """)
                .param("centre", centre.value())
                .param("day", day)
                .query(ShiftExceptionRepository::exception)
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

    void insert(UUID id, CentreId centre, ShiftException exception) {
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
    }

    private static @Nullable Time time(@Nullable LocalTime time) {
        return time == null ? null : Time.valueOf(time);
    }

    void remove(CentreId centre, UUID id) {
        jdbc.sql("delete from scheduling_shift_exception where id = :id and centre_id = :centre")
                .param("id", id)
                .param("centre", centre.value())
                .update();
    }
}
