package pt.vez.scheduling.internal;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import pt.vez.scheduling.Publishing;
import pt.vez.scheduling.internal.PublishedSeatQueries.Seat;
import pt.vez.scheduling.internal.SeatPlan.PlannedSeat;
import pt.vez.shared.LocalText;

/**
 * What publishing one day does.
 *
 * @param added seats that do not exist yet and whose desk is not busy with a taken one
 * @param gone seats no shift stands behind any more; taken ones stay
 */
record DayChange(
        LocalDate date,
        int planned,
        List<PlannedSeat> added,
        List<Seat> gone,
        @Nullable LocalText holiday,
        String reason) {

    static DayChange of(CentrePlan plan, LocalDate date, List<Seat> existing, Instant now) {
        CentrePlan.Day day = plan.day(date);
        List<PlannedSeat> planned =
                day.seats().stream().filter(seat -> seat.start().isAfter(now)).toList();
        Set<String> wanted = planned.stream().map(PublishedSeatQueries::key).collect(Collectors.toSet());
        Set<String> there = existing.stream().map(Seat::key).collect(Collectors.toSet());
        Map<UUID, List<Seat>> taken =
                existing.stream().filter(Seat::occupied).collect(Collectors.groupingBy(Seat::desk));
        return new DayChange(
                date,
                planned.size(),
                planned.stream()
                        .filter(seat -> !there.contains(PublishedSeatQueries.key(seat)))
                        .filter(seat -> taken.getOrDefault(seat.desk(), List.of()).stream()
                                .noneMatch(each -> each.blocks(seat)))
                        .toList(),
                existing.stream().filter(seat -> !wanted.contains(seat.key())).toList(),
                day.holiday(),
                day.reason());
    }

    Publishing.Day day() {
        int kept = (int) gone.stream().filter(Seat::occupied).count();
        return new Publishing.Day(date, planned, added.size(), gone.size() - kept, kept, holiday, reason);
    }
}
