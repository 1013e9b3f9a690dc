package pt.vez.training;

import static pt.vez.shared.Zones.LISBON;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import pt.vez.audit.Journal;
import pt.vez.calendar.LocalTimes;
import pt.vez.identity.Accounts;
import pt.vez.platform.Transactions;
import pt.vez.shared.Actor;
import pt.vez.shared.ChangedMeanwhile;
import pt.vez.shared.Ids;
import pt.vez.shared.InvalidInput;
import pt.vez.shared.NotFound;
import pt.vez.shared.PageOf;
import pt.vez.shared.Role;
import pt.vez.training.TrainingEvents.SessionCancelled;
import pt.vez.training.TrainingEvents.SessionChanged;
import pt.vez.training.TrainingEvents.TestOpened;
import pt.vez.training.internal.CourseCatalogue;
import pt.vez.training.internal.OwnTraining;
import pt.vez.training.internal.SessionRepository;
import pt.vez.training.internal.SessionSeats;

/** Sessions, enrolments and attendance. Administrators run them; times are of Lisbon. */
@Service
public class TrainingSessions {
    private static final int MOST_PLACES = 500;
    /** How long before the start attendance may be recorded. */
    private static final Duration EARLY = Duration.ofMinutes(30);

    private final JdbcClient jdbc;
    private final SessionRepository rows;
    private final SessionSeats seats;
    private final CourseCatalogue catalogue;
    private final Accounts accounts;
    private final OwnTraining own;
    private final Transactions transactions;
    private final Journal journal;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    TrainingSessions(
            JdbcClient jdbc,
            SessionRepository rows,
            SessionSeats seats,
            CourseCatalogue catalogue,
            Accounts accounts,
            OwnTraining own,
            Transactions transactions,
            Journal journal,
            ApplicationEventPublisher events,
            Clock clock) {
        this.jdbc = jdbc;
        this.rows = rows;
        this.seats = seats;
        this.catalogue = catalogue;
        this.accounts = accounts;
        this.own = own;
        this.transactions = transactions;
        this.journal = journal;
        this.events = events;
        this.clock = clock;
    }

    /** When, where and for how many; a session begins and ends on the same day. */
    public record Plan(LocalDate day, LocalTime from, LocalTime until, boolean online, String place, int places) {
        /** What is planned for this session, in days and times of Lisbon. */
        public static Plan of(TrainingSession session) {
            var start = session.start().atZone(LISBON);
            return new Plan(
                    start.toLocalDate(),
                    start.toLocalTime(),
                    session.end().atZone(LISBON).toLocalTime(),
                    session.online(),
                    session.place(),
                    session.places());
        }

        public Plan {
            if (!until.isAfter(from)) {
                throw new InvalidInput("courses.session.order");
            }
            if (place.isBlank() || place.length() > 300) {
                throw new InvalidInput(online ? "courses.session.link" : "courses.session.place");
            }
            if (online && !place.strip().matches("https://[^\\s]+")) {
                throw new InvalidInput("courses.session.link");
            }
            if (places < 1 || places > MOST_PLACES) {
                throw new InvalidInput("courses.session.places", MOST_PLACES);
            }
        }

        Instant start() {
            return LocalTimes.start(day.atTime(from), LISBON);
        }

        Instant end() {
            return LocalTimes.end(day.atTime(until), LISBON);
        }
    }

    /** @throws InvalidInput when the day is past, the clocks jump over a time, or the course is not offered */
    @Transactional
    public UUID plan(Actor actor, String course, SessionKind kind, Plan plan) {
        actor.require(Role.ADMINISTRATOR);
        if (!catalogue.get(course).active()) {
            throw new InvalidInput("courses.session.inactive");
        }
        requireAhead(plan.start());
        UUID id = Ids.next();
        jdbc.sql("insert into training_session values (?, ?, ?, ?, ?, ?, ?, ?, null)")
                .params(
                        id,
                        course,
                        kind.name(),
                        plan.start(),
                        plan.end(),
                        plan.online(),
                        plan.place().strip(),
                        plan.places())
                .update();
        journal.record(actor, "session.planned", null, null, course + " " + id);
        return id;
    }

    private void requireAhead(Instant start) {
        if (!start.isAfter(clock.instant())) {
            throw new InvalidInput("courses.session.past");
        }
    }

    /**
     * Changes a session that has not begun. Who has a place or waits is told when time or place change; more places go
     * to who waits.
     *
     * @param seen what the caller's form was filled with
     * @throws InvalidInput when fewer places would be left than people who have one
     * @throws ChangedMeanwhile when another writer changed the session since
     */
    public void change(Actor actor, UUID id, Plan seen, Plan plan) {
        actor.require(Role.ADMINISTRATOR);
        transactions.run(() -> {
            TrainingSession before = rows.lock(id);
            ChangedMeanwhile.requireSame(seen, Plan.of(before));
            requireOpen(before);
            requireAhead(plan.start());
            if (plan.places() < before.seated()) {
                throw new InvalidInput("courses.session.fewer", before.seated());
            }
            jdbc.sql(
                            "update training_session set starts_at = ?, ends_at = ?, online = ?, place = ?, places = ? where id = ?")
                    .params(
                            plan.start(),
                            plan.end(),
                            plan.online(),
                            plan.place().strip(),
                            plan.places(),
                            id)
                    .update();
            seats.closeRanks(id, plan.places());
            seats.moveUp(id);
            boolean moved = !before.start().equals(plan.start())
                    || !before.end().equals(plan.end())
                    || !before.place().equals(plan.place().strip());
            if (moved) {
                Instant now = clock.instant();
                rows.involved(id).forEach(about -> events.publishEvent(new SessionChanged(about, now)));
            }
            journal.record(actor, "session.changed", null, null, before.course() + " " + id);
            return id;
        });
    }

