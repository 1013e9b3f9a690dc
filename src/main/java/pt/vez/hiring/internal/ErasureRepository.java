package pt.vez.hiring.internal;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Ends calls and erases what applications say of a person. */
@Component
class ErasureRepository {
    private final JdbcClient jdbc;

    ErasureRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Open calls whose last day is before this one are closed. */
    void closeBefore(LocalDate day, Instant now) {
        jdbc.sql("""
                        update hiring_call set state = 'CLOSED', closed_at = :now
                         where state = 'OPEN' and deadline < :day
                        """).param("now", now).param("day", day).update();
    }

    /** @param closed applications to calls closed by then are due; others at their own date */
    List<UUID> due(Instant now, Instant closed, int most) {
        return jdbc.sql("""
                        select a.id from hiring_application a join hiring_call c on c.id = a.call_id
                         where a.erased_at is null and (a.erase_after <= :now or c.closed_at <= :closed)
                         limit :most
                        """)
                .param("now", now)
                .param("closed", closed)
                .param("most", most)
                .query(UUID.class)
                .list();
    }

    /** @return whether it was not erased before */
    boolean erase(UUID application, Instant now) {
        jdbc.sql("delete from hiring_score where application_id = :application")
                .param("application", application)
                .update();
        return jdbc.sql("""
                        update hiring_application
                           set body = null, token_hash = null, email_hash = null, reason = null, other_hours = null,
                               erased_at = :now
                         where id = :application and erased_at is null
                        """).param("now", now).param("application", application).update() == 1;
    }
}
