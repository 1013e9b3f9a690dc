package pt.vez.scheduling.internal;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import pt.vez.calendar.LocalTimes;
import pt.vez.scheduling.QuotaShare;
import pt.vez.scheduling.SeatQuota;
import pt.vez.scheduling.Shift;
import pt.vez.scheduling.ShiftData;
import pt.vez.scheduling.ShiftException;

/** The seats the shifts of one day make: pure arithmetic of times, desks and services. */
final class SeatPlan {
    private SeatPlan() {}

    /** One desk, free for one service from one instant to another. */
    record PlannedSeat(String service, Instant start, Instant end, UUID desk) {}

    /**
     * Which quota a seat belongs to: spread evenly over the day and the desks, and always the same for the same seat, so
     * that publishing again changes nothing.
     */
    static SeatQuota quota(QuotaShare share, PlannedSeat seat) {
        long step = Duration.between(seat.start(), seat.end()).toMinutes();
        long ordinal = seat.start().getEpochSecond() / 60 / Math.max(1, step)
                + Math.floorMod(seat.desk().hashCode(), 97);
        // Multiplying by a number prime to 100 visits all hundred places before one comes again.
        long place = Math.floorMod(ordinal * 37, 100L);
        if (place < share.assistedPercent()) {
            return SeatQuota.ASSISTED;
        }
        return place < share.assistedPercent() + share.reservePercent() ? SeatQuota.RESERVE : SeatQuota.PUBLIC;
    }

    static List<PlannedSeat> of(
            LocalDate date,
            ZoneId zone,
            List<Shift> shifts,
            List<ShiftException> exceptions,
            Map<String, Integer> minutes) {
        List<PlannedSeat> seats = new ArrayList<>();
        Map<UUID, Instant> busyUntil = new HashMap<>();
        List<Shift> inOrder = shifts.stream()
                .sorted(Comparator.comparing(shift -> shift.data().starts()))
                .toList();
        for (Shift shift : inOrder) {
            ShiftData data = shift.data();
            Integer length = minutes.get(data.service());
            if (length == null
                    || data.day() != date.getDayOfWeek()
                    || date.isBefore(data.from())
                    || date.isAfter(data.to())) {
                continue;
            }
            LocalTime starts = data.starts();
            LocalTime ends = data.ends();
            boolean closed = false;
            for (ShiftException exception : exceptions) {
                UUID desk = exception.deskId();
                LocalTime opens = exception.starts();
                LocalTime closes = exception.ends();
                if (!exception.date().equals(date) || (desk != null && !desk.equals(data.deskId()))) {
                    continue;
                }
                if (opens == null || closes == null) {
                    closed = true;
                } else {
                    starts = starts.isAfter(opens) ? starts : opens;
                    ends = ends.isBefore(closes) ? ends : closes;
                }
            }
            if (!closed && ends.isAfter(starts)) {
                Instant first = LocalTimes.start(date.atTime(starts), zone);
                Instant last = LocalTimes.end(date.atTime(ends), zone);
                // Two shifts of a desk that meet in the hour that happens twice: the earlier one has it both times.
                Instant busy = busyUntil.put(data.deskId(), last);
                if (busy != null && first.isBefore(busy)) {
                    first = LocalTimes.end(date.atTime(starts), zone);
                }
                Duration step = Duration.ofMinutes(length);
                for (Instant start = first; !start.plus(step).isAfter(last); start = start.plus(step)) {
                    seats.add(new PlannedSeat(data.service(), start, start.plus(step), data.deskId()));
                }
            }
        }
        return seats;
    }
}
