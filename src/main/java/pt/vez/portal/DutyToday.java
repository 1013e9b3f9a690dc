package pt.vez.portal;

import java.time.Instant;
import java.util.Optional;
import pt.vez.scheduling.CentreId;
import pt.vez.shared.Actor;

/** Where and when a mediator is on duty today. Whoever keeps the rota answers; without an answer the desk shows nothing. */
public interface DutyToday {
    record Duty(CentreId centre, Instant from, Instant to) {}

    Optional<Duty> of(Actor actor);
}
