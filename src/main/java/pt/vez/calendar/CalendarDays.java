package pt.vez.calendar;

import java.util.List;
import pt.vez.shared.Actor;
import pt.vez.shared.ChangedMeanwhile;
import pt.vez.shared.InvalidInput;

/** Days administrators added to the calendar or corrected. What writes runs within a transaction of the caller. */
public interface CalendarDays {
    /** As they are stored, in order. */
    List<CalendarDay> all();

    /** At most a second old on this node; who decides something lasting reads {@link #all()}. */
    List<CalendarDay> recent();

    /** @throws InvalidInput when this scope has an entry for the day */
    void add(Actor actor, CalendarDay day);

    /** @throws ChangedMeanwhile when another writer changed it since it was {@code seen} */
    void update(Actor actor, CalendarDay seen, CalendarDay wanted);

    /** @throws ChangedMeanwhile when another writer changed it since it was {@code seen} */
    void remove(Actor actor, CalendarDay seen);
}
