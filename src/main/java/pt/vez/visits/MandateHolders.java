package pt.vez.visits;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import pt.vez.associations.Associations;
import pt.vez.associations.Colleagues;
import pt.vez.audit.Journal;
import pt.vez.casework.CaseId;
import pt.vez.casework.CaseNumber;
import pt.vez.mandates.Authority;
import pt.vez.mandates.Authority.Question;
import pt.vez.mandates.Permission;
import pt.vez.mandates.Term;
import pt.vez.platform.Transactions;
import pt.vez.shared.Actor;
import pt.vez.shared.ChangedMeanwhile;
import pt.vez.shared.Ids;
import pt.vez.shared.InvalidInput;
import pt.vez.shared.NotFound;
import pt.vez.shared.PageOf;

/**
 * Which mediator of an association works with a mandate. A mandate is its association's, so that a coordinator may
 * pass it on when the mediator is ill or gone; the person is told and reads it in their journal.
 */
@Service
public class MandateHolders {

    /** The mediator who took the mandate over last, else the one who asked for it. */
    private static final String IN_HAND = """
            m.association_id = :association and m.state = 'ACTIVE' and m.expires_at > :now and m.term <> 'VISIT'
            """;

    private static final String HELD = """
            select m.id as mandate_id, c.number, m.term, m.expires_at as until,
                   coalesce(h.to_account, m.mediator_id) as holder_id, coalesce(h.to_name, m.mediator_name) as holder
              from mandates_mandate m
              join casework_case c on c.id = m.case_id
              left join visits_handover h on h.id = (select l.id from visits_handover l
                        where l.mandate_id = m.id and l.state = 'ACCEPTED' order by l.answered_at desc limit 1)
             where\s""" + IN_HAND;

    private final JdbcClient jdbc;
    private final Associations associations;
    private final Colleagues colleagues;
    private final Authority authority;
    private final Transactions transactions;
    private final Journal journal;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    MandateHolders(
            JdbcClient jdbc,
            Associations associations,
            Colleagues colleagues,
            Authority authority,
            Transactions transactions,
            Journal journal,
            ApplicationEventPublisher events,
            Clock clock) {
        this.jdbc = jdbc;
        this.associations = associations;
        this.colleagues = colleagues;
        this.authority = authority;
        this.transactions = transactions;
        this.journal = journal;
        this.events = events;
        this.clock = clock;
    }

    /** A mandate that outlives the visit, and who has it in hand. Nothing of the person but the number of the case. */
    public record Held(UUID mandateId, String number, Term term, Instant until, UUID holderId, String holder) {
        public CaseNumber caseNumber() {
            return new CaseNumber(number);
        }
    }

    /** Another mediator of the association goes on; the person is told. */
    public record MandateReassigned(UUID id, UUID mandateId, CaseId caseId, String associationName, String to) {}

    /**
     * The mandates of the own association over this case, before another is asked for; nothing of other associations.
     *
     * @throws pt.vez.shared.NotAuthorised naming the condition that fails
     */
    @Transactional(readOnly = true)
    public List<Held> ofCase(Actor actor, CaseId caseId) {
        UUID association = authority.member(actor, Permission.DESK).associationId();
        return jdbc.sql(HELD + " and c.id = :case and m.applicant_id = c.applicant_id order by m.expires_at desc")
                .param("association", association)
                .param("now", clock.instant())
                .param("case", caseId.value())
                .query(Held.class)
                .list();
    }

    /** Those of the association, for its coordinator, a page at a time; those that end soonest first. */
    @Transactional(readOnly = true)
    public PageOf<Held> ofAssociation(Actor coordinator, int offset, int limit) {
        UUID association = associations.requireCoordinator(coordinator).associationId();
        Instant now = clock.instant();
        long total = jdbc.sql("select count(*) from mandates_mandate m where " + IN_HAND)
                .param("association", association)
                .param("now", now)
                .query(Long.class)
                .single();
        List<Held> page = jdbc.sql(HELD + " order by m.expires_at, m.id limit :limit offset :offset")
                .param("association", association)
                .param("now", now)
                .param("limit", limit)
                .param("offset", offset)
                .query(Held.class)
                .list();
        return new PageOf<>(page, total);
    }

