package pt.vez.casework.internal;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import pt.vez.casework.CaseEvent;
import pt.vez.casework.CaseEventKind;
import pt.vez.casework.CaseId;
import pt.vez.casework.CaseMilestone;
import pt.vez.platform.BatchInsert;
import pt.vez.shared.Ids;

/** The lines of timelines. */
@Repository
class CaseEventRepository {
    private final JdbcClient jdbc;
    private final JdbcTemplate batch;

    CaseEventRepository(JdbcClient jdbc, JdbcTemplate batch) {
        this.jdbc = jdbc;
        this.batch = batch;
    }

    void insert(UUID id, CaseId caseId, Instant at, CaseEventKind kind, String detail) {
        jdbc.sql("""
                        insert into casework_event (id, case_id, at, kind, detail)
                        values (:id, :case, :at, :kind, :detail)
                        """)
                .param("id", id)
                .param("case", caseId.value())
                .param("at", at)
                .param("kind", kind.name())
                .param("detail", detail)
                .update();
    }

    /** Many at once. */
    void insert(List<? extends CaseMilestone> milestones, Instant at) {
        BatchInsert.insert(
                batch,
                "insert into casework_event (id, case_id, at, kind, detail)",
                milestones.stream()
                        .map(event -> new Object[] {
                            Ids.next(),
                            event.caseId().value(),
                            at,
                            event.milestone().name(),
                            event.milestoneDetail()
                        })
                        .toList());
    }

    /** The newest line of this kind. */
    Optional<UUID> last(CaseId caseId, CaseEventKind kind) {
        return jdbc.sql("""
                        select id
                          from casework_event
                         where case_id = :case and kind = :kind
                         order by at desc, id desc
                         limit 1
                        """)
                .param("case", caseId.value())
                .param("kind", kind.name())
                .query(UUID.class)
                .optional();
    }

    /** When this happened last. */
    Optional<Instant> lastTime(CaseId caseId, CaseEventKind kind) {
        return jdbc.sql("select max(at) from casework_event where case_id = :case and kind = :kind")
                .param("case", caseId.value())
                .param("kind", kind.name())
                .query(Instant.class)
                .optional();
    }

    /** Newest first. */
    List<CaseEvent> of(CaseId caseId) {
        return jdbc.sql("""
                        select at, kind, detail
                          from casework_event
                         where case_id = :case
                         order by at desc, id desc
                        """)
                .param("case", caseId.value())
                .query(CaseEvent.class)
                .list();
    }

    void delete(UUID id) {
        jdbc.sql("delete from casework_event where id = :id").param("id", id).update();
    }

    /** Deletes the line of a stage set by hand, if it is one. */
    void deleteStageChange(UUID id) {
        jdbc.sql("delete from casework_event where id = :id and kind = 'STAGE_CHANGED'")
                .param("id", id)
                .update();
    }
}
