package pt.vez.invitations.internal.replacement;

import java.sql.Statement;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import pt.vez.casework.CaseId;
import pt.vez.invitations.Offers.Kind;
import pt.vez.invitations.Offers.State;
import pt.vez.scheduling.CentreId;

/** The table of offers. A live offer is one that is still open. */
@Component
class OfferRepository {
    private static final String SELECT = """
            select o.id, o.kind, o.plan_id, o.case_id, o.hold_id, o.state, o.expires_at, s.centre_id, s.starts_at,
                   exists (select 1 from scheduling_seat_closure k
                            where k.slot_id = o.slot_id and k.seat = o.seat) as closed
              from invitations_offer o
              join scheduling_slot_time s on s.id = o.slot_id
            """;

    private static final RowMapper<OfferRow> OFFER = (row, n) -> new OfferRow(
            row.getObject("id", UUID.class),
            Kind.valueOf(row.getString("kind")),
            row.getObject("plan_id", UUID.class),
            new CaseId(row.getObject("case_id", UUID.class)),
            row.getObject("hold_id", UUID.class),
            State.valueOf(row.getString("state")),
            row.getObject("expires_at", Instant.class),
            new CentreId(row.getObject("centre_id", UUID.class)),
            row.getObject("starts_at", Instant.class),
            row.getBoolean("closed"));

    private final JdbcClient jdbc;
    private final JdbcTemplate batch;

    OfferRepository(JdbcClient jdbc, JdbcTemplate batch) {
        this.jdbc = jdbc;
        this.batch = batch;
    }

    /** @param appointment that the offer would replace */
    record NewOffer(
            UUID id,
            CaseId caseId,
            @Nullable UUID plan,
            @Nullable UUID appointment,
            UUID hold,
            UUID slot,
            int seat) {}

    void insert(Kind kind, List<NewOffer> offers, Instant now, Instant until) {
        batch.batchUpdate(
                """
                insert into invitations_offer (id, kind, plan_id, case_id, appointment_id, hold_id, slot_id, seat, state,
                    live, offered_at, expires_at)
                values (?, ?, ?, ?, ?, ?, ?, ?, 'OFFERED', true, ?, ?)
                """,
                offers.stream()
                        .map(each -> new @Nullable Object[] {
                            each.id(),
                            kind.name(),
                            each.plan(),
                            each.caseId().value(),
                            each.appointment(),
                            each.hold(),
                            each.slot(),
                            each.seat(),
                            now,
                            until
                        })
                        .toList());
    }

    Optional<OfferRow> find(UUID id) {
        return jdbc.sql(SELECT + "where o.id = :id")
                .param("id", id)
                .query(OFFER)
                .optional();
    }

    /** The offer when it is still open, locked until the transaction ends. */
    Optional<OfferRow> lockOpen(UUID id) {
        return jdbc.sql(SELECT + "where o.id = :id and o.state = 'OFFERED' for update")
                .param("id", id)
                .query(OFFER)
                .optional();
    }

    Optional<OfferRow> openOf(CaseId caseId) {
        return jdbc.sql(SELECT + "where o.case_id = :case and o.live")
                .param("case", caseId.value())
                .query(OFFER)
                .optional();
    }

    /** Ids of the live offers of a case, of both kinds. */
    List<UUID> liveOf(CaseId caseId) {
        return jdbc.sql("select id from invitations_offer where case_id = :case and live")
                .param("case", caseId.value())
                .query(UUID.class)
                .list();
    }

    List<UUID> liveReplacementsOf(CaseId caseId) {
        return jdbc.sql("""
                        select id from invitations_offer where case_id = :case and live and kind = 'REPLACEMENT'
                        """).param("case", caseId.value()).query(UUID.class).list();
    }

    /** Of these cases, those with a replacement that can still be answered. */
    Set<CaseId> withReplacement(Collection<CaseId> cases, Instant now) {
        return new HashSet<>(jdbc.sql("""
                        select case_id from invitations_offer
                        where case_id in (:cases) and live and kind = 'REPLACEMENT' and expires_at > :now
                        """)
                .param("cases", cases.stream().map(CaseId::value).toList())
                .param("now", now)
                .query((row, n) -> new CaseId(row.getObject("case_id", UUID.class)))
                .list());
    }

