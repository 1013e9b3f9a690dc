package pt.vez.intake.internal;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Deletes intakes with all that belongs to them. */
@Component
class IntakeEraseRepository {
    private final JdbcClient jdbc;

    IntakeEraseRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Those that arrived before, the oldest first. */
    List<UUID> receivedBefore(Instant moment, int most) {
        return jdbc.sql("""
                        select id from intake_record where received_at < :moment order by received_at limit :most
                        """)
                .param("moment", moment)
                .param("most", most)
                .query(UUID.class)
                .list();
    }

    /** In the caller's transaction; the files are not touched. */
    void erase(UUID intake) {
        jdbc.sql("delete from intake_photograph where record_id = :intake")
                .param("intake", intake)
                .update();
        jdbc.sql("delete from intake_match where newer = :intake or earlier = :intake")
                .param("intake", intake)
                .update();
        jdbc.sql("delete from intake_record where id = :intake")
                .param("intake", intake)
                .update();
    }
}
