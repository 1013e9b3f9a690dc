package pt.vez.casework.internal;

import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import pt.vez.casework.Relations;

/** The representative and the sponsor of a person. */
@Component
class RelationRepository {
    private final JdbcClient jdbc;

    RelationRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void write(UUID applicantId, Relations relations) {
        if (relations.representative() != null || relations.sponsor() != null) {
            jdbc.sql(
                            "insert into casework_relation (applicant_id, representative, sponsor) values (:id, :by, :sponsor)")
                    .param("id", applicantId)
                    .param("by", relations.representative())
                    .param("sponsor", relations.sponsor())
                    .update();
        }
    }

    public Relations of(UUID applicantId) {
        return jdbc.sql("select representative, sponsor from casework_relation where applicant_id = ?")
                .param(applicantId)
                .query(Relations.class)
                .optional()
                .orElse(Relations.NONE);
    }
}