    /** Whether the case has an offer that can be answered: in its term, on a seat that is not closed. */
    boolean isAnswerable(CaseId caseId, Instant now) {
        return jdbc.sql("""
                        select exists (select 1 from invitations_offer o
                                        where o.case_id = :case and o.live and o.expires_at > :now
                                          and not exists (select 1 from scheduling_seat_closure k
                                                           where k.slot_id = o.slot_id and k.seat = o.seat))
                        """)
                .param("case", caseId.value())
                .param("now", now)
                .query(Boolean.class)
                .single();
    }

    /** Offers whose term is over, locked; not those of a paused plan or on a closed seat, which wait. */
    List<OfferRow> lockLapsed(Instant now, int most) {
        return jdbc.sql(SELECT + """
                        where o.state = 'OFFERED' and o.expires_at <= :now
                          and (o.plan_id is null
                               or not exists (select 1 from invitations_plan p
                                               where p.id = o.plan_id and p.state = 'PAUSED'))
                          and not exists (select 1 from scheduling_seat_closure k
                                           where k.slot_id = o.slot_id and k.seat = o.seat)
                        limit :most for update skip locked
                        """)
                .param("now", now)
                .param("most", most)
                .query(OFFER)
                .list();
    }

    /**
     * Ends offers that are still open.
     *
     * @return how many were
     */
    int close(Collection<UUID> ids, State state, Instant now) {
        int closed = 0;
        for (int each : batch.batchUpdate(
                """
                update invitations_offer set state = ?, live = null, ended_at = ? where id = ? and state = 'OFFERED'
                """,
                ids.stream().map(id -> new Object[] {state.name(), now, id}).toList())) {
            closed += Math.max(0, each == Statement.SUCCESS_NO_INFO ? 1 : each);
        }
        return closed;
    }

    boolean isLive(UUID offer) {
        return jdbc.sql("select exists (select 1 from invitations_offer where id = :offer and live)")
                .param("offer", offer)
                .query(Boolean.class)
                .single();
    }

    boolean isOn(@Nullable UUID offer, UUID slot, int seat) {
        return jdbc.sql("""
                        select exists (select 1 from invitations_offer
                                        where id = :offer and slot_id = :slot and seat = :seat)
                        """)
                .param("offer", offer)
                .param("slot", slot)
                .param("seat", seat)
                .query(Boolean.class)
                .single();
    }

    /** An open offer with the hold that keeps its seat. */
    record Held(UUID offer, UUID hold, Instant expires) {}

    private static final RowMapper<Held> HELD = (row, n) -> new Held(
            row.getObject("id", UUID.class),
            row.getObject("hold_id", UUID.class),
            row.getObject("expires_at", Instant.class));

    List<Held> heldBy(UUID plan) {
        return jdbc.sql("select id, hold_id, expires_at from invitations_offer where plan_id = :plan and live")
                .param("plan", plan)
                .query(HELD)
                .list();
    }

    /** Live offers of any plan on seats this plan closes. */
    List<Held> heldOnSeatsOf(UUID plan) {
        return jdbc.sql("""
                        select o.id, o.hold_id, o.expires_at
                          from invitations_offer o
                          join scheduling_seat_closure k on k.slot_id = o.slot_id and k.seat = o.seat
                         where k.closure_id = :plan and o.live
                        """).param("plan", plan).query(HELD).list();
    }

    /** Ids of live offers of any plan on seats this plan closes. */
    List<UUID> lostTo(UUID plan, int most) {
        return jdbc.sql("""
                        select o.id
                          from invitations_offer o
                          join scheduling_seat_closure k on k.slot_id = o.slot_id and k.seat = o.seat
                         where k.closure_id = :plan and o.live
                         limit :most
                        """)
                .param("plan", plan)
                .param("most", most)
                .query(UUID.class)
                .list();
    }

    void extend(UUID offer, Instant until) {
        jdbc.sql("update invitations_offer set expires_at = :until where id = :offer")
                .param("until", until)
                .param("offer", offer)
                .update();
    }
}
