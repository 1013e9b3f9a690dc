package pt.vez.invitations.internal.admission;

import java.time.Instant;
import javax.sql.DataSource;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Proofs that were used, on a connection of their own: a use counts although the caller's transaction is rolled back. */
@Component
class UsedProofRepository {
    private final JdbcClient jdbc;

    UsedProofRepository(@Qualifier("beside") DataSource beside) {
        this.jdbc = JdbcClient.create(beside);
    }

    /**
     * Writes the use down and forgets some of those that have expired.
     *
     * @param until when the proof expires
     * @return whether it was not used before, on any node
     */
    boolean isFirst(byte[] proof, Instant until, Instant now) {
        jdbc.sql("delete from invitations_used_proof where expires_at < :now limit 100")
                .param("now", now)
                .update();
        return jdbc.sql("""
                        insert ignore into invitations_used_proof (proof, expires_at)
                        values (:proof, :until)
                        """).param("proof", proof).param("until", until).update() == 1;
    }
}
