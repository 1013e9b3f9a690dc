package pt.vez.shared;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;

/**
 * A date of birth of which the document may leave day, or day and month, unknown (ICAO Doc 9303 part 3 §4.8).
 *
 * @param earliest the first day it may be; the day itself when all of it is known
 */
public record PartialDate(LocalDate earliest, Precision precision) {
    /** What is known of the date. */
    public enum Precision {
        DAY,
        MONTH,
        YEAR
    }

    public PartialDate {
        earliest = switch (precision) {
            case DAY -> earliest;
            case MONTH -> earliest.withDayOfMonth(1);
            case YEAR -> earliest.withDayOfYear(1);
        };
    }

    public static PartialDate of(LocalDate day) {
        return new PartialDate(day, Precision.DAY);
    }

    /**
     * @param month 0 when it is unknown, and the day with it
     * @param day 0 when it is unknown
     * @throws InvalidInput when there is no such day
     */
    public static PartialDate of(int year, int month, int day) {
        try {
            if (month == 0 && day == 0) {
                return new PartialDate(LocalDate.of(year, 1, 1), Precision.YEAR);
            }
            return day == 0
                    ? new PartialDate(LocalDate.of(year, month, 1), Precision.MONTH)
                    : of(LocalDate.of(year, month, day));
        } catch (DateTimeException e) {
            throw new InvalidInput("field.date.impossible");
        }
    }

    public boolean isWhole() {
        return precision == Precision.DAY;
    }

    /** The last day it may be: what an age that protects a child is counted from. */
    public LocalDate latest() {
        return switch (precision) {
            case DAY -> earliest;
            case MONTH -> YearMonth.from(earliest).atEndOfMonth();
            case YEAR -> earliest.withDayOfYear(earliest.lengthOfYear());
        };
    }

    /** Whether the other says nothing else and leaves no more unknown than this. */
    public boolean covers(PartialDate other) {
        return !other.earliest.isBefore(earliest) && !other.latest().isAfter(latest());
    }
}
