package pt.vez.training.internal;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import pt.vez.audit.Journal;
import pt.vez.platform.Transactions;
import pt.vez.shared.Actor;
import pt.vez.shared.ChangedMeanwhile;
import pt.vez.shared.Ids;
import pt.vez.shared.InvalidInput;
import pt.vez.shared.PageOf;
import pt.vez.shared.Role;
import pt.vez.training.SessionKind;
import pt.vez.training.TrainingEvents.SessionCancelled;
import pt.vez.training.TrainingEvents.SessionChanged;
import pt.vez.training.TrainingSession;
import pt.vez.training.TrainingSessions;

/** Sessions as administrators plan and run them. */
@Service
class SessionAdministration implements TrainingSessions {

    private final EnrolmentRepository enrolments;
    private final SessionRepository rows;
    private final SessionSeats seats;
    private final CourseRepository courses;
    private final Transactions transactions;
    private final Journal journal;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    SessionAdministration(
            EnrolmentRepository enrolments,
            SessionRepository rows,
            SessionSeats seats,
            CourseRepository courses,
            Transactions transactions,
            Journal journal,
            ApplicationEventPublisher events,
            Clock clock) {
        this.enrolments = enrolments;
        this.rows = rows;
        this.seats = seats;
        this.courses = courses;
        this.transactions = transactions;
        this.journal = journal;
        this.events = events;
        this.clock = clock;
    }

    @Override
    @Transactional
    public UUID plan(Actor actor, String course, SessionKind kind, Plan plan) {
        actor.require(Role.ADMINISTRATOR);
        if (!courses.get(course).active()) {
            throw new InvalidInput("courses.session.inactive");
        }
        requireAhead(plan.start());
        UUID id = Ids.next();
        rows.insert(id, course, kind, plan);
        journal.record(actor, "session.planned", null, null, course + " " + id);
        return id;
    }

    private void requireAhead(Instant start) {
        if (!start.isAfter(clock.instant())) {
            throw new InvalidInput("courses.session.past");
        }
    }

    @Override
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
            rows.update(id, plan);
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

    @Override
    public void cancel(Actor actor, UUID id) {
        actor.require(Role.ADMINISTRATOR);
        transactions.run(() -> {
            TrainingSession session = rows.lock(id);
            requireOpen(session);
            var involved = rows.involved(id);
            rows.cancel(id, clock.instant());
            enrolments.cancelAll(id);
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

    @Override
    @Transactional(readOnly = true)
    public TrainingSession get(Actor actor, UUID id) {
        actor.require(Role.ADMINISTRATOR);
        return rows.get(id);
    }

    @Override
    @Transactional(readOnly = true)
    public PageOf<TrainingSession> ofCourse(Actor actor, String course, int offset, int limit) {
        actor.require(Role.ADMINISTRATOR);
        return rows.newestOf(course, offset, limit);
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<TrainingSession> next(Actor actor, String course) {
        actor.require(Role.ADMINISTRATOR);
        return rows.nextOf(course);
    }

    @Override
    @Transactional(readOnly = true)
    public List<TrainingSession> upcoming(Actor actor) {
        actor.require(Role.MEDIATOR);
        return rows.upcoming().stream().map(TrainingSession::discreet).toList();
    }
}
