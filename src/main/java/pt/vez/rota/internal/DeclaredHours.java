package pt.vez.rota.internal;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import pt.vez.rota.WorkTimes.Declared;
import pt.vez.rota.WorkTimes.Differing;

/** Whether declared hours allow a time: pure comparison of wall clocks. */
final class DeclaredHours {
    private static final int DAY_SECONDS = 24 * 3600;

    private DeclaredHours() {}

    static boolean differs(Declared declared, LocalDate day) {
        return declared.differing().stream().anyMatch(each -> isOn(each, day));
    }

    /** A period past midnight must be allowed on both days. */
    static boolean allows(Declared declared, Period period, ZoneId zone) {
        var start = period.start().atZone(zone);
        var end = period.end().atZone(zone);
        for (LocalDate day = start.toLocalDate(); !day.isAfter(period.lastDay(zone)); day = day.plusDays(1)) {
            int from = day.equals(start.toLocalDate()) ? start.toLocalTime().toSecondOfDay() : 0;
            int until = day.equals(end.toLocalDate()) ? end.toLocalTime().toSecondOfDay() : DAY_SECONDS;
            if (!allows(declared, day, from, until)) {
                return false;
            }
        }
        return true;
    }

    private static boolean allows(Declared declared, LocalDate day, int from, int until) {
        List<Differing> special =
                declared.differing().stream().filter(each -> isOn(each, day)).toList();
        if (!special.isEmpty()) {
            return special.stream().allMatch(each -> {
                LocalTime starts = each.starts();
                LocalTime ends = each.ends();
                return starts != null && ends != null && holds(starts, ends, from, until);
            });
        }
        return declared.hours().stream()
                .anyMatch(each -> each.day() == day.getDayOfWeek() && holds(each.starts(), each.ends(), from, until));
    }

    private static boolean isOn(Differing each, LocalDate day) {
        return !day.isBefore(each.from()) && !day.isAfter(each.to());
    }

    private static boolean holds(LocalTime starts, LocalTime ends, int from, int until) {
        return starts.toSecondOfDay() <= from && until <= endOf(ends);
    }

    /** Midnight as an end is the end of the day. */
    static int endOf(LocalTime ends) {
        return ends.equals(LocalTime.MIDNIGHT) ? DAY_SECONDS : ends.toSecondOfDay();
    }
}