    /** Who may take a mandate over from this holder: the coordinator and the other mediators of the association. */
    @Transactional(readOnly = true)
    public List<Colleagues.Colleague> successors(Actor coordinator, Held held) {
        associations.requireCoordinator(coordinator);
        var all = new ArrayList<>(colleagues.of(coordinator));
        all.addFirst(new Colleagues.Colleague(coordinator.accountId(), coordinator.name()));
        all.removeIf(each -> each.accountId().equals(held.holderId()));
        return all;
    }

    /**
     * The coordinator passes a mandate on.
     *
     * @param seen as the coordinator saw it
     * @throws pt.vez.shared.NotAuthorised for all but the coordinator of the association
     * @throws InvalidInput when the mediator is not of the association or not ready: no declaration, or the agreement
     *     does not cover the procedure
     * @throws NotFound when the mandate is not the association's, or no longer in force
     * @throws ChangedMeanwhile when another mediator holds it since
     */
    public void reassign(Actor coordinator, Held seen, UUID to) {
        var membership = associations.requireCoordinator(coordinator);
        var successor = successors(coordinator, seen).stream()
                .filter(each -> each.accountId().equals(to))
                .findFirst()
                .orElseThrow(() -> new InvalidInput("reassign.notColleague"));
        transactions.run(() -> {
            record Row(UUID caseId, UUID applicantId, String procedure) {}
            Row row = jdbc.sql("""
                            select m.case_id, m.applicant_id, c.procedure_code as `procedure` from mandates_mandate m
                              join casework_case c on c.id = m.case_id
                             where m.id = :mandate and m.association_id = :association and m.state = 'ACTIVE'
                               and m.expires_at > :now for update
                            """)
                    .param("mandate", seen.mandateId())
                    .param("association", membership.associationId())
                    .param("now", clock.instant())
                    .query(Row.class)
                    .optional()
                    .orElseThrow(() -> new NotFound("reassign.over"));
            ChangedMeanwhile.requireSame(seen.holderId(), holder(seen.mandateId()));
            // No shift is asked for: the next one may be tomorrow.
            authority
                    .missing(new Question(to, Permission.DELIVER, null, null, row.procedure(), null))
                    .ifPresent(missing -> {
                        throw new InvalidInput("reassign.notReady", successor.name());
                    });
            UUID id = handOver(membership.associationId(), seen, row.caseId(), row.applicantId(), successor);
            journal.record(coordinator, "mandate.reassigned", row.applicantId(), row.caseId(), to.toString());
            events.publishEvent(new MandateReassigned(
                    id, seen.mandateId(), new CaseId(row.caseId()), membership.associationName(), successor.name()));
            return id;
        });
    }

    private UUID holder(UUID mandateId) {
        return jdbc.sql("""
                        select coalesce((select h.to_account from visits_handover h where h.mandate_id = m.id
                               and h.state = 'ACCEPTED' order by h.answered_at desc limit 1), m.mediator_id)
                          from mandates_mandate m where m.id = ?
                        """).param(mandateId).query(UUID.class).single();
    }

    /**
     * As if the colleague had accepted an offer: the visit of the one before is over, and offers that wait are
     * withdrawn.
     */
    private UUID handOver(UUID association, Held seen, UUID caseId, UUID applicantId, Colleagues.Colleague to) {
        Instant now = clock.instant();
        jdbc.sql("update visits_handover set state = 'WITHDRAWN', waiting = null, answered_at = ?"
                        + " where mandate_id = ? and waiting")
                .params(now, seen.mandateId())
                .update();
        jdbc.sql("update visits_visit set ended_at = ? where mandate_id = ? and account_id = ? and ended_at is null")
                .params(now, seen.mandateId(), seen.holderId())
                .update();
        UUID id = Ids.next();
        jdbc.sql("""
                        insert into visits_handover (id, mandate_id, case_id, applicant_id, association_id, from_account,
                            from_name, to_account, to_name, state, offered_at, answered_at, waiting)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, 'ACCEPTED', ?, ?, null)
                        """)
                .params(
                        id,
                        seen.mandateId(),
                        caseId,
                        applicantId,
                        association,
                        seen.holderId(),
                        seen.holder(),
                        to.accountId(),
                        to.name(),
                        now,
                        now)
                .update();
        return id;
    }
}
