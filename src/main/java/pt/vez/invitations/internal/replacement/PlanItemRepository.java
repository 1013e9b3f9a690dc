package pt.vez.invitations.internal.replacement;

import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import pt.vez.invitations.Disruptions.Item;
import pt.vez.invitations.Disruptions.Kept;

/**
 * The appointments of plans, written. An appointment is unsettled in at most one plan in force: the first plan that touches
 * it keeps it until the person has answered, unless a later plan closes the seat they were offered.
 */
@Component
class PlanItemRepository {
    /** An appointment that comes back to a closed seat begins anew; one that is still there stays as it is. */
    private static final String INSERT = """
            insert into invitations_plan_item (plan_id, appointment_id, case_id, family_id, place, stands, from_slot,
                from_seat, to_slot, to_seat, days, kilometres, state, replaces_offer, tries)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 1)
            on duplicate key update
                from_slot = if(state in ('PROPOSED', 'SENT', 'DECLINED', 'FALLBACK', 'STANDS'), from_slot, values(from_slot)),
                from_seat = if(state in ('PROPOSED', 'SENT', 'DECLINED', 'FALLBACK', 'STANDS'), from_seat, values(from_seat)),
                to_slot = if(state in ('PROPOSED', 'SENT', 'DECLINED', 'FALLBACK', 'STANDS'), to_slot, values(to_slot)),
                to_seat = if(state in ('PROPOSED', 'SENT', 'DECLINED', 'FALLBACK', 'STANDS'), to_seat, values(to_seat)),
                offer_id = if(state in ('PROPOSED', 'SENT', 'DECLINED', 'FALLBACK', 'STANDS'), offer_id, null),
                replaces_offer = values(replaces_offer),
                tries = if(state in ('PROPOSED', 'SENT', 'DECLINED', 'FALLBACK', 'STANDS'), tries, values(tries)),
                state = if(state in ('PROPOSED', 'SENT', 'DECLINED', 'FALLBACK', 'STANDS'), state, values(state))
            """;

    private final JdbcClient jdbc;
    private final JdbcTemplate batch;
    private final Clock clock;

    PlanItemRepository(JdbcClient jdbc, JdbcTemplate batch, Clock clock) {
        this.jdbc = jdbc;
        this.batch = batch;
        this.clock = clock;
    }

    /**
     * An appointment new in a plan.
     *
     * @param move the seat found for it; null when there is none, and when it takes place
     */
    record Found(
            UUID plan,
            PlanAffected.Affected affected,
            @Nullable UUID family,
            int place,
            boolean stands,
            Replacement.@Nullable Move move) {}

    void insert(List<Found> found) {
        if (found.isEmpty()) {
            return;
        }
        batch.batchUpdate(
                INSERT,
                found.stream()
                        .map(each -> {
                            var booked = each.affected().booked();
                            Replacement.Move move = each.move();
                            return new @Nullable Object[] {
                                each.plan(),
                                booked.appointment(),
                                booked.caseId().value(),
                                each.family(),
                                each.place(),
                                each.stands(),
                                booked.slot(),
                                booked.seat(),
                                move == null ? null : move.seat().slot(),
                                move == null ? null : move.seat().seat(),
                                move == null ? null : move.days(),
                                move == null ? null : move.kilometres(),
                                each.stands() ? Item.STANDS.name() : Item.PROPOSED.name(),
                                each.affected().replaces()
                            };
                        })
                        .toList());
    }

    /**
     * A seat looked for once more.
     *
     * @param move null when there is none
     */
    record Again(PlanItem item, Replacement.@Nullable Move move) {}

    /** Leaves those alone that were dealt with since they were read. */
    void foundAgain(List<Again> found) {
        batch.batchUpdate(
                """
                update invitations_plan_item set to_slot = ?, to_seat = ?, days = ?, kilometres = ?, tries = tries + 1
                 where plan_id = ? and appointment_id = ? and state = 'PROPOSED' and to_slot is null and tries = ?
                """,
                found.stream()
                        .map(each -> {
                            Replacement.Move move = each.move();
                            return new @Nullable Object[] {
                                move == null ? null : move.seat().slot(),
                                move == null ? null : move.seat().seat(),
                                move == null ? null : move.days(),
                                move == null ? null : move.kilometres(),
                                each.item().plan(),
                                each.item().appointment(),
                                each.item().tries()
                            };
                        })
                        .toList());
    }

    /**
     * What became of sending an item.
     *
     * @param offer null when the seat could not be had
     * @param reason why the applicant is in the list of calls although the offer is made
     */
    void sent(PlanItem item, Item state, @Nullable UUID offer, @Nullable String reason) {
        jdbc.sql("""
                        update invitations_plan_item
                           set state = :state, offer_id = :offer, reason = :reason, replaces_offer = null, done_at = :now,
                               to_slot = if(:lost, null, to_slot), to_seat = if(:lost, null, to_seat)
                         where plan_id = :plan and appointment_id = :appointment
                        """)
                .param("state", state.name())
                .param("offer", offer)
                .param("reason", reason)
                .param("now", clock.instant())
                .param("lost", offer == null)
                .param("plan", item.plan())
                .param("appointment", item.appointment())
                .update();
    }

