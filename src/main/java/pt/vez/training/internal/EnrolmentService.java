package pt.vez.training.internal;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import pt.vez.platform.Transactions;
import pt.vez.shared.Actor;
import pt.vez.shared.InvalidInput;
import pt.vez.shared.NotAuthorised;
import pt.vez.shared.Role;
import pt.vez.training.Course;
import pt.vez.training.EnrolmentState;
import pt.vez.training.Enrolments;
import pt.vez.training.SessionKind;
import pt.vez.training.TrainingEvents.SeatGiven;
import pt.vez.training.TrainingSession;
import pt.vez.training.internal.EnrolmentRepository.Place;

/** Seats in sessions, one at a time for a course. */
@Service
class EnrolmentService implements Enrolments {
    private final EnrolmentRepository enrolments;
    private final SessionRepository rows;
    private final SessionSeats seats;
    private final CourseEligibility eligibility;
    private final OwnTraining own;
    private final Transactions transactions;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    EnrolmentService(
            EnrolmentRepository enrolments,
            SessionRepository rows,
            SessionSeats seats,
            CourseEligibility eligibility,
            OwnTraining own,
            Transactions transactions,
            ApplicationEventPublisher events,
            Clock clock) {
        this.enrolments = enrolments;
        this.rows = rows;
        this.seats = seats;
        this.eligibility = eligibility;
        this.own = own;
        this.transactions = transactions;
        this.events = events;
        this.clock = clock;
    }

    @Override
    public EnrolmentState enrol(Actor actor, UUID sessionId) {
        actor.require(Role.MEDIATOR);
        own.requireNoSightOfAnswers(actor);
        return transactions.run(() -> {
            TrainingSession session = rows.lock(sessionId);
            eligibility.requireOpen(actor.accountId(), session);
            UUID enrolment = join(actor.accountId(), session);
            if (seats.take(enrolment, sessionId)) {
                events.publishEvent(new SeatGiven(rows.about(enrolment), false));
                return EnrolmentState.SEATED;
            }
            return EnrolmentState.WAITING;
        });
    }

    @Override
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
            eligibility.requireOpen(actor.accountId(), wanted);
            if (!old.course().equals(wanted.course()) || !enrolments.withdraw(enrolment)) {
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
        try {
            return enrolments.join(account, session, clock.instant());
        } catch (DuplicateKeyException e) {
            throw new InvalidInput("training.enrol.already");
        }
    }

    @Override
    public void withdraw(Actor actor, UUID enrolment) {
        actor.require(Role.MEDIATOR);
        UUID sessionId = sessionOf(actor, enrolment);
        transactions.run(() -> {
            TrainingSession session = rows.lock(sessionId);
            if (!session.start().isAfter(clock.instant())) {
                throw new InvalidInput("training.withdraw.late");
            }
            boolean given = enrolments.withdraw(enrolment);
            if (given) {
                seats.moveUp(sessionId);
            }
            return given;
        });
    }

    private UUID sessionOf(Actor actor, UUID enrolment) {
        return enrolments
                .find(enrolment)
                .filter(found -> found.person().equals(actor.accountId()))
                .map(Place::session)
                .orElseThrow(() -> new NotAuthorised("error.role"));
    }

    @Override
    @Transactional(readOnly = true)
    public List<Mine> own(Actor actor) {
        actor.require(Role.MEDIATOR);
        return enrolments.ofPerson(actor.accountId());
    }

    @Override
    @Transactional(readOnly = true)
    public Set<SessionKind> open(Actor actor, Course course) {
        actor.require(Role.MEDIATOR);
        return eligibility.open(actor.accountId(), course);
    }
}
