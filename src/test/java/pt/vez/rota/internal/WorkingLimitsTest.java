package pt.vez.rota.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import pt.vez.calendar.LocalTimes;
import pt.vez.rota.RotaRule;

/** The limits of the Código do Trabalho, each just inside and just outside. */
class WorkingLimitsTest {
    private static final ZoneId LISBON = ZoneId.of("Europe/Lisbon");
    private static final LocalDate MONDAY = LocalDate.of(2027, 5, 3);

    private static Period at(String text) {
        String[] parts = text.split(" ");
        LocalDate day = MONDAY.plusDays(Integer.parseInt(parts[0]));
        return ClockTimes.on(day, LocalTime.parse(parts[1]), LocalTime.parse(parts[2]), LISBON)
                .orElseThrow();
    }

    private static Set<RotaRule> broken(String others, String candidate) {
        List<Period> periods = new ArrayList<>();
        if (!others.isBlank()) {
            Arrays.stream(others.split(";")).forEach(each -> periods.add(at(each.strip())));
        }
        return WorkingLimits.broken(periods, at(candidate), LISBON);
    }

    @ParameterizedTest
    @CsvSource({
        // others (day of the week from Monday, times) | candidate | rule | broken
        "0 09:00 13:00, 0 13:00 17:00, OVERLAP, false",
        "0 09:00 13:00, 0 12:59 17:00, OVERLAP, true",
        "0 22:00 02:00, 1 01:00 03:00, OVERLAP, true",
        "0 09:00 13:00, 0 14:00 18:00, DAY_HOURS, false",
        "0 09:00 13:00, 0 14:00 18:01, DAY_HOURS, true",
        "'', 0 20:00 04:00, DAY_HOURS, false",
        "'', 0 20:00 04:01, DAY_HOURS, true",
        "0 09:00 17:00; 1 09:00 17:00; 2 09:00 17:00; 3 09:00 17:00, 4 09:00 17:00, WEEK_HOURS, false",
        "0 09:00 17:00; 1 09:00 17:00; 2 09:00 17:00; 3 09:00 17:00, 4 09:00 17:01, WEEK_HOURS, true",
        "0 09:00 17:00; 1 09:00 17:00; 2 09:00 17:00; 3 09:00 17:00; 4 09:00 17:00, 7 09:00 17:00, WEEK_HOURS, false",
        "0 14:00 22:00, 1 09:00 13:00, DAILY_REST, false",
        "0 14:00 22:01, 1 09:00 13:00, DAILY_REST, true",
        "1 08:59 13:00, 0 14:00 22:00, DAILY_REST, true",
        "0 09:00 10:00, 0 14:00 15:00, DAILY_REST, false",
        "0 22:00 02:00, 1 13:00 17:00, DAILY_REST, false",
        "0 22:00 02:00, 1 12:59 17:00, DAILY_REST, true",
        "0 9:00 10:00; 1 9:00 10:00; 2 9:00 10:00; 3 9:00 10:00; 4 9:00 10:00, 5 09:00 10:00, WEEKLY_REST, false",
        "0 9:00 10:00; 1 9:00 10:00; 2 9:00 10:00; 3 9:00 10:00; 4 9:00 10:00; 5 9:00 10:00, 6 09:00 10:00, WEEKLY_REST, true",
        "0 9:00 10:00; 1 9:00 10:00; 2 9:00 10:00; 3 9:00 10:00; 4 9:00 10:00; 5 9:00 10:00, 7 09:00 10:00, WEEKLY_REST, false",
        "0 9:00 10:00; 1 9:00 10:00; 2 9:00 10:00; 3 9:00 10:00; 4 9:00 10:00, 5 23:00 01:00, WEEKLY_REST, true",
        "'', 0 09:00 14:00, BREAK, false",
        "'', 0 09:00 14:01, BREAK, true",
        "0 09:00 12:00, 0 12:30 15:00, BREAK, true",
        "0 09:00 12:00, 0 13:00 16:00, BREAK, false"
    })
    void eachLimitHoldsToTheMinute(String others, String candidate, RotaRule rule, boolean isBroken) {
        String padded = others.replaceAll("\\b9:00", "09:00");
        assertThat(broken(padded, candidate).contains(rule)).isEqualTo(isBroken);
    }

    @Test
    void onlyBreaksAndWishesAreWarnings() {
        assertThat(Arrays.stream(RotaRule.values()).filter(rule -> !rule.refuses()))
                .containsExactlyInAnyOrder(
                        RotaRule.BREAK,
                        RotaRule.HOLIDAY,
                        RotaRule.UNAVAILABLE,
                        RotaRule.UNDECLARED,
                        RotaRule.UNCERTIFIED);
    }

    @ParameterizedTest
    @CsvSource({"2027-10-30, 20:00, 04:00, true", "2027-10-30, 20:00, 03:00, false", "2028-03-25, 20:00, 05:00, false"})
    void inTheNightTheClocksChangeHoursAreReal(LocalDate day, LocalTime starts, LocalTime ends, boolean tooLong) {
        var period = new Period(
                LocalTimes.start(LocalDateTime.of(day, starts), LISBON),
                LocalTimes.end(LocalDateTime.of(day.plusDays(1), ends), LISBON));
        assertThat(WorkingLimits.broken(List.of(), period, LISBON).contains(RotaRule.DAY_HOURS))
                .isEqualTo(tooLong);
    }
}
