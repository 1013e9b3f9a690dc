package pt.vez.intake.internal;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import pt.vez.intake.IntakeState;
import pt.vez.intake.Sameness;
import pt.vez.intake.internal.IntakeRepository.Entry;
import pt.vez.shared.Actor;

/** Intakes of one association that look like the same person, until a mediator decides. */
@Component
class DuplicateCandidateRepository {
    /** Longer apart, it is another visit of the same person and no accident. */
    private static final Duration NEAR = Duration.ofDays(1);

    private final JdbcClient jdbc;
    private final Clock clock;

    DuplicateCandidateRepository(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Earlier intakes with the same document number, or the same name and birth date, within a day. */
    List<UUID> of(Entry entry, MatchHashes.Of marks) {
        return jdbc.sql("select id from intake_record where partner_id = :partner and id <> :id"
                        + " and made_at between :from and :to"
                        + " and state <> 'TOGETHER' and (person_mark = :person or document_mark = :document)"
                        + " order by received_at, id for update")
                .param("partner", entry.partnerId())
                .param("id", entry.id())
                .param("from", entry.made().minus(NEAR))
                .param("to", entry.made().plus(NEAR))
                .param("person", marks.person())
                .param("document", marks.document())
                .query(UUID.class)
                .list();
    }

    void note(UUID partnerId, UUID newer, UUID earlier) {
        jdbc.sql("insert ignore into intake_match (newer, earlier, partner_id, found_at) values (?, ?, ?, ?)")
                .params(newer, earlier, partnerId, clock.instant())
                .update();
        settle(newer);
        settle(earlier);
    }

    /** The other intakes without a decision, except those put away. */
    List<UUID> undecided(UUID id) {
        return open(id, " and o.state <> 'PUT_AWAY'");
    }

    private List<UUID> open(UUID id, String which) {
        return jdbc.sql(
                        "select o.id from intake_match m join intake_record o on o.id = if(m.newer = :id, m.earlier, m.newer)"
                                + " where (m.newer = :id or m.earlier = :id) and m.decision is null"
                                + which
                                + " order by m.found_at, m.newer, m.earlier")
                .param("id", id)
                .query(UUID.class)
                .list();
    }

    /** @return false when there is nothing to decide between the two any more */
    boolean decide(Actor actor, Entry earlier, Entry newer, Sameness decision) {
        boolean open = jdbc.sql("update intake_match set decision = :decision, decided_by = :by, decided_at = :at"
                                + " where (newer, earlier) in ((:one, :other), (:other, :one)) and decision is null")
                        .param("decision", decision.name())
                        .param("by", actor.accountId())
                        .param("at", clock.instant())
                        .param("one", newer.id())
                        .param("other", earlier.id())
                        .update()
                == 1;
        if (open && decision == Sameness.SAME) {
            // An open case is not put away: the other joins it; of two cases both stay what they are.
            if (newer.state() != IntakeState.CASE) {
                keepTogether(newer, earlier);
            } else if (earlier.state() != IntakeState.CASE) {
                keepTogether(earlier, newer);
            }
        }
        settle(newer.id());
        settle(earlier.id());
        return open;
    }

    /** What still had to be decided about the newer is asked about the one it is kept with. */
    private void keepTogether(Entry joins, Entry stays) {
        UUID with = stays.keptWith() == null ? stays.id() : stays.keptWith();
        jdbc.sql("update intake_record set state = ?, kept_with = ? where id = ?")
                .params(IntakeState.TOGETHER.name(), with, joins.id())
                .update();
        jdbc.sql("update intake_record set kept_with = ? where kept_with = ?")
                .params(with, joins.id())
                .update();
        List<UUID> others = open(joins.id(), "");
        jdbc.sql("delete from intake_match where (newer = ? or earlier = ?) and decision is null")
                .params(joins.id(), joins.id())
                .update();
        others.stream()
                .filter(other -> !other.equals(with) && !areKnown(other, with))
                .forEach(other -> note(joins.partnerId(), other, with));
    }

    private boolean areKnown(UUID one, UUID other) {
        return jdbc.sql("select count(*) from intake_match where (newer = :one and earlier = :other)"
                                + " or (newer = :other and earlier = :one)")
                        .param("one", one)
                        .param("other", other)
                        .query(Integer.class)
                        .single()
                > 0;
    }

    /** After one of them was put away or taken back: what still has to be decided about the others. */
    void settleAround(UUID id) {
        settle(id);
        open(id, "").forEach(this::settle);
    }

    private void settle(UUID id) {
        jdbc.sql("""
                        update intake_record r
                           set r.state = if(exists (
                               select 1 from intake_match m
                                 join intake_record o on o.id = if(m.newer = :id, m.earlier, m.newer)
                                where (m.newer = :id or m.earlier = :id) and m.decision is null
                                  and o.state <> 'PUT_AWAY'), 'CONFLICT', 'RECEIVED')
                         where r.id = :id and r.state in ('RECEIVED', 'CONFLICT')""").param("id", id).update();
    }
}
