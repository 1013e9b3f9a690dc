package pt.vez.scheduling.internal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import org.springframework.stereotype.Component;
import pt.vez.platform.FaultIsolation;
import pt.vez.platform.Transactions;
import pt.vez.rota.Places;
import pt.vez.rota.Places.Place;
import pt.vez.scheduling.internal.CoverDemandQueries.SlotDemand;
import pt.vez.scheduling.internal.CoverPlan.Demand;

/**
 * Finds the days {@link CoverDueRepository} has no mark for although their cover changed, for instance by a closed account:
 * compares all published days and marks those that differ.
 */
@Component
class CoverCheck {
    /** As far as slots are published. */
    private static final Duration AHEAD = Duration.ofDays(93);

    private final CoverDemandQueries demands;
    private final CoverDueRepository due;
    private final Places places;
    private final Transactions transactions;
    private final Clock clock;

    CoverCheck(
            CoverDemandQueries demands, CoverDueRepository due, Places places, Transactions transactions, Clock clock) {
        this.demands = demands;
        this.due = due;
        this.places = places;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** @return days that are to be compared again */
    int look() {
        return FaultIsolation.each(
                "scheduling-cover",
                places.all().stream().filter(Place::staffed).toList(),
                place -> transactions.run(() -> look(place)));
    }

    private int look(Place place) {
        Instant now = clock.instant();
        List<SlotDemand> slots = demands.of(place.id(), now, now.plus(AHEAD));
        List<Demand> wanted = slots.stream().map(SlotDemand::demand).toList();
        List<int[]> served = CoverPlan.served(wanted, demands.people(place.id(), wanted));
        var days = new TreeSet<LocalDate>();
        for (int i = 0; i < slots.size(); i++) {
            SlotDemand slot = slots.get(i);
            int uncovered = slot.demand().total() - Arrays.stream(served.get(i)).sum();
            if (uncovered != slot.marked()) {
                days.add(slot.day());
            }
        }
        days.forEach(day -> due.at(place.id(), day, now));
        return days.size();
    }
}
