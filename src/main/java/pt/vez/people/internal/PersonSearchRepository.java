package pt.vez.people.internal;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import pt.vez.people.NewPersonReason;
import pt.vez.people.PersonMatching.Decision;
import pt.vez.platform.BatchInsert;

/** Searches of mediators, whom each showed, and what was decided. */
@Repository
class PersonSearchRepository {
    private final JdbcClient jdbc;
    private final JdbcTemplate batch;

    PersonSearchRepository(JdbcClient jdbc, JdbcTemplate batch) {
        this.jdbc = jdbc;
        this.batch = batch;
    }

    /** A person that was shown. */
    record Shown(UUID applicantId, int score, String reasons) {}

    void insert(UUID id, UUID account, UUID association, List<Shown> shown, Instant now) {
        jdbc.sql("""
                        insert into people_search (id, account_id, partner_id, at)
                        values (:id, :account, :association, :now)
                        """)
                .param("id", id)
                .param("account", account)
                .param("association", association)
                .param("now", now)
                .update();
        BatchInsert.insert(
                batch,
                "insert into people_candidate (search_id, applicant_id, score, reasons)",
                shown.stream()
                        .map(each -> new Object[] {id, each.applicantId(), each.score(), each.reasons()})
                        .toList());
    }

    /** Whether the search is this mediator's, for this association, and was made after {@code oldest}. */
    boolean isOf(UUID search, UUID account, UUID association, Instant oldest) {
        return jdbc.sql("""
                        select exists (select 1 from people_search
                                        where id = :search and account_id = :account and partner_id = :association
                                          and at > :oldest)
                        """)
                .param("search", search)
                .param("account", account)
                .param("association", association)
                .param("oldest", oldest)
                .query(Boolean.class)
                .single();
    }

    Set<UUID> shown(UUID search) {
        return new HashSet<>(jdbc.sql("select applicant_id from people_candidate where search_id = :search")
                .param("search", search)
                .query(UUID.class)
                .list());
    }

    void decided(UUID search, Decision decision, @Nullable NewPersonReason reason, UUID personId, Instant now) {
        jdbc.sql("""
                        update people_search
                           set decision = :decision, reason = :reason, applicant_id = :person, decided_at = :now
                         where id = :search
                        """)
                .param("decision", decision.name())
                .param("reason", reason == null ? null : reason.name())
                .param("person", personId)
                .param("now", now)
                .param("search", search)
                .update();
    }
}
