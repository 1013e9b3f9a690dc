package pt.vez.invitations.internal;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import pt.vez.casework.CaseId;
import pt.vez.invitations.Allocation.State;
import pt.vez.platform.BatchInsert;

/** The table of ranks, and of the cases that are still to get one. */
@Component
class PriorityRepository {
    private static final String INSERT = """
            insert into invitations_priority (case_id, service_code, centre_id, state, score, parts, policy_id, computed_at,
                penalty, municipality)
            """;
    private static final String REPLACE = """
            on duplicate key update service_code = values(service_code), centre_id = values(centre_id),
                score = values(score), parts = values(parts), policy_id = values(policy_id),
                computed_at = values(computed_at), municipality = values(municipality)
            """;
    private static final String NOT_WAITING = """
            delete p from invitations_priority p join casework_case_stage c on c.id = p.case_id
             where c.stage <> 'APPOINTMENT'
            """;
    private static final String BOOKED_ALREADY = """
            update invitations_priority p
              join scheduling_case_appointment a
                on a.case_id = p.case_id and a.service_code = p.service_code and a.active and a.state = 'BOOKED'
               set p.state = 'BOOKED'
             where p.state = 'WAITING'
            """;

    private final JdbcClient jdbc;
    private final JdbcTemplate batch;

    PriorityRepository(JdbcClient jdbc, JdbcTemplate batch) {
        this.jdbc = jdbc;
        this.batch = batch;
    }

    /** @param policy it was computed with; null for the first one, which is stored nowhere */
    record Rank(
            CaseId caseId,
            String service,
            UUID centre,
            int score,
            String parts,
            @Nullable UUID policy,
            Instant at,
            @Nullable String municipality) {}

    /** New cases wait; those that have a rank keep their state and penalty. */
    void save(List<Rank> ranks) {
        BatchInsert.insert(
                batch,
                INSERT,
                REPLACE,
                ranks.stream()
                        .map(each -> new @Nullable Object[] {
                            each.caseId().value(),
                            each.service(),
                            each.centre(),
                            State.WAITING.name(),
                            each.score(),
                            each.parts(),
                            each.policy(),
                            each.at(),
                            0,
                            each.municipality()
                        })
                        .toList());
    }

    /** Points taken off, by case, where the time of the penalty is not over. */
    Map<UUID, Integer> penalties(Instant now) {
        Map<UUID, Integer> penalties = new HashMap<>();
        jdbc.sql("select case_id, penalty from invitations_priority where penalty > 0 and penalty_until > :now")
                .param("now", now)
                .query(row -> {
                    penalties.put(row.getObject("case_id", UUID.class), row.getInt("penalty"));
                });
        return penalties;
    }

    Optional<Integer> penalty(CaseId caseId, Instant now) {
        return jdbc.sql("select penalty from invitations_priority where case_id = :case and penalty_until > :now")
                .param("case", caseId.value())
                .param("now", now)
                .query(Integer.class)
                .optional();
    }

    /** Adds to a penalty that still counts, else begins a new one. */
    void penalise(CaseId caseId, int penalty, Instant now, Instant until) {
        jdbc.sql("""
                        update invitations_priority
                           set penalty = if(penalty_until > :now, penalty, 0) + :penalty, penalty_until = :until
                         where case_id = :case
                        """)
                .param("now", now)
                .param("penalty", penalty)
                .param("until", until)
                .param("case", caseId.value())
                .update();
    }

    int count() {
        return jdbc.sql("select count(*) from invitations_priority")
                .query(Integer.class)
                .single();
    }

    /** Of these cases, those whose rank was computed with the policy. */
    Set<UUID> computedWith(UUID policy, Collection<UUID> cases) {
        return cases.isEmpty()
                ? Set.of()
                : new HashSet<>(jdbc.sql("""
                                select case_id from invitations_priority
                                 where case_id in (:cases) and policy_id = :policy
                                """)
                        .param("cases", cases)
                        .param("policy", policy)
                        .query(UUID.class)
                        .list());
    }

    /** Cases that do not wait for an appointment any more have no rank; those with one are not invited. */
    void settle() {
        batch.update(NOT_WAITING);
        batch.update(BOOKED_ALREADY);
    }

    void settle(Collection<UUID> cases) {
        BatchInsert.in(batch, BOOKED_ALREADY + " and p.case_id in", cases);
        BatchInsert.in(batch, NOT_WAITING + " and p.case_id in", cases);
    }

    void state(Collection<UUID> cases, State state) {
        BatchInsert.in(batch, "update invitations_priority set state = ? where case_id in", cases, state.name());
    }

    /** The cases of invitations that ended wait again. */
    void backInLine(Collection<UUID> invitations) {
        BatchInsert.in(batch, """
                update invitations_priority p join invitations_invitation i on i.case_id = p.case_id
                   set p.state = 'WAITING'
                 where p.state = 'INVITED' and i.id in""", invitations);
    }

    void remove(CaseId caseId) {
        jdbc.sql("delete from invitations_priority where case_id = :case")
                .param("case", caseId.value())
                .update();
    }

    /** @param ahead cases of the same queue with more points that wait */
    record Stored(State state, int score, String parts, Instant at, long ahead, long waiting) {}

    Optional<Stored> find(CaseId caseId) {
        return jdbc.sql("""
                        select p.state, p.score, p.parts, p.computed_at,
                               (select count(*) from invitations_priority o
                                 where o.centre_id = p.centre_id and o.service_code = p.service_code
                                   and o.state = 'WAITING' and o.score > p.score) as ahead,
                               (select count(*) from invitations_priority o
                                 where o.centre_id = p.centre_id and o.service_code = p.service_code
                                   and o.state = 'WAITING') as waiting
                          from invitations_priority p
                         where p.case_id = :case
                        """)
                .param("case", caseId.value())
                .query((row, n) -> new Stored(
                        State.valueOf(row.getString("state")),
                        row.getInt("score"),
                        row.getString("parts"),
                        row.getObject("computed_at", Instant.class),
                        row.getLong("ahead"),
                        row.getLong("waiting")))
                .optional();
    }

    /** The case is to get a rank soon; it may be so marked already. */
    void markDue(CaseId caseId) {
        jdbc.sql("insert into invitations_due (case_id) values (:case) on duplicate key update case_id = case_id")
                .param("case", caseId.value())
                .update();
    }

    List<CaseId> lockDue(int most) {
        return jdbc.sql("select case_id from invitations_due limit :most for update skip locked")
                .param("most", most)
                .query((row, n) -> new CaseId(row.getObject("case_id", UUID.class)))
                .list();
    }

    void removeDue(List<CaseId> cases) {
        BatchInsert.in(
                batch,
                "delete from invitations_due where case_id in",
                cases.stream().map(CaseId::value).toList());
    }
}
