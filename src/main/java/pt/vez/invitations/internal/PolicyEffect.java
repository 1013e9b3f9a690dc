package pt.vez.invitations.internal;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import pt.vez.casework.CaseFacts;
import pt.vez.casework.CaseFacts.Facts;
import pt.vez.casework.CaseId;
import pt.vez.invitations.Allocation.Effect;
import pt.vez.invitations.Allocation.Sample;
import pt.vez.invitations.Policy;
import pt.vez.invitations.Score;

/** What another policy would change among those who wait. */
@Component
class PolicyEffect {
    private static final int FIRST = 1_000;
    private static final int SAMPLES = 8;

    private final PolicyBook policies;
    private final PriorityPlaces places;
    private final CaseFacts facts;
    private final Clock clock;

    PolicyEffect(PolicyBook policies, PriorityPlaces places, CaseFacts facts, Clock clock) {
        this.policies = policies;
        this.places = places;
        this.facts = facts;
        this.clock = clock;
    }

    Effect of(Policy policy) {
        record Placed(CaseId id, String service, int before, int after) {}
        Policy current = policies.policy();
        Instant now = clock.instant();
        Map<UUID, Integer> penalties = places.penalties();
        List<Placed> all = new ArrayList<>();
        places.eachWaiting(page -> page.forEach(each -> {
            int penalty = penalties.getOrDefault(each.id().value(), 0);
            all.add(new Placed(
                    each.id(),
                    each.serviceCode(),
                    Score.of(each, current, now, penalty).total(),
                    Score.of(each, policy, now, penalty).total()));
        }));
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
        List<Sample> samples = new ArrayList<>();
        for (int i = 0; i < Math.min(FIRST, order.size()); i++) {
            Placed each = order.get(i);
            int old = java.util.Objects.requireNonNull(placeBefore.get(each.id()));
            moved += old == i + 1 ? 0 : 1;
            fresh += old > FIRST ? 1 : 0;
            if (samples.size() < SAMPLES && Math.abs(old - (i + 1)) > 2) {
                Facts found = facts.of(List.of(each.id())).getFirst();
                samples.add(new Sample(
                        each.service(),
                        old,
                        i + 1,
                        Score.of(
                                found,
                                policy,
                                now,
                                penalties.getOrDefault(each.id().value(), 0))));
            }
        }
        return new Effect(all.size(), moved, fresh, samples);
    }
}
