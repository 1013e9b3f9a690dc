package pt.vez.rota.internal;

import static pt.vez.shared.Zones.LISBON;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import pt.vez.calendar.Holidays;
import pt.vez.rota.Places.Place;
import pt.vez.rota.RotaRule;
import pt.vez.rota.Staffing.Window;
import pt.vez.rota.WorkTimes.Declared;
import pt.vez.rota.internal.CoveredCentreQueries.Covered;

/**
 * The facts about one person around a duty (other duties, absences, declared hours, certificates, covered centres);
 * tells which rules speak against the duty.
 */
final class DutyCheck {
    private final Place place;
    private final Instant now;
    private final LocalDate until;
    private final List<Covered> covered;
    private final List<Period> busy;
    private final List<Period> away;
    private final Declared declared;
    private final List<Window> certified;
    private final Holidays holidays;

    /** When a person works, is away, said they can work, and holds the certificate. */
    record PersonTimes(List<Period> busy, List<Period> away, Declared declared, List<Window> certified) {}

    DutyCheck(Place place, Instant now, LocalDate until, List<Covered> covered, PersonTimes times, Holidays holidays) {
        this.place = place;
        this.now = now;
        this.until = until;
        this.covered = covered;
        this.busy = new ArrayList<>(times.busy());
        this.away = times.away();
        this.declared = times.declared();
        this.certified = times.certified();
        this.holidays = holidays;
    }

    /** From now on the person works at this time too. */
    void take(Period period) {
        busy.add(period);
    }

    List<RotaRule> against(Period period) {
        Set<RotaRule> rules = EnumSet.noneOf(RotaRule.class);
        LocalDate day = period.firstDay(place.zone());
        if (period.start().isBefore(now)) {
            rules.add(RotaRule.PAST);
        }
        if (period.lastDay(place.zone()).isAfter(until)) {
            rules.add(RotaRule.AGREEMENT);
        }
        LocalDate agreed = period.start().atZone(LISBON).toLocalDate();
        if (covered.stream().noneMatch(each -> !agreed.isBefore(each.from()) && !agreed.isAfter(each.until()))) {
            rules.add(RotaRule.CENTRE);
        }
        if (away.stream().anyMatch(period::overlaps)) {
            rules.add(RotaRule.AWAY);
        }
        rules.addAll(WorkingLimits.broken(busy, period, place.zone()));
        if (holidays.isHoliday(day, null)) {
            rules.add(RotaRule.HOLIDAY);
        }
        if (declared.hours().isEmpty() && !DeclaredHours.differs(declared, day)) {
            rules.add(RotaRule.UNDECLARED);
        } else if (!DeclaredHours.allows(declared, period, place.zone())) {
            rules.add(RotaRule.UNAVAILABLE);
        }
        if (place.staffed()
                && certified.stream()
                        .noneMatch(window -> !window.from().isAfter(period.start())
                                && !window.until().isBefore(period.end()))) {
            rules.add(RotaRule.UNCERTIFIED);
        }
        return List.copyOf(rules);
    }

    long hoursOfWeek(LocalDate day) {
        LocalDate monday = WorkingLimits.monday(day);
        return WorkingLimits.worked(busy, place.zone(), monday, monday.plusDays(6))
                .toHours();
    }
}
