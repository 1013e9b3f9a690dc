package pt.vez.casework;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import pt.vez.audit.Journal;
import pt.vez.shared.Actor;
import pt.vez.shared.Base32;
import pt.vez.shared.ChangedMeanwhile;
import pt.vez.shared.Ids;
import pt.vez.shared.InvalidInput;
import pt.vez.shared.NotAuthorised;
import pt.vez.shared.NotFound;
import pt.vez.shared.Role;
import pt.vez.shared.Zones;

/**
 * The data that decides on the priority of a case besides its age: circumstances an officer confirmed, and its family.
 */
@Service
public class CaseCircumstances {
    /** A family is a handful of people who come together. */
    public static final int LARGEST_FAMILY = 8;

    private final JdbcClient jdbc;
    private final CaseAccess access;
    private final Journal journal;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    CaseCircumstances(
            JdbcClient jdbc, CaseAccess access, Journal journal, ApplicationEventPublisher events, Clock clock) {
        this.jdbc = jdbc;
        this.access = access;
        this.journal = journal;
        this.events = events;
        this.clock = clock;
    }

    /**
     * @param vulnerability confirmed by an officer from a document
     * @param courtOrderBy day until which a court ordered the attendance (<i>intimação</i>, CPTA art. 109)
     * @param legalDeadline day on which a legal term of this case ends
     * @param protectedAppointment in a disruption the appointment stands, or moves before all others
     */
    public record Circumstances(
            @Nullable Vulnerability vulnerability,
            @Nullable LocalDate courtOrderBy,
            @Nullable LocalDate legalDeadline,
            boolean protectedAppointment) {
        public static final Circumstances NONE = new Circumstances(null, null, null, false);
    }

    /** The place of these cases in the order must be computed again. */
    public record CircumstancesChanged(List<CaseId> cases) {}

    /** The confirmed circumstances of a case, for an actor who may read the case. */
    @Transactional(readOnly = true)
    public Circumstances of(Actor actor, CaseId caseId) {
        access.require(actor, caseId, CasePermission.READ);
        return find(caseId).orElse(Circumstances.NONE);
    }

    private Optional<Circumstances> find(CaseId caseId) {
        return jdbc.sql("select vulnerability, court_order_by, legal_deadline, protected from casework_standing"
                        + " where case_id = ?")
                .param(caseId.value())
                .query((row, n) -> new Circumstances(
                        row.getString(1) == null ? null : Vulnerability.valueOf(row.getString(1)),
                        row.getObject(2, LocalDate.class),
                        row.getObject(3, LocalDate.class),
                        row.getBoolean(4)))
                .optional();
    }

    /**
     * An officer confirms circumstances; the person sees that it was done.
     *
     * @param seen what the officer's form was filled with
     * @param overdue the officer says that a day that has passed is meant: a term that has run out keeps its weight
     * @throws InvalidInput when a day is new, has passed, and that is not said to be meant
     * @throws NotAuthorised for others
     * @throws ChangedMeanwhile when another officer confirmed others since
     */
    @Transactional
    public void confirm(Actor actor, CaseId caseId, Circumstances seen, Circumstances circumstances, boolean overdue) {
        CaseRef ref = access.require(actor, caseId, CasePermission.REVIEW);
        jdbc.sql("select id from casework_case where id = ? for update")
                .param(caseId.value())
                .query(UUID.class)
                .single();
        ChangedMeanwhile.requireSame(seen, find(caseId).orElse(Circumstances.NONE));
        if (!overdue) {
            requireAhead(seen.courtOrderBy(), circumstances.courtOrderBy(), "standing.court.past");
            requireAhead(seen.legalDeadline(), circumstances.legalDeadline(), "standing.deadline.past");
        }
        jdbc.sql("insert into casework_standing (case_id, vulnerability, court_order_by, legal_deadline, protected,"
                        + " confirmed_by, confirmed_at) values (?, ?, ?, ?, ?, ?, ?) on duplicate key update"
                        + " vulnerability = values(vulnerability), court_order_by = values(court_order_by),"
                        + " legal_deadline = values(legal_deadline), protected = values(protected),"
                        + " confirmed_by = values(confirmed_by), confirmed_at = values(confirmed_at)")
                .param(caseId.value())
                .param(
                        circumstances.vulnerability() == null
                                ? null
                                : circumstances.vulnerability().name())
                .param(circumstances.courtOrderBy())
                .param(circumstances.legalDeadline())
                .param(circumstances.protectedAppointment())
                .param(actor.accountId())
                .param(clock.instant())
                .update();
        journal.record(actor, "standing.confirmed", ref.applicantId(), caseId.value(), "");
        events.publishEvent(new CircumstancesChanged(List.of(caseId)));
    }

