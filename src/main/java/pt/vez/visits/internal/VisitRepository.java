package pt.vez.visits.internal;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import pt.vez.shared.Actor;
import pt.vez.shared.Ids;

/** Visits: one row each, without an end while it goes on. */
@Repository
class VisitRepository {
    private final JdbcClient jdbc;

    VisitRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A visit that goes on. */
    record UnderWay(
            UUID partnerId, String mediatorName, @Nullable String centre, Instant startedAt) {}

    /** @param centre name of the centre the mediator works at today; null when it is not known */
    void insert(Actor mediator, Actor.Acting acting, UUID applicantId, @Nullable String centre, Instant now) {
        jdbc.sql("""
                        insert into visits_visit
                            (id, mandate_id, case_id, applicant_id, partner_id, account_id, mediator_name, place,
                             started_at)
                        values (:id, :mandate, :case, :applicant, :association, :account, :name, :centre, :now)
                        """)
                .param("id", Ids.next())
                .param("mandate", acting.mandateId())
                .param("case", acting.caseId())
                .param("applicant", applicantId)
                .param("association", acting.partnerId())
                .param("account", mediator.accountId())
                .param("name", mediator.name())
                .param("centre", centre)
                .param("now", now)
                .update();
    }

    /** Notes that a page of the visit is open, unless that was noted since {@code before}. */
    void seen(UUID account, Instant before, Instant now) {
        jdbc.sql("""
                        update visits_visit set seen_at = :now
                         where account_id = :account and ended_at is null and (seen_at is null or seen_at < :before)
                        """)
                .param("now", now)
                .param("account", account)
                .param("before", before)
                .update();
    }

    /** @return whether a visit of this mediator went on */
    boolean end(UUID account, Instant now) {
        return jdbc.sql("update visits_visit set ended_at = :now where account_id = :account and ended_at is null")
                        .param("now", now)
                        .param("account", account)
                        .update()
                > 0;
    }

    /** Ends the visit of the mediator who made this offer of a handover. */
    void endOfHandover(UUID handoverId, Instant now) {
        jdbc.sql("""
                        update visits_visit v
                          join visits_handover h on h.mandate_id = v.mandate_id and h.from_account = v.account_id
                           set v.ended_at = :now
                         where h.id = :handover and v.ended_at is null
                        """).param("now", now).param("handover", handoverId).update();
    }

    /** Visits of this person by other mediators of which a page was open after {@code oldest}, oldest first. */
    List<UnderWay> others(UUID applicantId, UUID account, Instant oldest) {
        return jdbc.sql("""
                        select partner_id, mediator_name, place as centre, started_at
                          from visits_visit
                         where applicant_id = :applicant and ended_at is null and account_id <> :account
                           and coalesce(seen_at, started_at) > :oldest
                         order by started_at
                        """)
                .param("applicant", applicantId)
                .param("account", account)
                .param("oldest", oldest)
                .query(UnderWay.class)
                .list();
    }
}
