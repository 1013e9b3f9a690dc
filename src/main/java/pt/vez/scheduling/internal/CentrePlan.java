package pt.vez.scheduling.internal;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import pt.vez.calendar.Holidays;
import pt.vez.calendar.Municipalities.Municipality;
import pt.vez.scheduling.CentreId;
import pt.vez.scheduling.Shift;
import pt.vez.scheduling.ShiftException;
import pt.vez.scheduling.internal.SeatPlan.PlannedSeat;
import pt.vez.shared.LocalText;

/**
 * What a centre intends to offer, read at one moment.
 *
 * @param shifts of desks in use
 * @param minutes length of the active services
 */
record CentrePlan(
        CentreId id,
        ZoneId zone,
        @Nullable Municipality municipality,
        List<Shift> shifts,
        List<ShiftException> exceptions,
        Map<String, Integer> minutes,
        Holidays holidays) {

    /**
     * @param holiday its name, null on a day that is none
     * @param reason the words of the exceptions of the day
     */
    record Day(List<PlannedSeat> seats, @Nullable LocalText holiday, String reason) {}

    Day day(LocalDate date) {
        LocalText holiday = holidays.nameOf(date, municipality).orElse(null);
        return new Day(
                holiday != null ? List.of() : SeatPlan.of(date, zone, shifts, exceptions, minutes),
                holiday,
                exceptions.stream()
                        .filter(exception -> exception.date().equals(date))
                        .map(ShiftException::reason)
                        .collect(Collectors.joining("; ")));
    }

    /** Of these desks only. */
    CentrePlan of(Set<UUID> desks) {
        return with(only(shift -> desks.contains(shift.data().deskId())));
    }

    List<Shift> only(Predicate<Shift> which) {
        return shifts.stream().filter(which).toList();
    }

    CentrePlan with(List<Shift> others) {
        return new CentrePlan(id, zone, municipality, others, exceptions, minutes, holidays);
    }

    CentrePlan withExceptions(List<ShiftException> others) {
        return new CentrePlan(id, zone, municipality, shifts, others, minutes, holidays);
    }

    CentrePlan by(Holidays others) {
        return new CentrePlan(id, zone, municipality, shifts, exceptions, minutes, others);
    }
}
