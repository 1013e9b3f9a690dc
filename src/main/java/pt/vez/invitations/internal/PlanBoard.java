package pt.vez.invitations.internal;

import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import pt.vez.casework.CaseNumber;
import pt.vez.invitations.Disruptions.Item;
import pt.vez.invitations.Disruptions.Plan;
import pt.vez.invitations.Disruptions.State;
import pt.vez.invitations.Disruptions.ToCall;
import pt.vez.shared.NotFound;

/** How far plans are and whom somebody must call. */
@Component
class PlanBoard {
    private final JdbcClient jdbc;

    PlanBoard(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private static final String SELECT_PLAN =
            "select p.id, p.reason, p.from_at, p.to_at, p.state, p.created_at, p.created_by,"
                    + " count(i.plan_id), coalesce(sum(i.state = 'PROPOSED'), 0), coalesce(sum(i.state = 'STANDS'), 0),"
                    + " coalesce(sum(i.state = 'SENT'), 0), coalesce(sum(i.state = 'ACCEPTED'), 0),"
                    + " coalesce(sum(i.state = 'DECLINED'), 0), coalesce(sum(i.state = 'FALLBACK'), 0),"
                    + " coalesce(sum(i.state = 'UNDONE'), 0), coalesce(avg(abs(i.days)), 0), coalesce(max(abs(i.days)), 0),"
                    + " coalesce(avg(i.kilometres), 0), p.computed_ms from invitations_plan p"
                    + " left join invitations_plan_item i on i.plan_id = p.id ";
    private static final RowMapper<Plan> PLAN = (row, n) -> new Plan(
            row.getObject(1, UUID.class),
            row.getString(2),
            row.getObject(3, LocalDateTime.class),
            row.getObject(4, LocalDateTime.class),
            State.valueOf(row.getString(5)),
            row.getObject(6, Instant.class),
            row.getString(7),
            row.getInt(8),
            row.getInt(9),
            row.getInt(10),
            row.getInt(11),
            row.getInt(12),
            row.getInt(13),
            row.getInt(14),
            row.getInt(15),
            row.getDouble(16),
            row.getInt(17),
            row.getDouble(18),
            row.getObject(19, Integer.class));

    Plan plan(UUID planId) {
        return jdbc.sql(SELECT_PLAN + "where p.id = ? group by p.id")
                .param(planId)
                .query(PLAN)
                .optional()
                .orElseThrow(() -> new NotFound("error.notFound"));
    }

    List<Plan> plans() {
        return jdbc.sql(SELECT_PLAN + "group by p.id order by p.created_at desc limit 50")
                .query(PLAN)
                .list();
    }

    List<ToCall> toCall(UUID planId) {
        return jdbc.sql(
                        "select i.case_id, c.number, i.state from invitations_plan_item i join casework_case c on c.id = i.case_id"
                                + " where i.plan_id = ? and i.state in ('FALLBACK', 'DECLINED') order by i.place limit 1000")
                .param(planId)
                .query((row, n) -> new ToCall(
                        row.getObject(1, UUID.class),
                        new CaseNumber(row.getString(2)).display(),
                        Item.valueOf(row.getString(3).toUpperCase(Locale.ROOT))))
                .list();
    }
}
