package pt.vez.training.internal;

import java.time.Clock;
import java.util.UUID;
import org.springframework.stereotype.Component;
import pt.vez.shared.Actor;
import pt.vez.shared.NotAuthorised;
import pt.vez.shared.Role;

/** Keeps staff who run courses from certifying themselves: they have no part in courses they learn in. */
@Component
class OwnTraining {
    private final EnrolmentRepository enrolments;
    private final Clock clock;

    OwnTraining(EnrolmentRepository enrolments, Clock clock) {
        this.enrolments = enrolments;
        this.clock = clock;
    }

    /** @throws NotAuthorised when the holder or learner is the actor */
    public void requireSomebodyElse(Actor actor, UUID person) {
        if (actor.accountId().equals(person)) {
            throw new NotAuthorised("training.self");
        }
    }

    /** @throws NotAuthorised for an administrator, who can read the answers of every test */
    public void requireNoSightOfAnswers(Actor actor) {
        if (actor.is(Role.ADMINISTRATOR)) {
            throw new NotAuthorised("training.self.answers");
        }
    }

    /** @throws NotAuthorised when the actor has a place, is on the waiting list or has an open test in the course */
    public void requireNoLearner(Actor actor, String course) {
        if (enrolments.isLearner(actor.accountId(), course, clock.instant().minus(AttemptRepository.OPEN))) {
            throw new NotAuthorised("training.self.course");
        }
    }
}
