package pt.vez.rota.internal;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import pt.vez.rota.RotaRule;

/**
 * Limits of working time of the Código do Trabalho, for the general case without adaptability. Hours are real hours, so a
 * night in which the clocks change is as long as it is. What begins on one day of the place belongs to that day's work.
 */
final class WorkingLimits {
    private static final Duration PER_DAY = Duration.ofHours(8);
    private static final Duration PER_WEEK = Duration.ofHours(40);
    private static final Duration DAILY_REST = Duration.ofHours(11);
    private static final Duration WITHOUT_BREAK = Duration.ofHours(5);
    private static final Duration BREAK = Duration.ofHours(1);
    private static final int DAYS_OF_WEEK = 7;

    private WorkingLimits() {}

    /** What a person who works at {@code others} would break by working at {@code candidate} too. */
    static Set<RotaRule> broken(List<Period> others, Period candidate, ZoneId zone) {
        Set<RotaRule> broken = EnumSet.noneOf(RotaRule.class);
        if (others.stream().anyMatch(candidate::overlaps)) {
            broken.add(RotaRule.OVERLAP);
            return broken;
        }
        List<Period> all = new ArrayList<>(others);
        all.add(candidate);
        all.sort(Comparator.comparing(Period::start));
        LocalDate day = candidate.firstDay(zone);
        if (worked(all, zone, day, day).compareTo(PER_DAY) > 0) {
            broken.add(RotaRule.DAY_HOURS);
        }
        LocalDate monday = monday(day);
        if (worked(all, zone, monday, monday.plusDays(6)).compareTo(PER_WEEK) > 0) {
            broken.add(RotaRule.WEEK_HOURS);
        }
        if (!rests(all, zone, day)) {
            broken.add(RotaRule.DAILY_REST);
        }
        if (!hasDayOfRest(all, zone, monday) || !hasDayOfRest(all, zone, monday(candidate.lastDay(zone)))) {
            broken.add(RotaRule.WEEKLY_REST);
        }
        if (stretch(all, candidate).compareTo(WITHOUT_BREAK) > 0) {
            broken.add(RotaRule.BREAK);
        }
        return broken;
    }

    static LocalDate monday(LocalDate day) {
        return day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    }

    /** Hours of the work that begins on these days. */
    static Duration worked(List<Period> all, ZoneId zone, LocalDate from, LocalDate to) {
        return all.stream()
                .filter(period -> !period.firstDay(zone).isBefore(from)
                        && !period.firstDay(zone).isAfter(to))
                .map(Period::length)
                .reduce(Duration.ZERO, Duration::plus);
    }

    /** Eleven hours between the work of this day and that of the days before and after. */
    private static boolean rests(List<Period> all, ZoneId zone, LocalDate day) {
        Instant first = null;
        Instant last = null;
        Instant before = null;
        Instant after = null;
        for (Period period : all) {
            int side = period.firstDay(zone).compareTo(day);
            if (side < 0) {
                before = before == null || period.end().isAfter(before) ? period.end() : before;
            } else if (side > 0) {
                after = after == null ? period.start() : after;
            } else {
                first = first == null ? period.start() : first;
                last = last == null || period.end().isAfter(last) ? period.end() : last;
            }
        }
        return isLong(before, first) && isLong(last, after);
    }

    private static boolean isLong(@Nullable Instant end, @Nullable Instant start) {
        return end == null || start == null || Duration.between(end, start).compareTo(DAILY_REST) >= 0;
    }

    private static boolean hasDayOfRest(List<Period> all, ZoneId zone, LocalDate monday) {
        Set<LocalDate> worked = new HashSet<>();
        for (Period period : all) {
            for (LocalDate day = period.firstDay(zone); !day.isAfter(period.lastDay(zone)); day = day.plusDays(1)) {
                if (monday(day).equals(monday)) {
                    worked.add(day);
                }
            }
        }
        return worked.size() < DAYS_OF_WEEK;
    }

    /** Work around the candidate that no pause of an hour interrupts. */
    private static Duration stretch(List<Period> all, Period candidate) {
        Duration length = Duration.ZERO;
        Instant end = null;
        boolean here = false;
        for (Period period : all) {
            if (end != null && Duration.between(end, period.start()).compareTo(BREAK) >= 0) {
                if (here) {
                    return length;
                }
                length = Duration.ZERO;
            }
            length = length.plus(period.length());
            end = period.end();
            here |= period.equals(candidate);
        }
        return length;
    }
}
