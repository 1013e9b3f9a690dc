package pt.vez.training.internal;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import pt.vez.audit.Journal;
import pt.vez.identity.Accounts;
import pt.vez.shared.Actor;
import pt.vez.shared.InvalidInput;
import pt.vez.shared.NotFound;
import pt.vez.shared.Role;
import pt.vez.training.EnrolmentState;
import pt.vez.training.SessionAttendance;
import pt.vez.training.TrainingEvents.TestOpened;
import pt.vez.training.TrainingSession;
import pt.vez.training.internal.EnrolmentRepository.Place;

/** The roll of a session, and attendance as administrators record it. */
@Service
class AttendanceService implements SessionAttendance {
    /** How long before the start attendance may be recorded. */
    private static final Duration EARLY = Duration.ofMinutes(30);

    private final EnrolmentRepository enrolments;
    private final SessionRepository rows;
    private final Accounts accounts;
    private final OwnTraining own;
    private final Journal journal;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    AttendanceService(
            EnrolmentRepository enrolments,
            SessionRepository rows,
            Accounts accounts,
            OwnTraining own,
            Journal journal,
            ApplicationEventPublisher events,
            Clock clock) {
        this.enrolments = enrolments;
        this.rows = rows;
        this.accounts = accounts;
        this.own = own;
        this.journal = journal;
        this.events = events;
        this.clock = clock;
    }

    @Override
    @Transactional(readOnly = true)
    public List<Attendee> roll(Actor actor, UUID session) {
        actor.require(Role.ADMINISTRATOR);
        return enrolments.roll(session).stream()
                .map(each -> new Attendee(
                        each.id(),
                        name(each.accountId()),
                        each.state(),
                        each.enrolledAt(),
                        each.attempts(),
                        each.passed() > 0))
                .toList();
    }

    private String name(@Nullable UUID account) {
        return account == null
                ? "–"
                : accounts.actor(account, null).map(Actor::name).orElse("–");
    }

    @Override
    @Transactional
    public void attended(Actor actor, UUID enrolment, boolean came) {
        actor.require(Role.ADMINISTRATOR);
        Place place = enrolments.find(enrolment).orElseThrow(() -> new NotFound("error.notFound"));
        own.requireSomebodyElse(actor, place.person());
        TrainingSession session = rows.lock(place.session());
        if (session.cancelled() || session.start().minus(EARLY).isAfter(clock.instant())) {
            throw new InvalidInput("courses.attendance.early");
        }
        EnrolmentState wanted = came ? EnrolmentState.ATTENDED : EnrolmentState.ABSENT;
        if (enrolments.state(enrolment) == wanted) {
            return;
        }
        if (!enrolments.recordAttendance(enrolment, wanted)) {
            throw new InvalidInput("courses.attendance.fixed");
        }
        if (came) {
            events.publishEvent(new TestOpened(rows.about(enrolment)));
        }
        journal.record(actor, came ? "attendance.present" : "attendance.absent", null, null, enrolment.toString());
    }
}
