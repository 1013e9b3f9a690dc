package pt.vez.invitations.internal.replacement;

import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.stereotype.Component;
import pt.vez.casework.CaseId;
import pt.vez.invitations.Disruptions.Item;
import pt.vez.invitations.Disruptions.Kept;
import pt.vez.invitations.Disruptions.State;

/**
 * The appointments of plans. An appointment is unsettled in at most one plan in force: the first plan that touches it keeps
 * it until the person has answered, unless a later plan closes the seat they were offered.
 */
@Component
class PlanItemRepository {
    /** States in which a plan, or a person who calls, still has something to do. */
    static final String UNSETTLED = "('PROPOSED', 'SENT', 'DECLINED', 'FALLBACK')";
    /** States in which the appointment of an item is still where it was. */
    static final String WAITING = "('PROPOSED', 'SENT', 'DECLINED', 'FALLBACK', 'STANDS')";
    /** States of a plan {@code p} that closes seats and is not being undone. */
    static final String IN_FORCE = "p.state not in ('UNDOING', 'UNDONE')";

    /** Whether the seat of the appointment {@code a} is closed. */
    static final String SEAT_CLOSED =
            "exists (select 1 from scheduling_seat_closure k where k.slot_id = a.slot_id and k.seat = a.seat)";

    private static final String SELECT = "select i.plan_id, i.appointment_id, i.case_id, i.from_slot, i.from_seat,"
            + " i.to_slot, i.to_seat, s.centre_id, i.offer_id, i.replaces_offer, i.state, i.tries, a.service_code"
            + " from invitations_plan_item i left join scheduling_case_appointment a on a.id = i.appointment_id"
            + " left join scheduling_slot_time s on s.id = i.to_slot where ";

    private final NamedParameterJdbcTemplate jdbc;
    private final Clock clock;

