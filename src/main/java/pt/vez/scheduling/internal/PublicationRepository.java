package pt.vez.scheduling.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import pt.vez.scheduling.CentreId;
import pt.vez.scheduling.Publications.OfCentre;
import pt.vez.scheduling.Publications.Publication;
import pt.vez.scheduling.Publications.State;

/** The rows of publications. */
@Repository
class PublicationRepository {
    private final JdbcClient jdbc;
    private final JdbcTemplate batch;

    PublicationRepository(JdbcClient jdbc, JdbcTemplate batch) {
        this.jdbc = jdbc;
        this.batch = batch;
    }

    /** A publication without its centres. */
    record Head(UUID id, LocalDate from, LocalDate to, State state, Instant at, String by) {}

    /** A centre that has days left. */
    record Left(UUID publication, State state, CentreId centre, LocalDate from, LocalDate to) {}

    void add(Head head, UUID by, List<CentreId> centres) {
        jdbc.sql("""
                        insert into scheduling_publication (id, from_day, to_day, state, made_at, made_by_id)
                        values (:id, :from, :to, :state, :at, :by)
                        """)
                .param("id", head.id())
                .param("from", head.from())
                .param("to", head.to())
                .param("state", head.state().name())
                .param("at", head.at())
                .param("by", by)
                .update();
        batch.batchUpdate(
                """
                        insert into scheduling_publication_centre (publication_id, centre_id, added, removed, kept)
                        values (?, ?, 0, 0, 0)
                        """,
                centres.stream()
                        .map(centre -> new Object[] {head.id(), centre.value()})
                        .toList());
    }

    /** The state, held until the transaction ends. */
    Optional<State> lock(UUID publication) {
        return jdbc.sql("select state from scheduling_publication where id = ? for update")
                .param(publication)
                .query(String.class)
                .optional()
                .map(State::valueOf);
    }

    void state(UUID publication, State state) {
        jdbc.sql("update scheduling_publication set state = ? where id = ?")
                .params(state.name(), publication)
                .update();
    }

    /** From the first day again, with nothing done. */
    void restart(UUID publication) {
        jdbc.sql("""
                        update scheduling_publication_centre
                        set done_until = null, added = 0, removed = 0, kept = 0, problem = null
                        where publication_id = ?
                        """).param(publication).update();
    }

    /** Of the publication ordered first, the centre that comes next; what was begun is ended first. */
    Optional<Left> next() {
        return jdbc.sql("""
                        select p.id, p.state, c.centre_id, p.to_day,
                            coalesce(date_add(c.done_until, interval 1 day), p.from_day) as next_day
                        from scheduling_publication p
                        join scheduling_publication_centre c on c.publication_id = p.id
                        where p.state in ('COUNTING', 'PUBLISHING') and c.problem is null
                            and (c.done_until is null or c.done_until < p.to_day)
                        order by p.made_at, p.id, c.done_until is null, c.centre_id limit 1
                        """).query(PublicationRepository::left).optional();
    }

    private static Left left(ResultSet row, int number) throws SQLException {
        return new Left(
                row.getObject("id", UUID.class),
                State.valueOf(row.getString("state")),
                new CentreId(row.getObject("centre_id", UUID.class)),
                row.getObject("next_day", LocalDate.class),
                row.getObject("to_day", LocalDate.class));
    }

    /**
     * Adds what was done up to a day.
     *
     * @return whether the days were not done already
     */
    boolean done(Left left, LocalDate until, int added, int removed, int kept) {
        return jdbc.sql("""
                        update scheduling_publication_centre
                        set done_until = :until, added = added + :added, removed = removed + :removed, kept = kept + :kept
                        where publication_id = :publication and centre_id = :centre
                            and (done_until is null or done_until < :until)
                        """)
                        .param("until", until)
                        .param("added", added)
                        .param("removed", removed)
                        .param("kept", kept)
                        .param("publication", left.publication())
                        .param("centre", left.centre().value())
                        .update()
                > 0;
    }

    void problem(Left left, String key) {
        jdbc.sql("update scheduling_publication_centre set problem = ? where publication_id = ? and centre_id = ?")
                .params(key, left.publication(), left.centre().value())
                .update();
    }

    /** Centres with a problem are worked on again. */
    void forgetProblems(UUID publication) {
        jdbc.sql("update scheduling_publication_centre set problem = null where publication_id = ?")
                .param(publication)
                .update();
    }

    /** Publications the job has ended its work on. */
    int finish() {
        return jdbc.sql("""
                        update scheduling_publication p
                        set state = case
                            when state = 'COUNTING' then 'COUNTED'
                            when exists (select 1 from scheduling_publication_centre c
                                where c.publication_id = p.id and c.problem is not null) then 'INCOMPLETE'
                            else 'PUBLISHED' end
                        where state in ('COUNTING', 'PUBLISHING') and not exists (
                            select 1 from scheduling_publication_centre c
                            where c.publication_id = p.id and c.problem is null
                                and (c.done_until is null or c.done_until < p.to_day))
                        """).update();
    }

    /** What was only looked at is forgotten after a week. */
    void sweepCounted(Instant now) {
        jdbc.sql("delete from scheduling_publication where state in ('COUNTED', 'COUNTING') and made_at < ?")
                .param(now.minus(7, ChronoUnit.DAYS))
                .update();
    }

    Optional<Publication> find(UUID publication) {
        return heads("where id = :id", publication, 1).stream().findFirst().map(this::with);
    }

    List<Publication> latest(int limit) {
        return heads("where state not in ('COUNTING', 'COUNTED')", null, limit).stream()
                .map(this::with)
                .toList();
    }

    private List<Head> heads(String which, @Nullable UUID id, int limit) {
        var query = jdbc.sql("""
                        select id, from_day, to_day, state, made_at,
                               coalesce((select name from identity_public_account where id = made_by_id), made_by, '') as by_name
                          from scheduling_publication """ + " " + which + " order by made_at desc limit :limit")
                .param("limit", limit);
        return (id == null ? query : query.param("id", id))
                .query((row, number) -> new Head(
                        row.getObject("id", UUID.class),
                        row.getObject("from_day", LocalDate.class),
                        row.getObject("to_day", LocalDate.class),
                        State.valueOf(row.getString("state")),
                        row.getObject("made_at", Instant.class),
                        row.getString("by_name")))
                .list();
    }

    private Publication with(Head head) {
        List<OfCentre> centres = jdbc.sql("""
                        select p.centre_id, c.name, p.done_until, p.added, p.removed, p.kept, p.problem
                        from scheduling_publication_centre p join scheduling_centre c on c.id = p.centre_id
                        where p.publication_id = :id order by c.name
                        """)
                .param("id", head.id())
                .query((row, number) -> new OfCentre(
                        new CentreId(row.getObject("centre_id", UUID.class)),
                        row.getString("name"),
                        row.getObject("done_until", LocalDate.class),
                        row.getInt("added"),
                        row.getInt("removed"),
                        row.getInt("kept"),
                        row.getString("problem")))
                .list();
        int days = (int) ChronoUnit.DAYS.between(head.from(), head.to()) + 1;
        int done = centres.stream().mapToInt(each -> done(head, each, days)).sum();
        return new Publication(
                head.id(),
                head.from(),
                head.to(),
                head.state(),
                head.at(),
                head.by(),
                done,
                days * centres.size(),
                centres);
    }

    private static int done(Head head, OfCentre centre, int days) {
        LocalDate until = centre.doneUntil();
        if (centre.problem() != null) {
            return days;
        }
        return until == null ? 0 : (int) ChronoUnit.DAYS.between(head.from(), until) + 1;
    }
}
