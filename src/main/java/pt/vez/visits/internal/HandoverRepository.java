package pt.vez.visits.internal;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import pt.vez.visits.Handovers.Handover;
import pt.vez.visits.Handovers.HandoverState;

/** Offers of handovers and their answers. An offer waits while {@code waiting} is true, and for its time; else it is null. */
@Repository
class HandoverRepository {
    private static final String SELECT = """
            select h.id, h.mandate_id, h.case_id, h.applicant_id, h.from_name, h.to_name, h.offered_at, h.state
              from visits_handover h
            """;

    private final JdbcClient jdbc;

    HandoverRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Of whom, from whom and to whom. */
    record Parties(
            UUID mandateId,
            UUID caseId,
            UUID applicantId,
            UUID partnerId,
            UUID fromAccount,
            String fromName,
            UUID toAccount,
            String toName) {}

    record Row(
            UUID id,
            UUID mandateId,
            UUID caseId,
            UUID applicantId,
            String fromName,
            String toName,
            Instant offeredAt,
            HandoverState state) {
        Handover view(@Nullable String person) {
            return new Handover(id, mandateId, fromName, toName, person, offeredAt, state);
        }
    }

    /** @throws org.springframework.dao.DuplicateKeyException when an offer of this mandate waits already */
    void offer(UUID id, Parties parties, Instant now) {
        insert(id, parties, HandoverState.OFFERED, now, null, true);
    }

    /**
     * As if the offer had been accepted at once: offers of this mandate that wait are withdrawn, and the visit of the one
     * before under it is over.
     */
    void passOn(UUID id, Parties parties, Instant now) {
        withdrawOfMandate(parties.mandateId(), now);
        jdbc.sql("""
                        update visits_visit set ended_at = :now
                         where mandate_id = :mandate and account_id = :account and ended_at is null
                        """)
                .param("now", now)
                .param("mandate", parties.mandateId())
                .param("account", parties.fromAccount())
                .update();
        insert(id, parties, HandoverState.ACCEPTED, now, now, null);
    }

    private void insert(
            UUID id,
            Parties parties,
            HandoverState state,
            Instant offeredAt,
            @Nullable Instant answeredAt,
            @Nullable Boolean waiting) {
        jdbc.sql("""
                        insert into visits_handover
                            (id, mandate_id, case_id, applicant_id, partner_id, from_account, from_name, to_account,
                             to_name, state, offered_at, answered_at, waiting)
                        values (:id, :mandate, :case, :applicant, :association, :from, :fromName, :to, :toName, :state,
                                :offered, :answered, :waiting)
                        """)
                .param("id", id)
                .param("mandate", parties.mandateId())
                .param("case", parties.caseId())
                .param("applicant", parties.applicantId())
                .param("association", parties.partnerId())
                .param("from", parties.fromAccount())
                .param("fromName", parties.fromName())
                .param("to", parties.toAccount())
                .param("toName", parties.toName())
                .param("state", state.name())
                .param("offered", offeredAt)
                .param("answered", answeredAt)
                .param("waiting", waiting)
                .update();
    }

    /** Offers made before {@code oldest} no longer wait. */
    void lapse(Instant oldest, Instant now) {
        jdbc.sql("""
                        update visits_handover set state = 'WITHDRAWN', waiting = null, answered_at = :now
                         where waiting and offered_at < :oldest
                        """).param("now", now).param("oldest", oldest).update();
    }

    /** What this mediator offered. */
    void withdrawOf(UUID fromAccount, Instant now) {
        jdbc.sql("""
                        update visits_handover set state = 'WITHDRAWN', waiting = null, answered_at = :now
                         where waiting and from_account = :from
                        """).param("now", now).param("from", fromAccount).update();
    }

    private void withdrawOfMandate(UUID mandateId, Instant now) {
        jdbc.sql("""
                        update visits_handover set state = 'WITHDRAWN', waiting = null, answered_at = :now
                         where mandate_id = :mandate and waiting
                        """).param("now", now).param("mandate", mandateId).update();
    }

    void answer(UUID id, HandoverState state, Instant now) {
        jdbc.sql("""
                        update visits_handover set state = :state, waiting = null, answered_at = :now
                         where id = :id
                        """)
                .param("state", state.name())
                .param("now", now)
                .param("id", id)
                .update();
    }

    /** What is offered to this mediator since {@code oldest}, with the name of the person; only mandates still in force. */
    List<Handover> offeredTo(UUID account, UUID association, Instant oldest, Instant now) {
        return jdbc.sql("""
                        select h.id, h.mandate_id, h.from_name as `from`, h.to_name as `to`, p.name as person,
                               h.offered_at as at, h.state
                          from visits_handover h
                          join mandates_active_mandate m on m.id = h.mandate_id and m.partner_id = h.partner_id
                               and m.expires_at > :now
                          join people_person_name p on p.id = h.applicant_id
                         where h.to_account = :account and h.partner_id = :association and h.waiting
                           and h.offered_at >= :oldest
                         order by h.offered_at
                        """)
                .param("account", account)
                .param("association", association)
                .param("oldest", oldest)
                .param("now", now)
                .query(Handover.class)
                .list();
    }

    /** The newest offer this mediator made of the mandate since {@code oldest}. */
    Optional<Row> newest(UUID mandateId, UUID fromAccount, Instant oldest) {
        return jdbc.sql(SELECT + """
                         where h.mandate_id = :mandate and h.from_account = :from and h.offered_at >= :oldest
                         order by h.offered_at desc, h.id desc
                         limit 1
                        """)
                .param("mandate", mandateId)
                .param("from", fromAccount)
                .param("oldest", oldest)
                .query(Row.class)
                .optional();
    }

    /** An offer to this mediator that waits; locked until the transaction ends. */
    Optional<Row> lockWaiting(UUID id, UUID toAccount, Instant oldest) {
        return jdbc.sql(SELECT + """
                         where h.id = :id and h.to_account = :to and h.waiting and h.offered_at >= :oldest
                           for update
                        """)
                .param("id", id)
                .param("to", toAccount)
                .param("oldest", oldest)
                .query(Row.class)
                .optional();
    }

    /** The identifiers of all offers that wait, joined by commas, by the account they are made to. */
    Map<UUID, String> waiting(Instant oldest) {
        Map<UUID, String> offers = new HashMap<>();
        jdbc.sql("""
                        select to_account, id
                          from visits_handover
                         where waiting and offered_at >= :oldest
                         order by id
                        """).param("oldest", oldest).query(row -> {
            offers.merge(
                    row.getObject("to_account", UUID.class), row.getString("id"), (one, other) -> one + "," + other);
        });
        return offers;
    }
}
