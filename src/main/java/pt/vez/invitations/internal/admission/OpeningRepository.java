package pt.vez.invitations.internal.admission;

import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The one opening of the waiting room; the epoch stands for none. */
@Component
class OpeningRepository {
    private final JdbcClient jdbc;

    OpeningRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Instant> find() {
        return jdbc.sql("select opens_at from invitations_opening where id = 1")
                .query(Instant.class)
                .optional();
    }

    /** The opening as it is stored; a second writer waits here until the first one has committed. */
    Instant lock() {
        jdbc.sql("insert ignore into invitations_opening (id, opens_at) values (1, :none)")
                .param("none", Instant.EPOCH)
                .update();
        return jdbc.sql("select opens_at from invitations_opening where id = 1 for update")
                .query(Instant.class)
                .single();
    }

    void save(Instant moment) {
        jdbc.sql("update invitations_opening set opens_at = :moment where id = 1")
                .param("moment", moment)
                .update();
    }
}
