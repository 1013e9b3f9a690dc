package pt.vez.rota.internal;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import pt.vez.rota.WorkTimes.Differing;
import pt.vez.rota.WorkTimes.Hours;
import pt.vez.shared.Ids;

/** The hours of a week a person declared and the days on which they differ. */
@Component
class DeclaredTimeRepository {
    private final JdbcClient jdbc;

    DeclaredTimeRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    boolean hasHours(UUID account) {
        return jdbc.sql("select exists (select 1 from rota_range where account_id = :account)")
                .param("account", account)
                .query(Boolean.class)
                .single();
    }

    /** In order of day and time. */
    List<Hours> hours(UUID account) {
        return jdbc.sql("""
                        select weekday, starts, ends from rota_range
                        where account_id = :account order by weekday, starts
                        """)
                .param("account", account)
                .query((row, n) -> new Hours(
                        DayOfWeek.of(row.getInt("weekday")),
                        row.getObject("starts", LocalTime.class),
                        row.getObject("ends", LocalTime.class)))
                .list();
    }

    void add(UUID account, List<Hours> hours) {
        for (Hours each : hours) {
            jdbc.sql("""
                            insert into rota_range (id, account_id, weekday, starts, ends)
                            values (:id, :account, :weekday, :starts, :ends)
                            """)
                    .param("id", Ids.next())
                    .param("account", account)
                    .param("weekday", each.day().getValue())
                    .param("starts", each.starts())
                    .param("ends", each.ends())
                    .update();
        }
    }

    void replace(UUID account, List<Hours> hours) {
        jdbc.sql("delete from rota_range where account_id = :account")
                .param("account", account)
                .update();
        add(account, hours);
    }

    /** Those that end on this day or later, in order. */
    List<Differing> differing(UUID account, LocalDate from) {
        return jdbc.sql("""
                        select id, first_day, last_day, starts, ends from rota_exception
                        where account_id = :account and last_day >= :from order by first_day
                        """)
                .param("account", account)
                .param("from", from)
                .query((row, n) -> new Differing(
                        row.getObject("id", UUID.class),
                        row.getObject("first_day", LocalDate.class),
                        row.getObject("last_day", LocalDate.class),
                        row.getObject("starts", LocalTime.class),
                        row.getObject("ends", LocalTime.class)))
                .list();
    }

    UUID insertDiffering(
            UUID account, LocalDate from, LocalDate to, @Nullable LocalTime starts, @Nullable LocalTime ends) {
        UUID id = Ids.next();
        jdbc.sql("""
                        insert into rota_exception (id, account_id, first_day, last_day, starts, ends)
                        values (:id, :account, :from, :to, :starts, :ends)
                        """)
                .param("id", id)
                .param("account", account)
                .param("from", from)
                .param("to", to)
                .param("starts", starts)
                .param("ends", ends)
                .update();
        return id;
    }

    /** @return whether the account had it */
    boolean removeDiffering(UUID account, UUID id) {
        return jdbc.sql("delete from rota_exception where id = :id and account_id = :account")
                        .param("id", id)
                        .param("account", account)
                        .update()
                > 0;
    }
}
