package pt.vez.scheduling;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import pt.vez.calendar.CalendarDay;
import pt.vez.shared.Actor;
import pt.vez.shared.LocalText;

/**
 * The calendar of the centres: computed holidays, what administrators add and correct (<i>tolerância de ponto</i>, a movable
 * municipal day), and what that does to published times. For administrators.
 */
public interface HolidayCalendar {
    /**
     * One line of the calendar.
     *
     * @param scope as in {@link CalendarDay}
     * @param added what an administrator entered; null for a computed day
     * @param overruled whether an entry of the same scope and day takes the place of this computed one
     */
    record Entry(
            LocalDate date,
            String scope,
            LocalText name,
            @Nullable CalendarDay added,
            boolean overruled) {}

    /**
     * What a change does at one centre.
     *
     * @param seats as publishing the day would change them
     */
    record AtCentre(CentreId centre, String name, Publishing.Day seats) {}

    /**
     * What a change does: the days of the centres it concerns that are published already. Free times follow at once; what is
     * taken stays until a closure moves it.
     */
    record Effect(List<AtCentre> centres) {
        public int added() {
            return centres.stream().mapToInt(each -> each.seats().added()).sum();
        }

        public int removed() {
            return centres.stream().mapToInt(each -> each.seats().removed()).sum();
        }

        public int booked() {
            return centres.stream().mapToInt(each -> each.seats().keptBooked()).sum();
        }
    }

    /**
     * The days of a year in their order: of the country, of the regions and of municipalities.
     *
     * @param municipality one municipality; null for all that have a centre
     */
    List<Entry> year(Actor actor, int year, @Nullable String municipality);

    /**
     * An entered day as it is stored.
     *
     * @throws pt.vez.shared.NotFound when another writer removed it
     */
    CalendarDay find(Actor actor, UUID id);

    /**
     * What a change would do.
     *
     * @param seen that goes, null for a new day
     * @param wanted that comes, null to remove
     */
    Effect effect(Actor actor, @Nullable CalendarDay seen, @Nullable CalendarDay wanted);

    /**
     * Saves a change; the published times of the days concerned are published anew by {@link Publications}.
     *
     * @param seen that goes, null for a new day
     * @param wanted that comes, null to remove
     * @return the publications that follow, one for each day concerned
     * @throws pt.vez.shared.InvalidInput without names, for an unknown scope, or when the scope has an entry for the day
     * @throws pt.vez.shared.ChangedMeanwhile when another writer changed it since it was {@code seen}
     */
    List<UUID> save(Actor actor, @Nullable CalendarDay seen, @Nullable CalendarDay wanted);
}
