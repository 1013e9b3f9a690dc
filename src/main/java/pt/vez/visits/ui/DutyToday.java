package pt.vez.visits.ui;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.springframework.stereotype.Component;
import pt.vez.rota.Duties;
import pt.vez.rota.DutyState;
import pt.vez.scheduling.CentreId;
import pt.vez.shared.Actor;

/** Where and when a mediator is on duty today. */
@Component
class DutyToday {
    record Duty(CentreId centre, Instant from, Instant to) {}

    private final Duties duties;
    private final Clock clock;

    DutyToday(Duties duties, Clock clock) {
        this.duties = duties;
        this.clock = clock;
    }

    /** The duty of now, or the next one that begins today; empty when the rota has none. */
    Optional<Duty> of(Actor actor) {
        Instant now = clock.instant();
        LocalDate today = LocalDate.now(clock);
        return duties.own(actor, today.minusDays(1), today.plusDays(1)).stream()
                .filter(duty -> duty.state() == DutyState.PLANNED
                        && !duty.outside()
                        && duty.end().isAfter(now))
                .filter(duty -> duty.start()
                                .atZone(duty.zone())
                                .toLocalDate()
                                .compareTo(now.atZone(duty.zone()).toLocalDate())
                        <= 0)
                .map(duty -> new Duty(new CentreId(duty.centreId()), duty.start(), duty.end()))
                .findFirst();
    }
}
