package pt.vez.scheduling.internal;

import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import pt.vez.audit.Journal;
import pt.vez.calendar.LocalTimes;
import pt.vez.scheduling.CentreId;
import pt.vez.scheduling.ShiftException;
import pt.vez.shared.Actor;
import pt.vez.shared.Ids;
import pt.vez.shared.InvalidInput;
import pt.vez.shared.NotFound;
import pt.vez.shared.Role;

/** Days of a centre or of one desk that differ from the weekly shifts. */
@Component
class ShiftExceptions {
    private final CentreRepository centres;
    private final ShiftExceptionRepository stored;
    private final Journal journal;
    private final Clock clock;

    ShiftExceptions(CentreRepository centres, ShiftExceptionRepository stored, Journal journal, Clock clock) {
        this.centres = centres;
        this.stored = stored;
        this.journal = journal;
        this.clock = clock;
    }

    /** From yesterday on, wherever the centre is. */
    List<ShiftException> ahead(CentreId centre) {
        return stored.from(centre, LocalDate.now(clock).minusDays(1));
    }

    @Transactional
    public UUID add(Actor actor, CentreId centre, ShiftException exception) {
        actor.require(Role.ADMINISTRATOR);
        require(centre, exception);
        UUID id = Ids.next();
        stored.insert(id, centre, exception);
        journal.record(actor, "shift.exception", null, null, centre.value() + " " + exception.date());
        return id;
    }

    /** @throws InvalidInput for a day that is over by the clock of the centre, or times that break a rule */
    void require(CentreId centre, ShiftException exception) {
        ZoneId zone = centres.findById(centre)
                .orElseThrow(() -> new NotFound("error.notFound"))
                .data()
                .zone();
        if (exception.date().isBefore(LocalDate.now(clock.withZone(zone)))) {
            throw new InvalidInput("shifts.exception.past");
        }
        if (exception.reason().length() > 200) {
            throw new InvalidInput("field.tooLong", 200);
        }
        LocalTime starts = exception.starts();
        LocalTime ends = exception.ends();
        if ((starts == null) != (ends == null)) {
            throw new InvalidInput("shifts.exception.times");
        }
        if (starts != null && ends != null) {
            if (!ends.isAfter(starts)) {
                throw new InvalidInput("shifts.order");
            }
            LocalTimes.start(exception.date().atTime(starts), zone);
            LocalTimes.end(exception.date().atTime(ends), zone);
        }
    }

    @Transactional
    public void remove(Actor actor, CentreId centre, UUID id) {
        actor.require(Role.ADMINISTRATOR);
        stored.remove(centre, id);
        journal.record(actor, "shift.exception.removed", null, null, id.toString());
    }
}
