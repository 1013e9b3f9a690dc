package pt.vez.visits;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import pt.vez.casework.CaseAccess;
import pt.vez.casework.CasePermission;
import pt.vez.mandates.Mandates;
import pt.vez.scheduling.MediatorOccupied;
import pt.vez.shared.Actor;
import pt.vez.shared.Ids;

/**
 * Which mediator is with which person at this moment, so that two mediators who open the same person notice. A
 * colleague of the own association is shown with name and place; of a mediator of another association only that there
 * is one, and since when.
 */
@Service
public class VisitPresence {
    /** A visit without an open page, because the browser was closed or the machine died, counts no longer than this. */
    static final Duration SEEN = Duration.ofMinutes(2);

    private static final Duration NOTED_EVERY = Duration.ofSeconds(30);

    private final JdbcClient jdbc;
    private final CaseAccess access;
    private final Mandates mandates;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    VisitPresence(
            JdbcClient jdbc, CaseAccess access, Mandates mandates, ApplicationEventPublisher events, Clock clock) {
        this.jdbc = jdbc;
        this.access = access;
        this.mandates = mandates;
        this.events = events;
        this.clock = clock;
    }

    /** The mediator is with a person now, or no longer; in the transaction in which it happens. */
    public record VisitChanged(UUID mediator) implements MediatorOccupied {}

    /** @param name null for a mediator of another association; then the place is null as well */
    public record Other(@Nullable String name, @Nullable String place, Instant since) {}

    /**
     * @param place where the mediator works today, when it is known
     * @throws NotAuthorised without a live mandate
     */
    @Transactional
    public void began(Actor actor, @Nullable String place) {
        // A mediator who handed the person over earlier may be with them again: the mandate is what counts here.
        access.visited(actor, CasePermission.OUTLINE);
        var acting = mandates.acting(actor, actor.requireActing().mandateId());
        UUID applicant = applicantOf(acting);
        ended(actor);
        jdbc.sql("insert into visits_visit (id, mandate_id, case_id, applicant_id, association_id, account_id,"
                        + " mediator_name, place, started_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?)")
                .param(Ids.next())
                .param(acting.mandateId())
                .param(acting.caseId())
                .param(applicant)
                .param(acting.associationId())
                .param(actor.accountId())
                .param(actor.name())
                .param(place)
                .param(clock.instant())
                .update();
        events.publishEvent(new VisitChanged(actor.accountId()));
    }

    /** A page of the visit is open; noted twice a minute at most. The caller has asked for the authority. */
    @Transactional
    public void seen(Actor actor) {
        Instant now = clock.instant();
        jdbc.sql("update visits_visit set seen_at = ? where account_id = ? and ended_at is null"
                        + " and (seen_at is null or seen_at < ?)")
                .params(now, actor.accountId(), now.minus(NOTED_EVERY))
                .update();
    }

    /** The mediator's visit ended. */
    @Transactional
    public void ended(Actor actor) {
        int ended = jdbc.sql("update visits_visit set ended_at = ? where account_id = ? and ended_at is null")
                .params(clock.instant(), actor.accountId())
                .update();
        if (ended > 0) {
            events.publishEvent(new VisitChanged(actor.accountId()));
        }
    }

    /** Who else is with the person of this visit. */
    @Transactional(readOnly = true)
    public List<Other> alsoHere(Actor actor) {
        UUID applicant = access.requireVisit(actor, CasePermission.OUTLINE).applicantId();
        return others(actor, actor.requireActing().associationId(), applicant);
    }

    /** The caller has asked for the authority over this mandate. */
    private UUID applicantOf(Actor.Acting acting) {
        return jdbc.sql("select applicant_id from casework_case where id = ?")
                .param(acting.caseId())
                .query(UUID.class)
                .single();
    }

    private List<Other> others(Actor actor, UUID association, UUID applicant) {
        return jdbc.sql("select mediator_name, place, started_at, association_id from visits_visit"
                        + " where applicant_id = ? and ended_at is null and account_id <> ?"
                        + " and coalesce(seen_at, started_at) > ?"
                        + " order by started_at")
                .params(applicant, actor.accountId(), clock.instant().minus(SEEN))
                .query((row, n) -> other(
                        association.equals(row.getObject(4, UUID.class)),
                        row.getString(1),
                        row.getString(2),
                        row.getObject(3, Instant.class)))
                .list();
    }

    static Other other(boolean colleague, String name, @Nullable String place, Instant since) {
        return new Other(colleague ? name : null, colleague ? place : null, since);
    }
}
