package pt.vez.invitations.internal.replacement;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import pt.vez.invitations.Disruptions.Scope;
import pt.vez.invitations.Disruptions.State;
import pt.vez.platform.FaultIsolation;
import tools.jackson.databind.json.JsonMapper;

/** The table of plans. */
@Component
class PlanRepository {
    private final JdbcClient jdbc;
    private final Clock clock;
    private final JsonMapper json = JsonMapper.builder().build();

    PlanRepository(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** A plan as its work needs it. */
    record Work(UUID id, State state, String reason, Scope scope) {}

    private final RowMapper<Work> work = (row, n) -> new Work(
            row.getObject("id", UUID.class),
            State.valueOf(row.getString("state")),
            row.getString("reason"),
            json.readValue(row.getString("scope"), Scope.class));

    /** A new plan, still to be computed. */
    void insert(UUID id, String reason, Scope scope, UUID by) {
        jdbc.sql("""
                        insert into invitations_plan (id, reason, from_at, to_at, scope, latest_date, state, created_at,
                                                      created_by_id)
                        values (:id, :reason, :from, :until, :scope, :latest, 'COMPUTING', :now, :by)
                        """)
                .param("id", id)
                .param("reason", reason)
                .param("from", scope.from())
                .param("until", scope.until())
                .param("scope", json.writeValueAsString(scope))
                .param("latest", scope.latest())
                .param("now", clock.instant())
                .param("by", by)
                .update();
    }

    /** The state of a plan, locked until the transaction ends; empty for one that does not exist. */
    Optional<State> lock(UUID plan) {
        return jdbc.sql("select state from invitations_plan where id = :plan for update")
                .param("plan", plan)
                .query(String.class)
                .optional()
                .map(State::valueOf);
    }

    /**
     * Locks the plan until the transaction ends.
     *
     * @return whether it is in this state
     */
    boolean isIn(UUID plan, State state) {
        return lock(plan).filter(state::equals).isPresent();
    }

    void state(UUID plan, State state) {
        jdbc.sql("update invitations_plan set state = :state where id = :plan")
                .param("state", state.name())
                .param("plan", plan)
                .update();
    }

    /** The state an administrator asks for; failures before it do not count. */
    void begin(UUID plan, State state) {
        jdbc.sql("update invitations_plan set state = :state, failures = 0 where id = :plan")
                .param("state", state.name())
                .param("plan", plan)
                .update();
    }

    void computed(UUID plan, int millis) {
        jdbc.sql("update invitations_plan set state = 'PROPOSED', computed_ms = :millis where id = :plan")
                .param("millis", millis)
                .param("plan", plan)
                .update();
    }

    /** @return whether the plan was set aside */
    boolean tryAgain(UUID plan) {
        return jdbc.sql("update invitations_plan set failures = 0 where id = :plan and failures >= :attempts")
                        .param("plan", plan)
                        .param("attempts", FaultIsolation.ATTEMPTS)
                        .update()
                > 0;
    }

    int succeeded(UUID plan) {
        return jdbc.sql("update invitations_plan set failures = 0 where id = :plan and failures > 0")
                .param("plan", plan)
                .update();
    }

    int failed(UUID plan, State state) {
        return jdbc.sql("update invitations_plan set failures = failures + 1 where id = :plan and state = :state")
                .param("plan", plan)
                .param("state", state.name())
                .update();
    }

    /** Plans that have work left and are not set aside, oldest first. */
    List<Work> due() {
        return jdbc.sql("""
                        select id, state, reason, scope
                          from invitations_plan
                         where state in ('COMPUTING', 'SENDING', 'UNDOING') and failures < :attempts
                         order by created_at
                        """)
                .param("attempts", FaultIsolation.ATTEMPTS)
                .query(work)
                .list();
    }

    /** Plans of the last 400 days that should close seats and close none. */
    List<Work> withoutClosedSeats() {
        return jdbc.sql("""
                        select p.id, p.state, p.reason, p.scope
                          from invitations_plan p
                         where p.state not in ('UNDOING', 'UNDONE')
                           and not exists (select 1 from scheduling_seat_closure k where k.closure_id = p.id)
                           and p.created_at > timestampadd(day, -400, utc_timestamp(6))
                         order by p.created_at
                        """).query(work).list();
    }

    /** Plans that close seats and are not being undone, oldest first. */
    List<Work> inForce() {
        return jdbc.sql("""
                        select id, state, reason, scope
                          from invitations_plan
                         where state not in ('UNDOING', 'UNDONE')
                         order by created_at
                        """).query(work).list();
    }

    /** Whether protected applicants keep their appointment in this plan. */
    boolean protectedStand(UUID plan) {
        return jdbc.sql("select json_value(scope, '$.protectedStand') from invitations_plan where id = :plan")
                .param("plan", plan)
                .query(Boolean.class)
                .single();
    }
}
