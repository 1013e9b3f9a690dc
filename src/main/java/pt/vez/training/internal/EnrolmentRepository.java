package pt.vez.training.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import pt.vez.shared.Ids;
import pt.vez.shared.LocalText;
import pt.vez.training.EnrolmentState;
import pt.vez.training.Enrolments.Mine;
import pt.vez.training.SessionKind;
import pt.vez.training.TrainingSession;

/** Enrolments of people in sessions. */
@Component
class EnrolmentRepository {
    private final JdbcClient jdbc;

    EnrolmentRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** An enrolment: in which session, of which account. */
    record Place(UUID session, UUID person) {}

    Optional<Place> find(UUID enrolment) {
        return jdbc.sql("""
                        select session_id as session, account_id as person
                          from training_enrolment
                         where id = :id""").param("id", enrolment).query(Place.class).optional();
    }

    /** Locks an enrolment until the transaction ends. */
    void lock(UUID enrolment) {
        jdbc.sql("select id from training_enrolment where id = :id for update")
                .param("id", enrolment)
                .query(UUID.class)
                .single();
    }

    EnrolmentState state(UUID enrolment) {
        return jdbc.sql("select state from training_enrolment where id = :id")
                .param("id", enrolment)
                .query(EnrolmentState.class)
                .single();
    }

    /**
     * Puts a person on the waiting list of a session, where they may have withdrawn before.
     *
     * @throws DuplicateKeyException when they have a seat or wait in this session or another of the course
     */
    UUID join(UUID account, TrainingSession session, Instant now) {
        UUID id = Ids.next();
        int again = jdbc.sql("""
                        update training_enrolment
                           set id = :id, state = 'WAITING', current_key = 1, enrolled_at = :now
                         where session_id = :session and account_id = :account and state = 'WITHDRAWN'""")
                .param("id", id)
                .param("now", now)
                .param("session", session.id())
                .param("account", account)
                .update();
        if (again == 0) {
            jdbc.sql("""
                            insert into training_enrolment
                                (id, session_id, account_id, course_code, state, seat, current_key, enrolled_at)
                            values (:id, :session, :account, :course, 'WAITING', null, 1, :now)""")
                    .param("id", id)
                    .param("session", session.id())
                    .param("account", account)
                    .param("course", session.course())
                    .param("now", now)
                    .update();
        }
        return id;
    }

    /** @return whether there was a seat or a wait to end */
    boolean withdraw(UUID enrolment) {
        return jdbc.sql("""
                                update training_enrolment
                                   set state = 'WITHDRAWN', seat = null, current_key = null
                                 where id = :id and state in ('SEATED', 'WAITING')""").param("id", enrolment).update() == 1;
    }

    void cancelAll(UUID session) {
        jdbc.sql("""
                        update training_enrolment
                           set state = 'CANCELLED', seat = null, current_key = null
                         where session_id = :session and state in ('SEATED', 'WAITING')""").param("session", session).update();
    }

    /** Ends the waiting lists of the sessions that have begun. */
    void closeWaitingLists(Instant now) {
        jdbc.sql("""
                        update training_enrolment e
                          join training_session s on s.id = e.session_id
                           set e.state = 'MISSED', e.current_key = null
                         where e.state = 'WAITING' and s.starts_at <= :now""").param("now", now).update();
    }

    /** @return false when a test was begun after the session, or there is no seat */
    boolean recordAttendance(UUID enrolment, EnrolmentState attended) {
        return jdbc.sql("""
                                update training_enrolment
                                   set state = :state, current_key = null
                                 where id = :id and state in ('SEATED', 'ATTENDED', 'ABSENT')
                                   and not exists (select 1 from training_attempt a where a.enrolment_id = :id)""")
                        .param("state", attended.name())
                        .param("id", enrolment)
                        .update()
                > 0;
    }

    /** The fifty newest of a person, latest session first. The place of an online session is its link. */
    List<Mine> ofPerson(UUID account) {
        return jdbc.sql("""
                        select e.id, s.id as session_id, c.name_pt, c.name_en, s.kind, s.starts_at, s.ends_at, s.online,
                               s.place, e.state,
                               case when e.state = 'WAITING'
                                    then (select count(*) from training_enrolment w
                                           where w.session_id = e.session_id and w.state = 'WAITING'
                                             and (w.enrolled_at, w.id) <= (e.enrolled_at, e.id))
                                    else 0 end as turn
                          from training_enrolment e
                          join training_session s on s.id = e.session_id
                          join training_course c on c.code = s.course_code
                         where e.account_id = :account
                         order by s.starts_at desc, e.id
                         limit 50""")
                .param("account", account)
                .query(EnrolmentRepository::mine)
                .list();
    }

    private static Mine mine(ResultSet row, int n) throws SQLException {
        EnrolmentState state = EnrolmentState.valueOf(row.getString("state"));
        boolean online = row.getBoolean("online");
        return new Mine(
                row.getObject("id", UUID.class),
                row.getObject("session_id", UUID.class),
                new LocalText(row.getString("name_pt"), row.getString("name_en")),
                SessionKind.valueOf(row.getString("kind")),
                row.getObject("starts_at", Instant.class),
                row.getObject("ends_at", Instant.class),
                online,
                online && state != EnrolmentState.SEATED ? "" : row.getString("place"),
                state,
                row.getInt("turn"));
    }

    /** A person on the roll of a session. */
    record Enrolled(UUID id, UUID accountId, EnrolmentState state, Instant enrolledAt, int attempts, int passed) {}

    /** By seat, then those who wait in order, then the others. */
    List<Enrolled> roll(UUID session) {
        return jdbc.sql("""
                        select e.id, e.account_id, e.state, e.enrolled_at, count(a.id) as attempts,
                               count(a.certificate_id) as passed
                          from training_enrolment e
                          left join training_attempt a on a.enrolment_id = e.id
                         where e.session_id = :session
                         group by e.id
                         order by e.seat is null, e.seat, e.state <> 'WAITING', e.enrolled_at, e.id""").param("session", session).query(Enrolled.class).list();
    }

    /**
     * Whether a person has a seat, waits, or attended a session whose test they did not pass yet.
     *
     * @param since sessions that ended before count no more
     */
    boolean isLearner(UUID account, String course, Instant since) {
        return jdbc.sql("""
                        select exists (
                            select 1
                              from training_enrolment e
                              join training_session s on s.id = e.session_id
                             where e.account_id = :account and e.course_code = :course
                               and (e.state in ('SEATED', 'WAITING')
                                    or e.state = 'ATTENDED' and s.ends_at > :since
                                       and not exists (select 1 from training_attempt a
                                                        where a.enrolment_id = e.id
                                                          and a.certificate_id is not null)))""")
                .param("account", account)
                .param("course", course)
                .param("since", since)
                .query(Boolean.class)
                .single();
    }

    /** An enrolment in a session to come. */
    record Coming(UUID enrolment, UUID session) {}

    /** Seats and waits in sessions to come of people who are no active mediators any more. */
    List<Coming> ofFormerMediators(Instant now, int limit) {
        return jdbc.sql("""
                        select e.id as enrolment, e.session_id as session
                          from training_enrolment e
                          join training_session s on s.id = e.session_id
                                                 and s.starts_at > :now and s.cancelled_at is null
                         where e.state in ('SEATED', 'WAITING')
                           and not exists (select 1 from identity_active_role r
                                            where r.account_id = e.account_id and r.role = 'MEDIATOR')
                         order by e.session_id
                         limit :limit""")
                .param("now", now)
                .param("limit", limit)
                .query(Coming.class)
                .list();
    }
}
