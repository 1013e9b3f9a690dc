package pt.vez.scheduling.internal;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import pt.vez.platform.DatabaseLocks;
import pt.vez.rota.Places;
import pt.vez.rota.Places.Place;
import pt.vez.scheduling.internal.CoverDemandQueries.SeatDemand;
import pt.vez.scheduling.internal.CoverPlan.Demand;

/**
 * Marks the seats without cover, so that offers and bookings read one column and no rota. A booked seat may be marked;
 * its booking stays. At a centre without mediators of partners no seat is marked.
 */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class CoverMarks {
    /** A booking that was on its way while the seat was marked is in by then; the capacity is counted once more. */
    private static final Duration ONCE_MORE = Duration.ofSeconds(3);

    private static final int LOOKS = 3;
    private final DatabaseLocks locks;
    private final CoverDemandQueries demands;
    private final CoverDueRepository due;
    private final SeatRepository seats;
    private final Places places;
    private final Clock clock;

    CoverMarks(
            DatabaseLocks locks,
            CoverDemandQueries demands,
            CoverDueRepository due,
            SeatRepository seats,
            Places places,
            Clock clock) {
        this.locks = locks;
        this.demands = demands;
        this.due = due;
        this.seats = seats;
        this.places = places;
        this.clock = clock;
    }

    /**
     * Locks the cover of a centre until the transaction ends; every transaction that changes it takes this lock first.
     */
    void lock(UUID centre) {
        locks.hold("scheduling.cover", centre);
    }

    /** @return how many seats got a mark or lost it */
    int settle(UUID centre, LocalDate day) {
        lock(centre);
        boolean staffed = places.find(centre).filter(Place::staffed).isPresent();
        int changed = 0;
        // A seat marked in this transaction cannot be taken any more; a seat taken just before is seen by the next
        // look.
        for (int look = 0; look < LOOKS; look++) {
            List<SeatDemand> wrong = wrong(centre, demands.seats(centre, day), staffed);
            if (wrong.isEmpty()) {
                break;
            }
            mark(wrong);
            changed += wrong.size();
        }
        if (changed > 0) {
            due.at(centre, day, clock.instant().plus(ONCE_MORE));
        }
        return changed;
    }

    /** Seats whose mark is not what it should be. */
    private List<SeatDemand> wrong(UUID centre, List<SeatDemand> all, boolean staffed) {
        if (!staffed) {
            return all.stream().filter(SeatDemand::marked).toList();
        }
        Map<UUID, List<SeatDemand>> bySlot = new LinkedHashMap<>();
        all.forEach(seat ->
                bySlot.computeIfAbsent(seat.slot(), slot -> new ArrayList<>()).add(seat));
        List<Demand> wanted = bySlot.values().stream().map(CoverMarks::demand).toList();
        List<int[]> served = CoverPlan.served(wanted, demands.people(centre, wanted));
        List<SeatDemand> wrong = new ArrayList<>();
        int slot = 0;
        for (List<SeatDemand> together : bySlot.values()) {
            int[] covered = served.get(slot++);
            // Those that have no mark keep it so, as far as there are people: what is offered changes seldom.
            together.stream()
                    .sorted(Comparator.comparing(SeatDemand::marked).thenComparing(SeatDemand::seat))
                    .forEach(seat -> {
                        boolean mark = covered[seat.rank()]-- <= 0;
                        if (mark != seat.marked()) {
                            wrong.add(seat);
                        }
                    });
        }
        return wrong;
    }

    private static Demand demand(List<SeatDemand> together) {
        List<Integer> ranks = new ArrayList<>();
        for (int rank = CoverDemandQueries.BOOKED; rank <= CoverDemandQueries.CLOSED; rank++) {
            int each = rank;
            ranks.add(
                    (int) together.stream().filter(seat -> seat.rank() == each).count());
        }
        SeatDemand any = together.getFirst();
        return new Demand(any.course(), any.start(), any.end(), ranks);
    }

    /** In the order in which bookings lock them. */
    private void mark(List<SeatDemand> wrong) {
        Map<UUID, List<SeatDemand>> bySlot = new TreeMap<>();
        wrong.forEach(seat ->
                bySlot.computeIfAbsent(seat.slot(), slot -> new ArrayList<>()).add(seat));
        bySlot.forEach((slot, seats) -> {
            this.seats.flipCover(
                    slot, seats.stream().map(SeatDemand::seat).sorted().toList());
            this.seats.publishFreed(slot);
        });
    }
}
