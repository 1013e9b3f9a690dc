package pt.vez.training.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import pt.vez.shared.LocalText;
import pt.vez.shared.NotFound;
import pt.vez.shared.PageOf;
import pt.vez.training.SessionKind;
import pt.vez.training.TrainingEvents.About;
import pt.vez.training.TrainingSession;
import pt.vez.training.TrainingSessions.Plan;

/** Sessions and the people in them as they lie in the database. */
@Component
class SessionRepository {
    private static final String SELECT = "select s.*,"
            + " (select count(*) from training_enrolment e where e.session_id = s.id and e.seat is not null) as seated,"
            + " (select count(*) from training_enrolment e where e.session_id = s.id and e.state = 'WAITING') as waiting,"
            + " (select count(*) from training_enrolment e where e.session_id = s.id and e.state = 'SEATED') as unrecorded"
            + " from training_session s ";
    private static final String ABOUT = "select e.id, e.account_id, c.name_pt, c.name_en, s.starts_at, s.place"
            + " from training_enrolment e join training_session s on s.id = e.session_id"
            + " join training_course c on c.code = s.course_code where ";
    private final JdbcClient jdbc;
    private final Clock clock;

    SessionRepository(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** The session, locked until the transaction ends: what is decided about its places is decided one after the other. */
    public TrainingSession lock(UUID id) {
        UUID found = jdbc.sql("select id from training_session where id = ? for update")
                .param(id)
                .query(UUID.class)
                .optional()
                .orElseThrow(() -> new NotFound("error.notFound"));
        return get(found);
    }

    /** Two sessions by id, locked as by {@link #lock}, always in the same order. */
    public Map<UUID, TrainingSession> lockBoth(UUID one, UUID other) {
        return Stream.of(one, other).sorted().collect(Collectors.toMap(Function.identity(), this::lock));
    }

    public TrainingSession get(UUID id) {
        return jdbc.sql(SELECT + "where s.id = ?")
                .param(id)
                .query(SessionRepository::session)
                .optional()
                .orElseThrow(() -> new NotFound("error.notFound"));
    }

    public PageOf<TrainingSession> newestOf(String course, int offset, int limit) {
        return new PageOf<>(
                jdbc.sql(SELECT + "where s.course_code = ? order by s.starts_at desc, s.id limit ? offset ?")
                        .params(course, limit, offset)
                        .query(SessionRepository::session)
                        .list(),
                jdbc.sql("select count(*) from training_session where course_code = ?")
                        .param(course)
                        .query(Long.class)
                        .single());
    }

    void insert(UUID id, String course, SessionKind kind, Plan plan) {
        jdbc.sql("""
                        insert into training_session
                            (id, course_code, kind, starts_at, ends_at, online, place, places, cancelled_at)
                        values (:id, :course, :kind, :start, :end, :online, :place, :places, null)""")
                .param("course", course)
                .param("kind", kind.name())
                .params(planned(id, plan))
                .update();
    }

    void update(UUID id, Plan plan) {
        jdbc.sql("""
                        update training_session
                           set starts_at = :start, ends_at = :end, online = :online, place = :place, places = :places
                         where id = :id""").params(planned(id, plan)).update();
    }

    private static Map<String, Object> planned(UUID id, Plan plan) {
        return Map.of(
                "id", id,
                "start", plan.start(),
                "end", plan.end(),
                "online", plan.online(),
                "place", plan.place().strip(),
                "places", plan.places());
    }

    void cancel(UUID id, Instant now) {
        jdbc.sql("update training_session set cancelled_at = :now where id = :id")
                .param("now", now)
                .param("id", id)
                .update();
    }

    /** The first that is still to come and was not cancelled. */
    public Optional<TrainingSession> nextOf(String course) {
        return jdbc.sql(SELECT + "where s.course_code = ? and s.starts_at > ? and s.cancelled_at is null"
                        + " order by s.starts_at, s.id limit 1")
                .params(course, clock.instant())
                .query(SessionRepository::session)
                .optional();
    }

    public List<TrainingSession> upcoming() {
        return jdbc.sql(SELECT + "join training_course c on c.code = s.course_code and c.active"
                        + " where s.starts_at > ? and s.cancelled_at is null order by s.starts_at, s.id")
                .param(clock.instant())
                .query(SessionRepository::session)
                .list();
    }

    private static TrainingSession session(ResultSet row, int n) throws SQLException {
        return new TrainingSession(
                row.getObject("id", UUID.class),
                row.getString("course_code"),
                SessionKind.valueOf(row.getString("kind")),
                row.getObject("starts_at", Instant.class),
                row.getObject("ends_at", Instant.class),
                row.getBoolean("online"),
                row.getString("place"),
                row.getInt("places"),
                row.getObject("cancelled_at", Instant.class) != null,
                row.getInt("seated"),
                row.getInt("waiting"),
                row.getInt("unrecorded"));
    }

    /** Who has a place or waits for one. */
    public List<About> involved(UUID session) {
        return jdbc.sql(ABOUT + "e.session_id = ? and e.state in ('SEATED', 'WAITING')")
                .param(session)
                .query(SessionRepository::about)
                .list();
    }

    public About about(UUID enrolment) {
        return jdbc.sql(ABOUT + "e.id = ?")
                .param(enrolment)
                .query(SessionRepository::about)
                .single();
    }

    private static About about(ResultSet row, int n) throws SQLException {
        return new About(
                row.getObject(1, UUID.class),
                row.getObject(2, UUID.class),
                new LocalText(row.getString(3), row.getString(4)),
                row.getObject(5, Instant.class),
                row.getString(6));
    }
}
