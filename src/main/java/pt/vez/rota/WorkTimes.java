package pt.vez.rota;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import pt.vez.shared.Actor;

/** When a mediator can work: hours of weekdays and days that differ, on the wall clock of the centre. */
public interface WorkTimes {
    /** @param ends midnight is the end of the day */
    record Hours(DayOfWeek day, LocalTime starts, LocalTime ends) {}

    /** Days that differ: not at all without times, else only at these. */
    record Differing(
            UUID id,
            LocalDate from,
            LocalDate to,
            @Nullable LocalTime starts,
            @Nullable LocalTime ends) {}

    record Declared(List<Hours> hours, List<Differing> differing) {}

    Declared own(Actor mediator);

    /** What a mediator of the own association declared. */
    Declared of(Actor coordinator, UUID accountId);

    /**
     * Replaces the hours of all weekdays.
     *
     * @throws pt.vez.shared.InvalidInput when hours end before they begin or two of a day overlap
     */
    void declare(Actor mediator, List<Hours> hours);

    /**
     * @throws pt.vez.shared.InvalidInput when the last day lies before the first or in the past, or only one time is
     *     given
     */
    UUID differ(Actor mediator, LocalDate from, LocalDate to, @Nullable LocalTime starts, @Nullable LocalTime ends);

    void forget(Actor mediator, UUID id);
}
