package pt.vez.invitations.internal.replacement;

import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import pt.vez.calendar.Holidays;
import pt.vez.calendar.Municipalities;
import pt.vez.calendar.Municipalities.Municipality;
import pt.vez.invitations.Allocation;
import pt.vez.invitations.Disruptions.Scope;
import pt.vez.scheduling.CentreId;
import pt.vez.scheduling.SeatQuota;
import pt.vez.scheduling.SeatReservations;
import pt.vez.scheduling.SeatReservations.FreeSeat;
import pt.vez.scheduling.SeatReservations.Place;

/** Free seats an appointment may be moved to. */
@Component
class ReplacementRoom {
    private final SeatReservations seats;
    private final Municipalities municipalities;
    private final Holidays holidays;
    private final Allocation allocation;
    private final Clock clock;

    ReplacementRoom(
            SeatReservations seats,
            Municipalities municipalities,
            Holidays holidays,
            Allocation allocation,
            Clock clock) {
        this.seats = seats;
        this.municipalities = municipalities;
        this.holidays = holidays;
        this.allocation = allocation;
        this.clock = clock;
    }

    /**
     * Free seats outside of the scope, from the end of the notice to the last day, both by the calendar of each
     * centre. They may lie before the closure: the nearest day is wanted, earlier or later.
     */
    List<FreeSeat> free(Scope scope, Set<String> services, Set<SeatQuota> quotas) {
        List<Place> places = seats.places();
        Map<String, Municipality> towns =
                municipalities.all().stream().collect(Collectors.toMap(Municipality::code, Function.identity()));
        Map<UUID, Notice> notices = new HashMap<>();
        for (Place place : places) {
            LocalDate ends = noticeEnds(place.zone(), towns.get(place.municipality()));
            notices.put(place.id().value(), new Notice(place.zone(), ends));
        }
        List<CentreId> all = places.stream().map(Place::id).toList();
        Instant from = clock.instant();
        Instant until = scope.latest().plusDays(2).atStartOfDay(ZoneOffset.UTC).toInstant();
        List<FreeSeat> free = new ArrayList<>();
        for (String service : services) {
            seats.free(all, service, from, until, quotas).stream()
                    .filter(seat -> {
                        Notice notice = notices.get(seat.centre());
                        return notice != null
                                && !seat.day().isBefore(notice.ends())
                                && !seat.day().isAfter(scope.latest())
                                && !isInside(scope, seat, notice.zone());
                    })
                    .forEach(free::add);
        }
        return free;
    }

    /** Seats of a centre in the week that begins on this Monday. */
    record Week(UUID centre, LocalDate week, String service, long seats) {}

    /** The same seats, counted by the database: a preview needs numbers only. */
    List<Week> perWeek(Scope scope, Set<String> services, Set<SeatQuota> quotas) {
        List<Place> places = seats.places();
        Map<UUID, LocalDate> notices = noticeEnds(places);
        Map<List<Object>, Long> weeks = new HashMap<>();
        Instant until = scope.latest().plusDays(2).atStartOfDay(ZoneOffset.UTC).toInstant();
        List<CentreId> all = places.stream().map(Place::id).toList();
        for (String service : services) {
            seats.freePerDay(all, service, clock.instant(), until, quotas).forEach(day -> {
                LocalDate notice = notices.get(day.centre());
                if (notice != null
                        && !day.day().isBefore(notice)
                        && !day.day().isAfter(scope.latest())
                        && !isInside(scope, day.centre(), service, day.day())) {
                    weeks.merge(
                            List.of(
                                    day.centre(),
                                    day.day().with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)),
                                    service),
                            day.seats(),
                            Long::sum);
                }
            });
        }
        return weeks.entrySet().stream()
                .map(each -> new Week(
                        (UUID) each.getKey().get(0),
                        (LocalDate) each.getKey().get(1),
                        (String) each.getKey().get(2),
                        each.getValue()))
                .toList();
    }

    private Map<UUID, LocalDate> noticeEnds(List<Place> places) {
        Map<String, Municipality> towns =
                municipalities.all().stream().collect(Collectors.toMap(Municipality::code, Function.identity()));
        Map<UUID, LocalDate> ends = new HashMap<>();
        places.forEach(
                place -> ends.put(place.id().value(), noticeEnds(place.zone(), towns.get(place.municipality()))));
        return ends;
    }

    /** Whole days: a closure that begins or ends within one counts that day's seats as if they stayed. */
    private static boolean isInside(Scope scope, UUID centre, String service, LocalDate day) {
        return scope.centres().contains(centre)
                && scope.desks().isEmpty()
                && (scope.services().isEmpty() || scope.services().contains(service))
                && !day.atStartOfDay().isBefore(scope.from())
                && day.atStartOfDay().isBefore(scope.until());
    }

    /** @param ends first day an appointment may be moved to */
    private record Notice(ZoneId zone, LocalDate ends) {}

    /** The first day an appointment may be moved to: so many working days of the centre after today. */
    private LocalDate noticeEnds(ZoneId zone, @Nullable Municipality municipality) {
        LocalDate day = LocalDate.ofInstant(clock.instant(), zone);
        for (int left = allocation.policy().noticeDays(); left > 0; ) {
            day = day.plusDays(1);
            left -= holidays.isWorkingDay(day, municipality) ? 1 : 0;
        }
        return day;
    }

    /**
     * Before the seats are closed the whole window of its centres is left alone; desks at work elsewhere come later.
     */
    private static boolean isInside(Scope scope, FreeSeat seat, ZoneId zone) {
        LocalDateTime start = LocalDateTime.ofInstant(seat.start(), zone);
        return scope.centres().contains(seat.centre())
                && scope.desks().isEmpty()
                && (scope.services().isEmpty() || scope.services().contains(seat.service()))
                && !start.isBefore(scope.from())
                && start.isBefore(scope.until());
    }
}