    private void requireAhead(@Nullable LocalDate before, @Nullable LocalDate day, String problem) {
        if (day != null && !day.equals(before) && day.isBefore(Zones.today(clock))) {
            throw new InvalidInput(problem);
        }
    }

    /** The cases of the family, the given one first; alone when it has none. */
    @Transactional(readOnly = true)
    public List<CaseId> familyOf(Actor actor, CaseId caseId) {
        access.require(actor, caseId, CasePermission.OUTLINE);
        return members(caseId);
    }

    private List<CaseId> members(CaseId caseId) {
        List<CaseId> others = jdbc.sql(
                        "select m.case_id from casework_family f join casework_family m"
                                + " on m.family_id = f.family_id where f.case_id = ? and m.case_id <> f.case_id order by m.case_id")
                .param(caseId.value())
                .query((row, n) -> new CaseId(row.getObject(1, UUID.class)))
                .list();
        var all = new ArrayList<CaseId>();
        all.add(caseId);
        all.addAll(others);
        return all;
    }

    /**
     * Two cases belong to one family from now on; families that meet become one. The person may join their own cases,
     * an officer any two.
     *
     * @throws InvalidInput when the family would be larger than {@value #LARGEST_FAMILY}
     * @throws NotAuthorised without authority over both
     */
    @Transactional
    public void join(Actor actor, CaseId one, CaseId other) {
        CaseRef first = member(actor, one);
        CaseRef second = member(actor, other);
        if (one.equals(other)) {
            throw new InvalidInput("family.same");
        }
        List<CaseId> left = members(one);
        List<CaseId> right = members(other);
        if (left.contains(other)) {
            return;
        }
        if (left.size() + right.size() > LARGEST_FAMILY) {
            throw new InvalidInput("family.tooLarge", LARGEST_FAMILY);
        }
        UUID family = Ids.next();
        for (CaseId each : Stream.concat(left.stream(), right.stream()).toList()) {
            jdbc.sql("insert into casework_family values (?, ?) on duplicate key update family_id = values(family_id)")
                    .params(each.value(), family)
                    .update();
        }
        journal.record(actor, "family.joined", first.applicantId(), one.value(), second.number());
        journal.record(actor, "family.joined", second.applicantId(), other.value(), first.number());
        events.publishEvent(new CircumstancesChanged(
                java.util.stream.Stream.concat(left.stream(), right.stream()).toList()));
    }

    /** The case leaves its family. */
    @Transactional
    public void leave(Actor actor, CaseId caseId) {
        CaseRef ref = member(actor, caseId);
        List<CaseId> before = members(caseId);
        jdbc.sql("delete from casework_family where case_id = ?")
                .param(caseId.value())
                .update();
        if (before.size() == 2) {
            jdbc.sql("delete from casework_family where case_id = ?")
                    .param(before.get(1).value())
                    .update();
        }
        journal.record(actor, "family.left", ref.applicantId(), caseId.value(), "");
        events.publishEvent(new CircumstancesChanged(before));
    }

    private CaseRef member(Actor actor, CaseId caseId) {
        return access.require(actor, caseId, isStaff(actor) ? CasePermission.REVIEW : CasePermission.APPOINTMENTS);
    }

    private static boolean isStaff(Actor actor) {
        return actor.acting() == null && actor.is(Role.OFFICER);
    }

    /**
     * The case with this number, when the actor may act on it.
     *
     * @throws NotFound also when the actor may not act on it
     */
    @Transactional(readOnly = true)
    public CaseId byNumber(Actor actor, String typed) {
        CaseId found = jdbc.sql("select id from casework_case where number = ?")
                .param(Base32.normalise(typed))
                .query((row, n) -> new CaseId(row.getObject(1, UUID.class)))
                .optional()
                .orElseThrow(() -> new NotFound(isStaff(actor) ? "family.unknown.officer" : "family.unknown"));
        try {
            member(actor, found);
        } catch (NotAuthorised e) {
            if (isStaff(actor)) {
                // Officers may know of every case; a decided one asks for a reason first.
                throw e;
            }
            throw new NotFound("family.unknown");
        }
        return found;
    }
}
