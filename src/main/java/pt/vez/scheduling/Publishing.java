package pt.vez.scheduling;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import pt.vez.shared.Actor;
import pt.vez.shared.LocalText;

/** Shifts become slots with seats. What is booked is never dropped: only free seats follow a changed shift. */
public interface Publishing {
    /**
     * What publishing would do on one day.
     *
     * @param seats seats the shifts make
     * @param added seats that do not exist yet
     * @param removed free seats no shift stands behind any more
     * @param keptBooked taken seats no shift stands behind; they stay
     * @param holiday its name on a day the centre does not work, null on others
     * @param reason the words of the exceptions of the day
     */
    record Day(
            LocalDate date,
            int seats,
            int added,
            int removed,
            int keptBooked,
            @Nullable LocalText holiday,
            String reason) {}

    /** Half a year, as many days as one publishing covers. */
    int LONGEST_DAYS = 184;

    /** @throws pt.vez.shared.InvalidInput when the range is empty, in the past or longer than {@link #LONGEST_DAYS} */
    List<Day> preview(Actor actor, CentreId centre, LocalDate from, LocalDate to);

    /** Does what the preview said, day by day, each in its own transaction; publishing twice changes nothing. */
    List<Day> publish(Actor actor, CentreId centre, LocalDate from, LocalDate to);
}