    void state(PlanItem item, Item state) {
        state(item, state, null);
    }

    void state(PlanItem item, Item state, @Nullable Kept reason) {
        jdbc.sql("""
                        update invitations_plan_item set state = :state, reason = :reason, done_at = :now
                         where plan_id = :plan and appointment_id = :appointment
                        """)
                .param("state", state.name())
                .param("reason", reason == null ? null : reason.name())
                .param("now", clock.instant())
                .param("plan", item.plan())
                .param("appointment", item.appointment())
                .update();
    }

    /** The offers were answered, or their term is over. */
    void answered(Collection<UUID> offers, Item state) {
        var now = clock.instant();
        batch.batchUpdate(
                """
                update invitations_plan_item set state = ?, done_at = ? where offer_id = ? and state = 'SENT'
                """,
                offers.stream().map(id -> new Object[] {state.name(), now, id}).toList());
    }

    /** The seats offered are closed: these applicants are called. */
    void toCall(Collection<UUID> offers) {
        jdbc.sql("""
                        update invitations_plan_item set state = 'FALLBACK' where state = 'SENT' and offer_id in (:offers)
                        """).param("offers", offers).update();
    }

    /** The person changed the appointment: no plan has anything left to do for them. */
    void settle(UUID appointment) {
        jdbc.sql("""
                        update invitations_plan_item set state = 'SETTLED', done_at = :now
                         where appointment_id = :appointment
                           and state in ('PROPOSED', 'SENT', 'DECLINED', 'FALLBACK', 'STANDS')
                        """)
                .param("now", clock.instant())
                .param("appointment", appointment)
                .update();
    }

    /** Those whose appointment takes place were told. */
    void stood(UUID plan) {
        jdbc.sql("""
                        update invitations_plan_item set done_at = :now
                         where plan_id = :plan and state = 'STANDS' and done_at is null
                        """).param("now", clock.instant()).param("plan", plan).update();
    }

    /** The other plan goes on with the appointment, as far as it has not begun to. */
    void handOn(PlanItem item, UUID to, @Nullable UUID openOffer, boolean stands) {
        Item state = openOffer != null ? Item.SENT : item.state();
        if (state == Item.SENT && openOffer == null) {
            state = Item.PROPOSED;
        }
        if (state == Item.STANDS && !stands) {
            state = Item.PROPOSED;
        }
        if (!isKnown(item, to, openOffer)) {
            copy(item, to, openOffer, state);
        }
        if (openOffer != null) {
            jdbc.sql("update invitations_offer set plan_id = :to where id = :offer")
                    .param("to", to)
                    .param("offer", openOffer)
                    .update();
        }
        jdbc.sql("""
                        update invitations_plan p set state = 'SENDING'
                         where id = :to and state = 'SENT'
                           and exists (select 1 from invitations_plan_item i
                                        where i.plan_id = p.id and i.state = 'PROPOSED')
                        """).param("to", to).update();
        state(item, Item.HANDED_ON);
    }

    private boolean isKnown(PlanItem item, UUID to, @Nullable UUID openOffer) {
        return jdbc.sql("""
                        update invitations_plan_item
                           set replaces_offer = if(state = 'PROPOSED', coalesce(:offer, replaces_offer), replaces_offer),
                               tries = tries
                         where plan_id = :to and appointment_id = :appointment
                           and state in ('PROPOSED', 'SENT', 'DECLINED', 'FALLBACK', 'STANDS')
                        """)
                        .param("offer", openOffer)
                        .param("to", to)
                        .param("appointment", item.appointment())
                        .update()
                > 0;
    }

    /** A row the other plan had settled before begins anew. */
    private void copy(PlanItem item, UUID to, @Nullable UUID openOffer, Item state) {
        jdbc.sql("delete from invitations_plan_item where plan_id = :to and appointment_id = :appointment")
                .param("to", to)
                .param("appointment", item.appointment())
                .update();
        jdbc.sql("""
                        insert into invitations_plan_item (plan_id, appointment_id, case_id, family_id, place, stands,
                               from_slot, from_seat, to_slot, to_seat, days, kilometres, offer_id, state, reason, done_at,
                               tries)
                        select :to, i.appointment_id, i.case_id, i.family_id, i.place, i.stands, i.from_slot, i.from_seat,
                               if(:kept, i.to_slot, null), if(:kept, i.to_seat, null), i.days, i.kilometres,
                               coalesce(:offer, i.offer_id), :state, i.reason,
                               if(:state in ('PROPOSED', 'STANDS'), null, :now), if(:kept, i.tries, 0)
                          from invitations_plan_item i
                         where i.plan_id = :plan and i.appointment_id = :appointment
                        """)
                .param("to", to)
                .param("kept", openOffer != null)
                .param("offer", openOffer)
                .param("state", state.name())
                .param("now", clock.instant())
                .param("plan", item.plan())
                .param("appointment", item.appointment())
                .update();
    }
}
