package pt.vez.visits;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import pt.vez.associations.Colleagues;
import pt.vez.audit.Journal;
import pt.vez.casework.CaseAccess;
import pt.vez.casework.CasePermission;
import pt.vez.casework.CaseRef;
import pt.vez.casework.VisitTakeovers;
import pt.vez.mandates.Authority;
import pt.vez.mandates.Mandates;
import pt.vez.mandates.Permission;
import pt.vez.shared.Actor;
import pt.vez.shared.Ids;
import pt.vez.shared.InvalidInput;
import pt.vez.shared.NotAuthorised;

/**
 * Hands a person over from one mediator to a colleague of the same association. The colleague must accept; the mandate
 * is the association's and carries over; with the acceptance the first mediator's visit ends. The person reads it in
 * their journal.
 */
@Service
public class Handovers {
    /** An offer not answered within this time is over. */
    public static final Duration WAITS = Duration.ofMinutes(15);

    private static final String SELECT = "select id, mandate_id, case_id, applicant_id, from_name, to_name, offered_at,"
            + " state from visits_handover where ";
    private final JdbcClient jdbc;
    private final CaseAccess access;
    private final VisitTakeovers takeovers;
    private final Mandates mandates;
    private final Authority authority;
    private final Colleagues colleagues;
    private final Journal journal;
    private final Clock clock;

    Handovers(
            JdbcClient jdbc,
            CaseAccess access,
            VisitTakeovers takeovers,
            Mandates mandates,
            Authority authority,
            Colleagues colleagues,
            Journal journal,
            Clock clock) {
        this.jdbc = jdbc;
        this.access = access;
        this.takeovers = takeovers;
        this.mandates = mandates;
        this.authority = authority;
        this.colleagues = colleagues;
        this.journal = journal;
        this.clock = clock;
    }

    /** Where a handover is in its life. */
    public enum HandoverState {
        OFFERED,
        ACCEPTED,
        DECLINED,
        WITHDRAWN
    }

    /**
     * An offer as the two of them see it.
     *
     * @param person the name, only for the one who is to accept
     */
    public record Handover(
            UUID id,
            UUID mandateId,
            String from,
            String to,
            @Nullable String person,
            Instant at,
            HandoverState state) {}

    private record Row(
            UUID id,
            UUID mandateId,
            UUID caseId,
            UUID applicantId,
            String from,
            String to,
            Instant at,
            HandoverState state) {
        Handover view(@Nullable String person) {
            return new Handover(id, mandateId, from, to, person, at, state);
        }
    }

    private static final RowMapper<Row> ROW = (row, n) -> new Row(
            row.getObject(1, UUID.class),
            row.getObject(2, UUID.class),
            row.getObject(3, UUID.class),
            row.getObject(4, UUID.class),
            row.getString(5),
            row.getString(6),
            row.getObject(7, Instant.class),
            HandoverState.valueOf(row.getString(8)));

    /**
     * Offers the person of this visit to a colleague.
     *
     * @throws InvalidInput when the person is offered to a colleague already
     * @throws NotAuthorised when there is no live mandate, or the colleague is of no or another association
     */
    @Transactional
    public void offer(Actor actor, UUID colleague) {
        CaseRef ref = access.requireVisit(actor, CasePermission.OUTLINE);
        var acting = actor.requireActing();
        var to = colleagues.of(actor).stream()
                .filter(each -> each.accountId().equals(colleague))
                .findFirst()
                .orElseThrow(() -> new NotAuthorised("handover.notColleague"));
        lapse();
        try {
            jdbc.sql("insert into visits_handover (id, mandate_id, case_id, applicant_id, association_id, from_account,"
                            + " from_name, to_account, to_name, state, offered_at, waiting)"
                            + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, 'OFFERED', ?, true)")
                    .params(
                            Ids.next(),
                            acting.mandateId(),
                            acting.caseId(),
                            ref.applicantId(),
                            acting.associationId(),
                            actor.accountId(),
                            actor.name(),
                            to.accountId(),
                            to.name(),
                            clock.instant())
                    .update();
        } catch (DuplicateKeyException e) {
            throw new InvalidInput("handover.offered");
        }
        journal.record(actor, "handover.offered", ref.applicantId(), acting.caseId(), "");
    }

