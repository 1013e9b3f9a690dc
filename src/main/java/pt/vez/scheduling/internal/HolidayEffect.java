package pt.vez.scheduling.internal;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import pt.vez.calendar.CalendarDay;
import pt.vez.calendar.Holidays;
import pt.vez.scheduling.CentreId;
import pt.vez.scheduling.HolidayCalendar.AtCentre;
import pt.vez.scheduling.Publishing;

/** What a change of the calendar does to the times of centres that are published already. */
@Component
class HolidayEffect {
    private final Holidays holidays;
    private final CentreRepository centres;
    private final CentrePlans plans;
    private final PublishedSeatQueries published;
    private final Clock clock;

    HolidayEffect(
            Holidays holidays,
            CentreRepository centres,
            CentrePlans plans,
            PublishedSeatQueries published,
            Clock clock) {
        this.holidays = holidays;
        this.centres = centres;
        this.plans = plans;
        this.published = published;
        this.clock = clock;
    }

    /** Centres that begin or stop to work on a published day. */
    List<AtCentre> of(@Nullable CalendarDay seen, @Nullable CalendarDay wanted) {
        Set<LocalDate> dates = new TreeSet<>();
        if (seen != null) {
            dates.add(seen.date());
        }
        if (wanted != null) {
            dates.add(wanted.date());
        }
        Holidays before = holidays.asStored();
        Holidays after = holidays.with(seen, wanted);
        List<AtCentre> all = new ArrayList<>();
        for (CentreEntity centre : centres.findAllByOrderByName()) {
            CentreId id = centre.id();
            LocalDate today = LocalDate.now(clock.withZone(centre.data().zone()));
            LocalDate last = published.last(id);
            for (LocalDate date : dates) {
                if (date.isBefore(today) || date.isAfter(last)) {
                    continue;
                }
                CentrePlan plan = plans.of(id);
                boolean was = before.isHoliday(date, plan.municipality());
                if (was != after.isHoliday(date, plan.municipality())) {
                    Publishing.Day seats = DayChange.of(
                                    plan.by(after), date, published.of(id, date, date), clock.instant())
                            .day();
                    all.add(new AtCentre(id, centre.data().name(), seats));
                }
            }
        }
        return all;
    }
}
