package pt.vez.training;

import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import pt.vez.platform.Transactions;
import pt.vez.shared.Actor;
import pt.vez.shared.Ids;
import pt.vez.shared.InvalidInput;
import pt.vez.shared.LocalText;
import pt.vez.shared.NotAuthorised;
import pt.vez.shared.Role;
import pt.vez.training.TrainingEvents.SeatGiven;
import pt.vez.training.internal.CourseCatalogue;
import pt.vez.training.internal.CourseEligibility;
import pt.vez.training.internal.OwnTraining;
import pt.vez.training.internal.SessionRepository;
import pt.vez.training.internal.SessionSeats;
import pt.vez.training.internal.TestAttempts;

/** A mediator's places in sessions: one at a time for a course. */
@Service
public class Enrolments {
    private final JdbcClient jdbc;
    private final SessionRepository rows;
    private final SessionSeats seats;
    private final CourseCatalogue catalogue;
    private final CourseEligibility eligibility;
    private final TestAttempts attempts;
    private final OwnTraining own;
    private final Transactions transactions;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Enrolments(
            JdbcClient jdbc,
            SessionRepository rows,
            SessionSeats seats,
            CourseCatalogue catalogue,
            CourseEligibility eligibility,
            TestAttempts attempts,
            OwnTraining own,
            Transactions transactions,
            ApplicationEventPublisher events,
            Clock clock) {
        this.jdbc = jdbc;
        this.rows = rows;
        this.seats = seats;
        this.catalogue = catalogue;
        this.eligibility = eligibility;
        this.attempts = attempts;
        this.own = own;
        this.transactions = transactions;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Takes a place, or a turn on the waiting list when there is none.
     *
     * @return {@link EnrolmentState#SEATED} or {@link EnrolmentState#WAITING}
     * @throws NotAuthorised for administrators: they read the answers of the test
     * @throws InvalidInput when the session is closed, the way is not open to this person, or they have a place already
     */
    public EnrolmentState enrol(Actor actor, UUID sessionId) {
        actor.require(Role.MEDIATOR);
        own.requireNoSightOfAnswers(actor);
        return transactions.run(() -> {
            TrainingSession session = rows.lock(sessionId);
            requireOpen(actor, session);
            UUID enrolment = join(actor.accountId(), session);
            if (seats.take(enrolment, sessionId)) {
                events.publishEvent(new SeatGiven(rows.about(enrolment), false));
                return EnrolmentState.SEATED;
            }
            return EnrolmentState.WAITING;
        });
    }

    private void requireOpen(Actor actor, TrainingSession session) {
        Course course = catalogue.get(session.course());
        if (session.cancelled() || !course.active() || !session.start().isAfter(clock.instant())) {
            throw new InvalidInput("training.enrol.closed");
        }
        eligibility.require(actor.accountId(), course, session.kind());
        if (attempts.isTestOpen(actor.accountId(), course)) {
            throw new InvalidInput("training.enrol.testFirst");
        }
    }

    /**
     * Gives up one's place or turn for a free place in another session of the course; without a free place one keeps
     * what one has.
     *
     * @throws InvalidInput when the other session has no free place or is closed, or the old one has begun
     * @throws NotAuthorised for all actors but the person themselves
     */
    public void move(Actor actor, UUID enrolment, UUID target) {
        actor.require(Role.MEDIATOR);
        own.requireNoSightOfAnswers(actor);
        UUID left = sessionOf(actor, enrolment);
        if (left.equals(target)) {
            throw new InvalidInput("training.enrol.already");
        }
        transactions.run(() -> {
            Map<UUID, TrainingSession> locked = rows.lockBoth(left, target);
            TrainingSession old = Objects.requireNonNull(locked.get(left));
            TrainingSession wanted = Objects.requireNonNull(locked.get(target));
            if (!old.start().isAfter(clock.instant())) {
                throw new InvalidInput("training.withdraw.late");
            }
            requireOpen(actor, wanted);
            if (!old.course().equals(wanted.course()) || !giveUp(enrolment)) {
                throw new InvalidInput("training.move.gone");
            }
            UUID moved = join(actor.accountId(), wanted);
            if (!seats.take(moved, target)) {
                throw new InvalidInput("training.move.full");
            }
            events.publishEvent(new SeatGiven(rows.about(moved), false));
            seats.moveUp(left);
            return moved;
        });
    }

    private UUID join(UUID account, TrainingSession session) {
        Instant now = clock.instant();
        UUID id = Ids.next();
        try {
            int again = jdbc.sql(
                            "update training_enrolment set id = ?, state = 'WAITING', current_key = 1, enrolled_at = ?"
                                    + " where session_id = ? and account_id = ? and state = 'WITHDRAWN'")
                    .params(id, now, session.id(), account)
                    .update();
            if (again == 0) {
                jdbc.sql("insert into training_enrolment values (?, ?, ?, ?, 'WAITING', null, 1, ?)")
                        .params(id, session.id(), account, session.course(), now)
                        .update();
            }
            return id;
        } catch (DuplicateKeyException e) {
            throw new InvalidInput("training.enrol.already");
        }
    }

    /**
     * Gives the place or the turn back; a place goes to who waits longest.
     *
     * @throws InvalidInput once the session has begun
     * @throws NotAuthorised for all actors but the person themselves
     */
    public void withdraw(Actor actor, UUID enrolment) {
        actor.require(Role.MEDIATOR);
        UUID sessionId = sessionOf(actor, enrolment);
        transactions.run(() -> {
            TrainingSession session = rows.lock(sessionId);
            if (!session.start().isAfter(clock.instant())) {
                throw new InvalidInput("training.withdraw.late");
            }
            boolean given = giveUp(enrolment);
            if (given) {
                seats.moveUp(sessionId);
            }
            return given;
        });
    }

    private UUID sessionOf(Actor actor, UUID enrolment) {
        return jdbc.sql("select session_id from training_enrolment where id = ? and account_id = ?")
                .params(enrolment, actor.accountId())
                .query(UUID.class)
                .optional()
                .orElseThrow(() -> new NotAuthorised("error.role"));
    }

    private boolean giveUp(UUID enrolment) {
        return jdbc.sql("update training_enrolment set state = 'WITHDRAWN', seat = null, current_key = null"
                                + " where id = ? and state in ('SEATED', 'WAITING')")
                        .param(enrolment)
                        .update()
                == 1;
    }

    /**
     * One's own place in a session.
     *
     * @param place address, or the link when it is online and one has a place; else empty
     * @param turn place on the waiting list from 1; 0 for who does not wait
     */
    public record Mine(
            UUID id,
            UUID session,
            LocalText course,
            SessionKind kind,
            Instant start,
            Instant end,
            boolean online,
            String place,
            EnrolmentState state,
            int turn) {}

    /** The fifty newest, latest session first. */
    @Transactional(readOnly = true)
    public List<Mine> own(Actor actor) {
        actor.require(Role.MEDIATOR);
        return jdbc.sql(
                        "select e.id, s.id, c.name_pt, c.name_en, s.kind, s.starts_at, s.ends_at, s.online, s.place, e.state,"
                                + " case when e.state = 'WAITING' then (select count(*) from training_enrolment w"
                                + " where w.session_id = e.session_id and w.state = 'WAITING'"
                                + " and (w.enrolled_at, w.id) <= (e.enrolled_at, e.id)) else 0 end"
                                + " from training_enrolment e join training_session s on s.id = e.session_id"
                                + " join training_course c on c.code = s.course_code where e.account_id = ?"
                                + " order by s.starts_at desc, e.id limit 50")
                .param(actor.accountId())
                .query((row, n) -> new Mine(
                        row.getObject(1, UUID.class),
                        row.getObject(2, UUID.class),
                        new LocalText(row.getString(3), row.getString(4)),
                        SessionKind.valueOf(row.getString(5)),
                        row.getObject(6, Instant.class),
                        row.getObject(7, Instant.class),
                        row.getBoolean(8),
                        place(row.getBoolean(8), row.getString(9), EnrolmentState.valueOf(row.getString(10))),
                        EnrolmentState.valueOf(row.getString(10)),
                        row.getInt(11)))
                .list();
    }

    private static String place(boolean online, String place, EnrolmentState state) {
        return online && state != EnrolmentState.SEATED ? "" : place;
    }

    /** The ways to a certificate of the course that are open to the person now; screens offer no others. */
    @Transactional(readOnly = true)
    public Set<SessionKind> open(Actor actor, Course course) {
        actor.require(Role.MEDIATOR);
        if (attempts.isTestOpen(actor.accountId(), course)) {
            return Set.of();
        }
        return Arrays.stream(SessionKind.values())
                .filter(kind -> eligibility.isOpen(actor.accountId(), course, kind))
                .collect(Collectors.toSet());
    }
}
