package pt.vez.scheduling.internal;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import pt.vez.scheduling.CentreId;
import pt.vez.scheduling.Publishing;
import pt.vez.scheduling.QuotaShare;
import pt.vez.scheduling.internal.PublishedSeatQueries.Seat;
import pt.vez.scheduling.internal.SeatPlan.PlannedSeat;
import pt.vez.scheduling.internal.SlotRepository.NewSeat;
import pt.vez.scheduling.internal.SlotRepository.NewSlot;
import pt.vez.scheduling.internal.SlotRepository.Slot;
import pt.vez.shared.Ids;

/** Publishes one day of one centre. Doing it twice changes nothing. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class DayPublishing {
    private final PublishedSeatQueries published;
    private final CoverMarks marks;
    private final SeatClosureRepository closures;
    private final SlotRepository slots;
    private final QuotaRepository quotas;
    private final Clock clock;

    DayPublishing(
            PublishedSeatQueries published,
            CoverMarks marks,
            SeatClosureRepository closures,
            SlotRepository slots,
            QuotaRepository quotas,
            Clock clock) {
        this.published = published;
        this.marks = marks;
        this.closures = closures;
        this.slots = slots;
        this.quotas = quotas;
        this.clock = clock;
    }

    /** What exists is read under the lock of the centre, so that what was done meanwhile is seen. */
    public Publishing.Day publish(CentrePlan plan, LocalDate date) {
        UUID centre = plan.id().value();
        marks.lock(centre);
        DayChange change = DayChange.of(plan, date, published.of(plan.id(), date, date), clock.instant());
        drop(change.gone());
        if (!change.added().isEmpty()) {
            add(plan.id(), date, change.added());
        }
        if (!change.gone().isEmpty()) {
            slots.dropEmpty(plan.id(), date);
        }
        closures.settle(centre, date);
        // In the same commit: a new seat without cover is never offered.
        marks.settle(centre, date);
        return change.day();
    }

    private void drop(List<Seat> gone) {
        Map<UUID, List<Integer>> free = gone.stream()
                .filter(seat -> !seat.occupied())
                .collect(Collectors.groupingBy(Seat::slot, Collectors.mapping(Seat::seat, Collectors.toList())));
        free.forEach(slots::dropSeats);
    }

    private void add(CentreId centre, LocalDate date, List<PlannedSeat> added) {
        QuotaShare share = quotas.of(centre);
        Map<String, List<PlannedSeat>> bySlot = added.stream().collect(Collectors.groupingBy(DayPublishing::slot));
        slots.insert(
                centre,
                date,
                bySlot.values().stream()
                        .map(List::getFirst)
                        .map(seat -> new NewSlot(Ids.next(), seat.service(), seat.start(), seat.end()))
                        .toList());
        Map<String, Slot> known =
                slots.of(centre, date).stream().collect(Collectors.toMap(DayPublishing::slot, Function.identity()));
        List<NewSeat> seats = new ArrayList<>();
        List<UUID> freed = new ArrayList<>();
        bySlot.forEach((key, each) -> {
            Slot slot = known.get(key);
            if (slot == null) {
                throw new IllegalStateException("a slot that was just made is not there: " + key);
            }
            int seat = slot.highest();
            for (PlannedSeat planned : each) {
                seats.add(new NewSeat(slot.id(), ++seat, planned.desk(), SeatPlan.quota(share, planned)));
            }
            freed.add(slot.id());
        });
        slots.publishFreed(freed, clock.instant());
        slots.insertSeats(seats);
    }

    private static String slot(PlannedSeat seat) {
        return seat.service() + "@" + seat.start().toEpochMilli();
    }

    private static String slot(Slot slot) {
        return slot.service() + "@" + slot.start().toEpochMilli();
    }
}
