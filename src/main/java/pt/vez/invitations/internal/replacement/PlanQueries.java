package pt.vez.invitations.internal.replacement;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import pt.vez.casework.CaseNumber;
import pt.vez.invitations.Disruptions.Affected;
import pt.vez.invitations.Disruptions.Item;
import pt.vez.invitations.Disruptions.Kept;
import pt.vez.invitations.Disruptions.Plan;
import pt.vez.invitations.Disruptions.State;
import pt.vez.invitations.Disruptions.ToCall;
import pt.vez.platform.FaultIsolation;
import pt.vez.shared.NotFound;
import pt.vez.shared.PageOf;

/** Progress of plans, and the applicants to call. */
@Component
class PlanQueries {
    private final JdbcClient jdbc;

    PlanQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private static final String PLAN_COLUMNS = "select p.id, p.reason, p.from_at, p.to_at, p.state, p.created_at,"
            + " coalesce((select name from identity_public_account where id = p.created_by_id), p.created_by, ''),"
            + " count(i.plan_id), coalesce(sum(i.state = 'PROPOSED'), 0), coalesce(sum(i.state = 'STANDS'), 0),"
            + " coalesce(sum(i.state = 'SENT'), 0), coalesce(sum(i.state = 'ACCEPTED'), 0),"
            + " coalesce(sum(i.state = 'DECLINED'), 0), coalesce(sum(i.state = 'FALLBACK'), 0),"
            + " coalesce(sum(i.state = 'UNDONE'), 0), coalesce(sum(i.state = 'KEPT'), 0),"
            + " coalesce(sum(i.state = 'HANDED_ON'), 0), coalesce(sum(i.state = 'SETTLED'), 0), coalesce(avg(abs(i.days)), 0), coalesce(max(abs(i.days)), 0),"
            + " coalesce(avg(i.kilometres), 0), p.computed_ms, p.failures from ";
    private static final String ITEMS = " p left join invitations_plan_item i on i.plan_id = p.id ";
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
            row.getInt(16),
            row.getInt(17),
            row.getInt(18),
            row.getDouble(19),
            row.getInt(20),
            row.getDouble(21),
            row.getObject(22, Integer.class),
            row.getInt(23) >= FaultIsolation.ATTEMPTS);

    Plan plan(UUID planId) {
        return jdbc.sql(PLAN_COLUMNS + "invitations_plan" + ITEMS + "where p.id = ? group by p.id")
                .param(planId)
                .query(PLAN)
                .optional()
                .orElseThrow(() -> new NotFound("error.notFound"));
    }

    /** The page comes first: what became of people is counted for its plans only. */
    PageOf<Plan> plans(int offset, int limit) {
        return new PageOf<>(
                jdbc.sql(PLAN_COLUMNS
                                + "(select * from invitations_plan order by created_at desc, id limit ? offset ?)"
                                + ITEMS + "group by p.id order by p.created_at desc, p.id")
                        .params(limit, offset)
                        .query(PLAN)
                        .list(),
                jdbc.sql("select count(*) from invitations_plan")
                        .query(Long.class)
                        .single());
    }

    private static final String SELECT_AFFECTED =
            "select i.appointment_id, c.number, i.family_id is not null, i.state, f.name, s.starts_at, f.zone,"
                    + " g.name, t.starts_at, g.zone, i.days, i.reason, i.place from invitations_plan_item i"
                    + " join casework_case_stage c on c.id = i.case_id join scheduling_slot_time s on s.id = i.from_slot"
                    + " join scheduling_centre_name f on f.id = s.centre_id left join scheduling_slot_time t on t.id = i.to_slot"
                    + " left join scheduling_centre_name g on g.id = t.centre_id where i.plan_id = :plan";

    private record Placed(int place, Affected affected) {}

    private static final RowMapper<Placed> PLACED = (row, n) -> new Placed(
            row.getInt(13),
            new Affected(
                    row.getObject(1, UUID.class),
                    new CaseNumber(row.getString(2)).display(),
                    row.getBoolean(3),
                    Item.valueOf(row.getString(4)),
                    row.getString(5),
                    row.getObject(6, Instant.class),
                    ZoneId.of(row.getString(7)),
                    row.getString(8),
                    row.getObject(9, Instant.class),
                    row.getString(10) == null ? null : ZoneId.of(row.getString(10)),
                    row.getObject(11, Integer.class),
                    kept(row.getString(12))));

    List<Affected> affected(UUID planId, int offset, int limit) {
        return jdbc
                .sql(SELECT_AFFECTED + " order by i.place, i.appointment_id limit :limit offset :offset")
                .param("plan", planId)
                .param("limit", limit)
                .param("offset", offset)
                .query(PLACED)
                .list()
                .stream()
                .map(Placed::affected)
                .toList();
    }

    /** All, in pieces of so many that each begin where the one before ended. */
    void each(UUID planId, int most, Consumer<Affected> row) {
        int place = -1;
        UUID last = new UUID(0, 0);
        List<Placed> piece;
        do {
            piece = jdbc.sql(SELECT_AFFECTED
                            + " and i.place >= :place and (i.place > :place or i.appointment_id > :last)"
                            + " order by i.place, i.appointment_id limit :most")
                    .param("most", most)
                    .param("plan", planId)
                    .param("place", place)
                    .param("last", last)
                    .query(PLACED)
                    .list();
            piece.forEach(each -> row.accept(each.affected()));
            if (!piece.isEmpty()) {
                place = piece.getLast().place();
                last = piece.getLast().affected().appointment();
            }
        } while (piece.size() == most);
    }

    private static @Nullable Kept kept(@Nullable String reason) {
        return Stream.of(Kept.values())
                .filter(each -> each.name().equals(reason))
                .findFirst()
                .orElse(null);
    }

    List<ToCall> toCall(UUID planId) {
        return jdbc.sql(
                        "select i.case_id, c.number, i.state from invitations_plan_item i join casework_case_stage c on c.id = i.case_id"
                                + " where i.plan_id = ? and i.state in ('FALLBACK', 'DECLINED') order by i.place")
                .param(planId)
                .query((row, n) -> new ToCall(
                        row.getObject(1, UUID.class),
                        new CaseNumber(row.getString(2)).display(),
                        Item.valueOf(row.getString(3).toUpperCase(Locale.ROOT))))
                .list();
    }
}
