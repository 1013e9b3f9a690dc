package pt.vez.training.internal;

import java.time.Clock;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import pt.vez.shared.Actor;
import pt.vez.shared.NotAuthorised;
import pt.vez.shared.Role;

/** Keeps staff who run courses from certifying themselves: they have no part in courses they learn in. */
@Component
public class OwnTraining {
    private final JdbcClient jdbc;
    private final Clock clock;

    OwnTraining(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
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
        boolean learns = jdbc.sql("select exists (select 1 from training_enrolment e join training_session s"
                        + " on s.id = e.session_id where e.account_id = ? and e.course_code = ?"
                        + " and (e.state in ('SEATED', 'WAITING') or e.state = 'ATTENDED' and s.ends_at > ?"
                        + " and not exists (select 1 from training_attempt a where a.enrolment_id = e.id"
                        + " and a.certificate_id is not null)))")
                .params(actor.accountId(), course, clock.instant().minus(TestAttempts.OPEN))
                .query(Boolean.class)
                .single();
        if (learns) {
            throw new NotAuthorised("training.self.course");
        }
    }
}
