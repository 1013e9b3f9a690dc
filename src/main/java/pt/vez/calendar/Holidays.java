package pt.vez.calendar;

import static java.util.stream.Collectors.toMap;

import de.focus_shift.jollyday.core.Holiday;
import de.focus_shift.jollyday.core.HolidayCalendar;
import de.focus_shift.jollyday.core.HolidayManager;
import de.focus_shift.jollyday.core.HolidayType;
import de.focus_shift.jollyday.core.ManagerParameters;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Year;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;
import pt.vez.calendar.Municipalities.Municipality;
import pt.vez.shared.LocalText;

/**
 * Days the centres do not work: national, regional and municipal holidays computed by a library, and what administrators
 * added to them or corrected ({@link CalendarDay}).
 */
@Component
public class Holidays {
    private static final HolidayManager LIBRARY =
            HolidayManager.getInstance(ManagerParameters.create(HolidayCalendar.PORTUGAL));

    /** Pure functions of year and place. */
    private static final Map<String, Map<LocalDate, LocalText>> COMPUTED = new ConcurrentHashMap<>();

    private final Supplier<List<CalendarDay>> added;
    private final Supplier<List<CalendarDay>> addedNow;

    /** The computed calendar alone. */
    public Holidays() {
        this(List::of, List::of);
    }

    @Autowired
    Holidays(CalendarDays days) {
        this(days::recent, days::all);
    }

    private Holidays(Supplier<List<CalendarDay>> added, Supplier<List<CalendarDay>> addedNow) {
        this.added = added;
        this.addedNow = addedNow;
    }

    /** The calendar as it is stored at this moment, for those who publish by it; it does not change any more. */
    public Holidays asStored() {
        List<CalendarDay> days = addedNow.get();
        return new Holidays(() -> days, () -> days);
    }

    /**
     * The calendar as it would be with a change.
     *
     * @param seen that goes, if any
     * @param wanted that comes, if any
     */
    public Holidays with(@Nullable CalendarDay seen, @Nullable CalendarDay wanted) {
        List<CalendarDay> days = new ArrayList<>(addedNow.get());
        if (seen != null) {
            days.removeIf(each -> each.id().equals(seen.id()));
        }
        if (wanted != null) {
            days.add(wanted);
        }
        return new Holidays(() -> days, () -> days);
    }

    /** @param municipality whose own and regional days count too; null for those of the country only */
    public boolean isHoliday(LocalDate date, @Nullable Municipality municipality) {
        return nameOf(date, municipality).isPresent();
    }

    /** Why the centres of a place do not work on a day; empty when they do, as far as the calendar says. */
    public Optional<LocalText> nameOf(LocalDate date, @Nullable Municipality municipality) {
        List<CalendarDay> days =
                added.get().stream().filter(each -> each.date().equals(date)).toList();
        for (String scope : scopes(municipality)) {
            Optional<CalendarDay> entry =
                    days.stream().filter(each -> each.scope().equals(scope)).findFirst();
            if (entry.isPresent()) {
                return entry.filter(each -> each.kind().isClosed()).map(CalendarDay::name);
            }
        }
        String place = municipality == null || municipality.calendar() == null ? "" : municipality.calendar();
        return Optional.ofNullable(computed(date.getYear(), place).get(date));
    }

    /** The narrowest first. */
    private static List<String> scopes(@Nullable Municipality municipality) {
        if (municipality == null) {
            return List.of(CalendarDay.NATION);
        }
        String region = municipality.region();
        return region == null
                ? List.of(municipality.code(), CalendarDay.NATION)
                : List.of(municipality.code(), region, CalendarDay.NATION);
    }

    /**
     * Holidays of a year that the library knows, by day.
     *
     * @param place of the library: empty, 20, 30 or 13/PRT
     */
    public static Map<LocalDate, LocalText> computed(int year, String place) {
        return COMPUTED.computeIfAbsent(year + "/" + place, key -> {
            String[] path = place.isEmpty() ? new String[0] : place.split("/");
            return LIBRARY.getHolidays(Year.of(year), path).stream()
                    .filter(each -> each.getType() == HolidayType.PUBLIC_HOLIDAY)
                    .collect(toMap(Holiday::getDate, Holidays::name, (one, other) -> one));
        });
    }

    private static LocalText name(Holiday holiday) {
        return new LocalText(
                holiday.getDescription(Locale.forLanguageTag("pt")), holiday.getDescription(Locale.ENGLISH));
    }

    /** Neither weekend nor holiday (CPA art. 87). */
    public boolean isWorkingDay(LocalDate date, @Nullable Municipality municipality) {
        return date.getDayOfWeek() != DayOfWeek.SATURDAY
                && date.getDayOfWeek() != DayOfWeek.SUNDAY
                && !isHoliday(date, municipality);
    }
}
