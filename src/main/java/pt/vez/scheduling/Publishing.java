package pt.vez.scheduling;

import java.time.LocalDate;
import java.util.List;
import pt.vez.shared.Actor;

/** Shifts become slots with seats. What is booked is never dropped: only free seats follow a changed shift. */
public interface Publishing {
    /**
     * What publishing would do on one day.
     *
     * @param seats seats the shifts make
     * @param added seats that do not exist yet
     * @param removed free seats no shift stands behind any more
     * @param keptBooked occupied seats no shift stands behind; they stay
     * @param reason why there are none, when there are none: holiday or the words of the exception
     */
    record Day(LocalDate date, int seats, int added, int removed, int keptBooked, String reason) {}

    /** @throws pt.vez.shared.InvalidInput when the range is empty, in the past or longer than 92 days */
    List<Day> preview(Actor actor, CentreId centre, LocalDate from, LocalDate to);

    /** Does what the preview said, day by day, each in its own transaction; publishing twice changes nothing. */
    List<Day> publish(Actor actor, CentreId centre, LocalDate from, LocalDate to);
}