    PlanItemRepository(NamedParameterJdbcTemplate jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * @param offer made by this plan
     * @param replaces open offer of another plan that is exchanged
     */
    record Row(
            UUID plan,
            UUID appointment,
            CaseId caseId,
            UUID fromSlot,
            int fromSeat,
            @Nullable UUID toSlot,
            int toSeat,
            @Nullable UUID toCentre,
            @Nullable UUID offer,
            @Nullable UUID replaces,
            Item state,
            int tries,
            @Nullable String service) {}

    private static final RowMapper<Row> ROW = (row, n) -> new Row(
            row.getObject(1, UUID.class),
            row.getObject(2, UUID.class),
            new CaseId(row.getObject(3, UUID.class)),
            row.getObject(4, UUID.class),
            row.getInt(5),
            row.getObject(6, UUID.class),
            row.getInt(7),
            row.getObject(8, UUID.class),
            row.getObject(9, UUID.class),
            row.getObject(10, UUID.class),
            Item.valueOf(row.getString(11).toUpperCase(Locale.ROOT)),
            row.getInt(12),
            row.getString(13));

    /** @param where on items {@code i} with the appointment {@code a}, ending with an order */
    List<Row> find(UUID plan, String where) {
        return jdbc.query(SELECT + where, Map.of("plan", plan), ROW);
    }

    /** Unsettled items of these appointments in other plans in force. */
    List<Row> elsewhere(UUID plan, Collection<UUID> appointments) {
        return appointments.isEmpty()
                ? List.of()
                : jdbc.query(
                        SELECT + "i.appointment_id in (:ids) and i.plan_id <> :plan and i.state in " + UNSETTLED
                                + " and exists (select 1 from invitations_plan p where p.id = i.plan_id and " + IN_FORCE
                                + ")",
                        new MapSqlParameterSource("ids", appointments).addValue("plan", plan),
                        ROW);
    }

    void state(Row item, Item state) {
        state(item, state, null);
    }

    void state(Row item, Item state, @Nullable Kept reason) {
        jdbc.update(
                "update invitations_plan_item set state = :state, reason = :reason, done_at = :now"
                        + " where plan_id = :plan and appointment_id = :appointment",
                new MapSqlParameterSource("state", state.name())
                        .addValue("reason", reason == null ? null : reason.name())
                        .addValue("now", clock.instant())
                        .addValue("plan", item.plan())
                        .addValue("appointment", item.appointment()));
    }

    /**
     * Locks the plan until the transaction ends.
     *
     * @return whether it is in this state
     */
    boolean isIn(UUID plan, State state) {
        return !jdbc.queryForList(
                        "select id from invitations_plan where id = :id and state = :state for update",
                        Map.of("id", plan, "state", state.name()),
                        UUID.class)
                .isEmpty();
    }

    void plan(UUID plan, State state) {
        jdbc.update(
                "update invitations_plan set state = :state where id = :id", Map.of("id", plan, "state", state.name()));
    }

    /** A plan in force that closes the seat the appointment has now; one being undone only where there is no other. */
    @Nullable
    UUID closing(UUID plan, UUID appointment) {
        return jdbc
                .queryForList(
                        "select p.id from scheduling_case_appointment a join scheduling_seat_closure k on k.slot_id = a.slot_id"
                                + " and k.seat = a.seat join invitations_plan p on p.id = k.closure_id"
                                + " where a.id = :appointment and p.id <> :plan and p.state <> 'UNDONE'"
                                + " order by p.state = 'UNDOING', p.created_at limit 1",
                        Map.of("appointment", appointment, "plan", plan),
                        UUID.class)
                .stream()
                .findFirst()
                .orElse(null);
    }

    /** The other plan goes on with the appointment, as far as it has not begun to. */
    void handOn(Row item, UUID to, @Nullable UUID openOffer, boolean stands) {
        Item state = openOffer != null ? Item.SENT : item.state();
        if (state == Item.SENT && openOffer == null) {
            state = Item.PROPOSED;
        }
        if (state == Item.STANDS && !stands) {
            state = Item.PROPOSED;
        }
        var params = new MapSqlParameterSource("to", to)
                .addValue("plan", item.plan())
                .addValue("appointment", item.appointment())
                .addValue("state", state.name())
                .addValue("offer", openOffer)
                .addValue("now", clock.instant());
        boolean known = jdbc.update(
                        "update invitations_plan_item set replaces_offer = if(state = 'PROPOSED', coalesce(:offer,"
                                + " replaces_offer), replaces_offer), tries = tries where plan_id = :to"
                                + " and appointment_id = :appointment and state in " + WAITING,
                        params)
                > 0;
        if (!known) {
            // A row it had settled before begins anew.
            jdbc.update(
                    "delete from invitations_plan_item where plan_id = :to and appointment_id = :appointment", params);
            jdbc.update(
                    "insert into invitations_plan_item (plan_id, appointment_id, case_id, family_id, place, stands,"
                            + " from_slot, from_seat, to_slot, to_seat, days, kilometres, offer_id, state, reason, done_at, tries)"
                            + " select :to, i.appointment_id, i.case_id, i.family_id, i.place, i.stands, i.from_slot,"
                            + " i.from_seat, if(:kept, i.to_slot, null), if(:kept, i.to_seat, null), i.days, i.kilometres,"
                            + " coalesce(:offer, i.offer_id), :state, i.reason, if(:state in ('PROPOSED', 'STANDS'), null, :now),"
                            + " if(:kept, i.tries, 0) from invitations_plan_item i"
                            + " where i.plan_id = :plan and i.appointment_id = :appointment",
                    params.addValue("kept", openOffer != null));
        }
        if (openOffer != null) {
            jdbc.update("update invitations_offer set plan_id = :to where id = :offer", params);
        }
        jdbc.update(
                "update invitations_plan p set state = 'SENDING' where id = :to and state = 'SENT' and exists"
                        + " (select 1 from invitations_plan_item i where i.plan_id = p.id and i.state = 'PROPOSED')",
                params);
        state(item, Item.HANDED_ON);
    }
}
