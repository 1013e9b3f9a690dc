package pt.vez.invitations.internal;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.stereotype.Component;
import pt.vez.casework.CaseFacts;
import pt.vez.casework.CaseFacts.Facts;
import pt.vez.casework.CaseId;
import pt.vez.invitations.Allocation.Effect;
import pt.vez.invitations.Allocation.Group;
import pt.vez.invitations.Allocation.Sample;
import pt.vez.invitations.Policy;
import pt.vez.invitations.Score;
import pt.vez.scheduling.SeatReservations;

/** Computes how another policy would change the order of waiting cases. */
@Component
class PolicyEffect {
    private static final int FIRST = 100;
    private static final int SAMPLES = 8;

    private final PolicyRepository policies;
    private final PriorityPlaces places;
    private final CaseFacts facts;
    private final SeatReservations seats;
    private final Clock clock;

    PolicyEffect(
            PolicyRepository policies, PriorityPlaces places, CaseFacts facts, SeatReservations seats, Clock clock) {
        this.policies = policies;
        this.places = places;
        this.facts = facts;
        this.seats = seats;
        this.clock = clock;
    }

    private record Queue(String service, UUID centre) {}

    private record Placed(CaseId id, int before, int after) {}

    private record Moved(Queue queue, Placed placed, int old, int now) {}

    /** Of one queue: how many change, and those who change most visibly. */
    private record Changed(Queue queue, int waiting, int moved, int fresh, List<Moved> some) {}

    Effect of(Policy policy) {
        Policy current = policies.policy();
        Instant now = clock.instant();
        Map<UUID, Integer> penalties = places.penalties();
        Map<String, UUID> catchments = new HashMap<>();
        Map<Queue, List<Placed>> queues = new HashMap<>();
        places.eachWaiting(page -> page.forEach(each -> {
            int penalty = penalties.getOrDefault(each.id().value(), 0);
            UUID centre = catchments.computeIfAbsent(
                    each.municipality() == null ? "" : each.municipality(), places::catchment);
            queues.computeIfAbsent(new Queue(each.serviceCode(), centre), any -> new ArrayList<>())
                    .add(new Placed(
                            each.id(),
                            Score.of(each, current, now, penalty).total(),
                            Score.of(each, policy, now, penalty).total()));
        }));
        List<Changed> changed = queues.entrySet().stream()
                .map(each -> changed(each.getKey(), each.getValue()))
                .sorted(Comparator.comparingInt((Changed each) -> -each.moved())
                        .thenComparing(each -> each.queue().service())
                        .thenComparing(each -> each.queue().centre()))
                .toList();
        Map<UUID, String> names = new HashMap<>();
        seats.places().forEach(place -> names.put(place.id().value(), place.name()));
        return new Effect(
                queues.values().stream().mapToInt(List::size).sum(),
                changed.stream().mapToInt(Changed::moved).sum(),
                changed.stream().mapToInt(Changed::fresh).sum(),
                changed.stream()
                        .filter(each -> each.moved() + each.fresh() > 0)
                        .map(each -> new Group(
                                each.queue().service(),
                                names.getOrDefault(each.queue().centre(), ""),
                                each.waiting(),
                                each.moved(),
                                each.fresh()))
                        .toList(),
                changed.stream()
                        .flatMap(each -> each.some().stream())
                        .limit(SAMPLES)
                        .map(each -> sample(each, policy, now, penalties, names))
                        .toList());
    }

    private static Changed changed(Queue queue, List<Placed> all) {
        List<Placed> order = new ArrayList<>(all);
        order.sort(Comparator.comparingInt((Placed each) -> -each.before())
                .thenComparing(each -> each.id().value()));
        Map<CaseId, Integer> placeBefore = new HashMap<>();
        for (int i = 0; i < order.size(); i++) {
            placeBefore.put(order.get(i).id(), i + 1);
        }
        order.sort(Comparator.comparingInt((Placed each) -> -each.after())
                .thenComparing(each -> each.id().value()));
        int moved = 0;
        int fresh = 0;
        List<Moved> some = new ArrayList<>();
        for (int i = 0; i < Math.min(FIRST, order.size()); i++) {
            Placed each = order.get(i);
            int old = Objects.requireNonNull(placeBefore.get(each.id()));
            moved += old == i + 1 ? 0 : 1;
            fresh += old > FIRST ? 1 : 0;
            if (some.size() < 2 && Math.abs(old - (i + 1)) > 2) {
                some.add(new Moved(queue, each, old, i + 1));
            }
        }
        return new Changed(queue, all.size(), moved, fresh, some);
    }

    private Sample sample(
            Moved moved, Policy policy, Instant now, Map<UUID, Integer> penalties, Map<UUID, String> names) {
        CaseId id = moved.placed().id();
        Facts found = facts.of(List.of(id)).getFirst();
        return new Sample(
                moved.queue().service(),
                names.getOrDefault(moved.queue().centre(), ""),
                moved.old(),
                moved.now(),
                Score.of(found, policy, now, penalties.getOrDefault(id.value(), 0)));
    }
}