    private void lapse() {
        jdbc.sql("update visits_handover set state = 'WITHDRAWN', waiting = null, answered_at = ?"
                        + " where waiting and offered_at < ?")
                .params(clock.instant(), clock.instant().minus(WAITS))
                .update();
    }

    /** What colleagues offer to this mediator now. Only people whose mandate is still in force, by name. */
    @Transactional(readOnly = true)
    public List<Handover> offeredTo(Actor actor) {
        var membership = authority.member(actor, Permission.DESK);
        return jdbc.sql(
                        "select h.id, h.mandate_id, h.case_id, h.applicant_id, h.from_name, h.to_name, h.offered_at, h.state,"
                                + " a.name from visits_handover h join mandates_mandate m on m.id = h.mandate_id"
                                + " and m.association_id = h.association_id and m.state = 'ACTIVE' and m.expires_at > :now"
                                + " join casework_applicant a on a.id = h.applicant_id where h.to_account = :me"
                                + " and h.association_id = :association and h.waiting and h.offered_at >= :oldest"
                                + " order by h.offered_at")
                .param("me", actor.accountId())
                .param("association", membership.associationId())
                .param("now", clock.instant())
                .param("oldest", clock.instant().minus(WAITS))
                .query((row, n) -> Objects.requireNonNull(ROW.mapRow(row, n)).view(row.getString(9)))
                .list();
    }

    /** The newest offer of this visit that waits or was answered in the last quarter of an hour. */
    @Transactional(readOnly = true)
    public Optional<Handover> ofVisit(Actor actor) {
        var acting = actor.acting();
        return acting == null
                ? Optional.empty()
                : jdbc.sql(SELECT + "mandate_id = ? and from_account = ? and offered_at >= ?"
                                + " order by offered_at desc, id desc limit 1")
                        .params(
                                acting.mandateId(),
                                actor.accountId(),
                                clock.instant().minus(WAITS))
                        .query(ROW)
                        .optional()
                        .map(row -> row.view(null));
    }

    /**
     * The colleague takes over.
     *
     * @return the mandate under which the visit goes on
     * @throws NotAuthorised naming the condition that fails; when the offer is another mediator's, is over, or the
     *     mandate is no longer in force
     */
    @Transactional
    public UUID accept(Actor actor, UUID id) {
        authority.require(actor, Permission.DESK, null, null);
        Row row = waiting(actor, id);
        Actor.Acting acting = mandates.acting(actor, row.mandateId());
        answer(id, HandoverState.ACCEPTED);
        Instant now = clock.instant();
        jdbc.sql("update visits_visit v join visits_handover h on h.mandate_id = v.mandate_id"
                        + " and h.from_account = v.account_id set v.ended_at = ? where h.id = ? and v.ended_at is null")
                .params(now, id)
                .update();
        var taking = actor.inVisit(acting);
        journal.record(taking, "handover.accepted", row.applicantId(), row.caseId(), "");
        return row.mandateId();
    }

    /** Needs no authority: it only says no. */
    @Transactional
    public void decline(Actor actor, UUID id) {
        waiting(actor, id);
        answer(id, HandoverState.DECLINED);
    }

    /** The mediator who offered the person withdraws the offer. */
    @Transactional
    public void withdraw(Actor actor) {
        jdbc.sql("update visits_handover set state = 'WITHDRAWN', waiting = null, answered_at = ?"
                        + " where waiting and from_account = ?")
                .params(clock.instant(), actor.accountId())
                .update();
    }

    /** Whether a colleague took over the visit of this actor: then it is over for them, and its mandate is not. */
    @Transactional(readOnly = true)
    public boolean isTakenOver(Actor actor) {
        return takeovers.isTakenOver(actor);
    }

    private Row waiting(Actor actor, UUID id) {
        return jdbc.sql(SELECT + "id = ? and to_account = ? and waiting and offered_at >= ? for update")
                .params(id, actor.accountId(), clock.instant().minus(WAITS))
                .query(ROW)
                .optional()
                .orElseThrow(() -> new NotAuthorised("handover.over"));
    }

    private void answer(UUID id, HandoverState state) {
        jdbc.sql("update visits_handover set state = ?, waiting = null, answered_at = ? where id = ?")
                .params(state.name(), clock.instant(), id)
                .update();
    }
}