    /** Cancels a session; the people enrolled are told and may enrol in another. */
    public void cancel(Actor actor, UUID id) {
        actor.require(Role.ADMINISTRATOR);
        transactions.run(() -> {
            TrainingSession session = rows.lock(id);
            requireOpen(session);
            var involved = rows.involved(id);
            jdbc.sql("update training_session set cancelled_at = ? where id = ?")
                    .params(clock.instant(), id)
                    .update();
            jdbc.sql("update training_enrolment set state = 'CANCELLED', seat = null, current_key = null"
                            + " where session_id = ? and state in ('SEATED', 'WAITING')")
                    .param(id)
                    .update();
            involved.forEach(about -> events.publishEvent(new SessionCancelled(about)));
            journal.record(actor, "session.cancelled", null, null, session.course() + " " + id);
            return id;
        });
    }

    private void requireOpen(TrainingSession session) {
        if (session.cancelled() || !session.start().isAfter(clock.instant())) {
            throw new InvalidInput("courses.session.closed");
        }
    }

    @Transactional(readOnly = true)
    public TrainingSession get(Actor actor, UUID id) {
        actor.require(Role.ADMINISTRATOR);
        return rows.get(id);
    }

    /** Those of a course, latest first, a page at a time. */
    @Transactional(readOnly = true)
    public PageOf<TrainingSession> ofCourse(Actor actor, String course, int offset, int limit) {
        actor.require(Role.ADMINISTRATOR);
        return rows.newestOf(course, offset, limit);
    }

    /** The next session of a course that takes place. */
    @Transactional(readOnly = true)
    public Optional<TrainingSession> next(Actor actor, String course) {
        actor.require(Role.ADMINISTRATOR);
        return rows.nextOf(course);
    }

    /**
     * What a mediator may enrol in: not begun, not cancelled, of courses that are offered; soonest first. The link of
     * an online session is not among it: it is for who has a place.
     */
    @Transactional(readOnly = true)
    public List<TrainingSession> upcoming(Actor actor) {
        actor.require(Role.MEDIATOR);
        return rows.upcoming().stream().map(TrainingSession::discreet).toList();
    }

    /**
     * A person enrolled in a session.
     *
     * @param attempts tests begun after it
     * @param passed whether one of them was passed
     */
    public record Attendee(
            UUID enrolment, String name, EnrolmentState state, Instant enrolledAt, int attempts, boolean passed) {}

    /** Who has a place by seat, then who waits in order, then the others. */
    @Transactional(readOnly = true)
    public List<Attendee> roll(Actor actor, UUID session) {
        actor.require(Role.ADMINISTRATOR);
        return jdbc.sql("select e.id, e.account_id, e.state, e.enrolled_at, count(a.id), count(a.certificate_id)"
                        + " from training_enrolment e left join training_attempt a on a.enrolment_id = e.id"
                        + " where e.session_id = ? group by e.id"
                        + " order by e.seat is null, e.seat, e.state <> 'WAITING', e.enrolled_at, e.id")
                .param(session)
                .query((row, n) -> new Attendee(
                        row.getObject(1, UUID.class),
                        name(row.getObject(2, UUID.class)),
                        EnrolmentState.valueOf(row.getString(3)),
                        row.getObject(4, Instant.class),
                        row.getInt(5),
                        row.getInt(6) > 0))
                .list();
    }

    private String name(@Nullable UUID account) {
        return account == null
                ? "–"
                : accounts.actor(account, null).map(Actor::name).orElse("–");
    }

    /**
     * Records whether a person with a place came; can be corrected until they begin the test.
     *
     * @throws InvalidInput earlier than half an hour before the session, without a place, or after a test began
     * @throws pt.vez.shared.NotAuthorised for the actor's own enrolment
     */
    @Transactional
    public void attended(Actor actor, UUID enrolment, boolean came) {
        actor.require(Role.ADMINISTRATOR);
        record Place(UUID session, UUID person) {}
        Place place = jdbc.sql(
                        "select session_id as session, account_id as person from training_enrolment where id = ?")
                .param(enrolment)
                .query(Place.class)
                .optional()
                .orElseThrow(() -> new NotFound("error.notFound"));
        own.requireSomebodyElse(actor, place.person());
        TrainingSession session = rows.lock(place.session());
        if (session.cancelled() || session.start().minus(EARLY).isAfter(clock.instant())) {
            throw new InvalidInput("courses.attendance.early");
        }
        String state = jdbc.sql("select state from training_enrolment where id = ?")
                .param(enrolment)
                .query(String.class)
                .single();
        EnrolmentState wanted = came ? EnrolmentState.ATTENDED : EnrolmentState.ABSENT;
        if (state.equals(wanted.name())) {
            return;
        }
        int changed = jdbc.sql("update training_enrolment set state = ?, current_key = null where id = ?"
                        + " and state in ('SEATED', 'ATTENDED', 'ABSENT')"
                        + " and not exists (select 1 from training_attempt a where a.enrolment_id = ?)")
                .params(wanted.name(), enrolment, enrolment)
                .update();
        if (changed == 0) {
            throw new InvalidInput("courses.attendance.fixed");
        }
        if (came) {
            events.publishEvent(new TestOpened(rows.about(enrolment)));
        }
        journal.record(actor, came ? "attendance.present" : "attendance.absent", null, null, enrolment.toString());
    }
}
