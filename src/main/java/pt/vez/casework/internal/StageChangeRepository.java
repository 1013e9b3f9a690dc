package pt.vez.casework.internal;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import pt.vez.casework.CaseId;
import pt.vez.casework.Stage;

/** The rows of stages set by hand. */
@Repository
class StageChangeRepository {
    private final JdbcClient jdbc;

    StageChangeRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param since when the stage before was reached */
    public record Change(
            UUID id, CaseId caseId, Stage from, Instant since, Stage to, String reason, Instant at, UUID by) {}

    public void add(Change change) {
        jdbc.sql("""
                        insert into casework_stage_change
                            (id, case_id, from_stage, from_since, to_stage, reason, made_at, made_by)
                        values (:id, :case, :from, :since, :to, :reason, :at, :by)
                        """)
                .param("id", change.id())
                .param("case", change.caseId().value())
                .param("from", change.from().name())
                .param("since", change.since())
                .param("to", change.to().name())
                .param("reason", change.reason())
                .param("at", change.at())
                .param("by", change.by())
                .update();
    }

    /** Those that were taken back are not found. */
    public Optional<Change> find(UUID id) {
        return jdbc.sql("""
                        select case_id, from_stage, from_since, to_stage, reason, made_at, made_by
                        from casework_stage_change
                        where id = ? and undone_at is null
                        for update
                        """)
                .param(id)
                .query((row, n) -> new Change(
                        id,
                        new CaseId(row.getObject("case_id", UUID.class)),
                        Stage.valueOf(row.getString("from_stage")),
                        row.getObject("from_since", Instant.class),
                        Stage.valueOf(row.getString("to_stage")),
                        row.getString("reason"),
                        row.getObject("made_at", Instant.class),
                        row.getObject("made_by", UUID.class)))
                .optional();
    }

    public void undone(UUID id, Instant now) {
        jdbc.sql("update casework_stage_change set undone_at = ? where id = ?")
                .params(now, id)
                .update();
    }
}
