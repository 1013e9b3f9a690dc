package pt.vez.invitations.internal.replacement;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;
import pt.vez.casework.CaseId;
import pt.vez.invitations.Disruptions.Item;
import pt.vez.scheduling.SeatReservations.Booked;

/**
 * The appointments of plans, read. An appointment waits in a plan while it is still where the plan found it
 * ({@code PROPOSED, SENT, DECLINED, FALLBACK, STANDS}); it is unsettled while the plan, or an applicant who calls, has
 * something left to do (the same without {@code STANDS}). A plan is in force until it is being undone.
 */
@Component
class PlanItemQueries {
    private static final String SELECT = """
            select i.plan_id, i.appointment_id, i.case_id, i.from_slot, i.from_seat, i.to_slot, i.to_seat, s.centre_id,
                   i.offer_id, i.replaces_offer, i.state, i.tries, a.service_code
              from invitations_plan_item i
              left join scheduling_case_appointment a on a.id = i.appointment_id
              left join scheduling_slot_time s on s.id = i.to_slot
            """;

    private static final RowMapper<PlanItem> ITEM = (row, n) -> new PlanItem(
            row.getObject("plan_id", UUID.class),
            row.getObject("appointment_id", UUID.class),
            new CaseId(row.getObject("case_id", UUID.class)),
            row.getObject("from_slot", UUID.class),
            row.getInt("from_seat"),
            row.getObject("to_slot", UUID.class),
            row.getInt("to_seat"),
            row.getObject("centre_id", UUID.class),
            row.getObject("offer_id", UUID.class),
            row.getObject("replaces_offer", UUID.class),
            Item.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
            row.getInt("tries"),
            row.getString("service_code"));

    private final JdbcClient jdbc;

    PlanItemQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private StatementSpec of(UUID plan, String where) {
        return jdbc.sql(SELECT + where).param("plan", plan);
    }

    /** All of a plan, in order. */
    List<PlanItem> all(UUID plan) {
        return of(plan, "where i.plan_id = :plan order by i.place").query(ITEM).list();
    }

    /** The next in order to be offered a seat, or that were looked for so many times in vain. */
    List<PlanItem> toSend(UUID plan, int tries, int most) {
        return of(plan, """
                        where i.plan_id = :plan and i.state = 'PROPOSED' and (i.to_slot is not null or i.tries >= :tries)
                        order by i.place, i.appointment_id limit :most
                        """)
                .param("tries", tries)
                .param("most", most)
                .query(ITEM)
                .list();
    }

    /** Applicants who accepted, the last in order first. */
    List<PlanItem> accepted(UUID plan, int most) {
        return of(plan, "where i.plan_id = :plan and i.state = 'ACCEPTED' order by i.place desc limit :most")
                .param("most", most)
                .query(ITEM)
                .list();
    }

    List<PlanItem> waiting(UUID plan, int most) {
        return of(plan, """
                        where i.plan_id = :plan and i.state in ('PROPOSED', 'SENT', 'DECLINED', 'FALLBACK', 'STANDS')
                        order by i.place limit :most
                        """).param("most", most).query(ITEM).list();
    }

    /** Waiting appointments of this plan and of all in force whose seat no plan closes any more, or that are over. */
    List<PlanItem> released(UUID plan, int most) {
        return of(plan, """
                        where i.state in ('PROPOSED', 'SENT', 'DECLINED', 'FALLBACK', 'STANDS')
                          and (i.plan_id = :plan
                               or exists (select 1 from invitations_plan p
                                           where p.id = i.plan_id and p.state not in ('UNDOING', 'UNDONE')))
                          and (a.id is null or a.active is null or a.state <> 'BOOKED'
                               or not exists (select 1 from scheduling_seat_closure k
                                               where k.slot_id = a.slot_id and k.seat = a.seat))
                        order by i.place limit :most
                        """).param("most", most).query(ITEM).list();
    }

    /** Unsettled items of these appointments in other plans in force. */
    List<PlanItem> elsewhere(UUID plan, Collection<UUID> appointments) {
        return appointments.isEmpty()
                ? List.of()
                : of(plan, """
                                where i.appointment_id in (:appointments) and i.plan_id <> :plan
                                  and i.state in ('PROPOSED', 'SENT', 'DECLINED', 'FALLBACK')
                                  and exists (select 1 from invitations_plan p
                                               where p.id = i.plan_id and p.state not in ('UNDOING', 'UNDONE'))
                                """).param("appointments", appointments).query(ITEM).list();
    }

    /** Seats plans in force mean to offer and have not kept yet, as {@code slot/seat}. */
    Set<String> promised() {
        return new HashSet<>(jdbc.sql("""
                        select concat(i.to_slot, '/', i.to_seat)
                          from invitations_plan_item i
                          join invitations_plan p on p.id = i.plan_id and p.state not in ('UNDOING', 'UNDONE')
                         where i.state = 'PROPOSED' and i.to_slot is not null
                        """).query(String.class).list());
    }

    /** The last rank given out in a plan; 0 for an empty one. */
    int lastPlace(UUID plan) {
        return jdbc.sql("select coalesce(max(place), 0) from invitations_plan_item where plan_id = :plan")
                .param("plan", plan)
                .query(Integer.class)
                .single();
    }

    boolean isProposedLeft(UUID plan) {
        return jdbc.sql("""
                        select exists (select 1 from invitations_plan_item where plan_id = :plan and state = 'PROPOSED')
                        """).param("plan", plan).query(Boolean.class).single();
    }

    /** Cases whose appointment takes place and who were not told yet. */
    List<UUID> standing(UUID plan) {
        return jdbc.sql("""
                        select case_id from invitations_plan_item
                         where plan_id = :plan and state = 'STANDS' and done_at is null
                        """).param("plan", plan).query(UUID.class).list();
    }

    /** Whether the appointment is in one of these states in a plan that was not undone. */
    boolean isIn(UUID appointment, Item... states) {
        return jdbc.sql("""
                        select exists (select 1 from invitations_plan_item i
                                         join invitations_plan p on p.id = i.plan_id and p.state <> 'UNDONE'
                                        where i.appointment_id = :appointment and i.state in (:states))
                        """)
                .param("appointment", appointment)
                .param("states", List.of(states).stream().map(Item::name).toList())
                .query(Boolean.class)
                .single();
    }

    /** What became of the appointment in the newest plan that closed the very seat it still has. */
    Optional<Item> closedAs(Booked booked) {
        return jdbc.sql("""
                        select i.state from invitations_plan_item i join invitations_plan p on p.id = i.plan_id
                        where i.appointment_id = :appointment and i.from_slot = :slot and i.from_seat = :seat
                          and not i.stands and i.state not in ('STANDS', 'UNDONE') and p.state <> 'UNDONE'
                        order by p.created_at desc limit 1
                        """)
                .param("appointment", booked.appointment())
                .param("slot", booked.slot())
                .param("seat", booked.seat())
                .query(String.class)
                .optional()
                .map(Item::valueOf);
    }

    /** A plan in force that closes the seat the appointment has now; one being undone only where there is no other. */
    Optional<UUID> closing(UUID plan, UUID appointment) {
        return jdbc.sql("""
                        select p.id
                          from scheduling_case_appointment a
                          join scheduling_seat_closure k on k.slot_id = a.slot_id and k.seat = a.seat
                          join invitations_plan p on p.id = k.closure_id
                         where a.id = :appointment and p.id <> :plan and p.state <> 'UNDONE'
                         order by p.state = 'UNDOING', p.created_at limit 1
                        """)
                .param("appointment", appointment)
                .param("plan", plan)
                .query(UUID.class)
                .optional();
    }
}
