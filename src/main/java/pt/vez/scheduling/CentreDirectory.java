package pt.vez.scheduling;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.List;

/** Centres as the public finds them. */
public interface CentreDirectory {
    /** Opening hours of one weekday, by the clock of the centre. */
    record Hours(DayOfWeek day, LocalTime opens, LocalTime closes) {}

    /** @param hours of the weekdays on which desks are staffed in the coming four weeks; a closure may stand against them */
    record Entry(CentreId id, CentreData data, List<Hours> hours) {}

    /** Centres in service, by name. Public: asks for no authority. */
    List<Entry> open();
}
