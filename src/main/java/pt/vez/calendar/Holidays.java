package pt.vez.calendar;

import de.focus_shift.jollyday.core.HolidayCalendar;
import de.focus_shift.jollyday.core.HolidayManager;
import de.focus_shift.jollyday.core.ManagerParameters;
import java.time.DayOfWeek;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import pt.vez.calendar.Municipalities.Municipality;

/** Days the services are closed: national holidays from a library, the municipal one from its table. */
@Component
public class Holidays {
    private final HolidayManager national =
            HolidayManager.getInstance(ManagerParameters.create(HolidayCalendar.PORTUGAL));

    public boolean isHoliday(LocalDate date, @Nullable Municipality municipality) {
        return national.isHoliday(date) || (municipality != null && municipality.closedOn(date));
    }

    /** Neither weekend nor holiday (CPA art. 87). */
    public boolean isWorkingDay(LocalDate date, @Nullable Municipality municipality) {
        return date.getDayOfWeek() != DayOfWeek.SATURDAY
                && date.getDayOfWeek() != DayOfWeek.SUNDAY
                && !isHoliday(date, municipality);
    }
}
