package pt.vez.invitations.internal;

import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import pt.vez.calendar.Municipalities;
import pt.vez.casework.CaseFacts;
import pt.vez.casework.CaseFacts.Facts;
import pt.vez.casework.CaseId;
import pt.vez.casework.Stage;
import pt.vez.invitations.Allocation.PolicyVersion;
import pt.vez.invitations.Allocation.State;
import pt.vez.invitations.Policy;
import pt.vez.invitations.Score;
import pt.vez.invitations.internal.PriorityRepository.Rank;
import pt.vez.platform.Transactions;
import pt.vez.scheduling.SeatReservations;

/** The rank of every waiting case: computed, with its parts, and stored. */
@Component
class PriorityPlaces {
    private static final int CHUNK = 2_000;

    /** While no centre is open at all. */
    private static final UUID NOWHERE = new UUID(0, 0);

    private final PriorityRepository ranks;
    private final PolicyRepository policies;
    private final CaseFacts facts;
    private final SeatReservations seats;
    private final Municipalities municipalities;
    private final Transactions transactions;
    private final Clock clock;

    PriorityPlaces(
            PriorityRepository ranks,
            PolicyRepository policies,
            CaseFacts facts,
            SeatReservations seats,
            Municipalities municipalities,
            Transactions transactions,
            Clock clock) {
        this.ranks = ranks;
        this.policies = policies;
        this.facts = facts;
        this.seats = seats;
        this.municipalities = municipalities;
        this.transactions = transactions;
        this.clock = clock;
    }

    Map<UUID, Integer> penalties() {
        return ranks.penalties(clock.instant());
    }

    /** All ranks anew, page by page, each committed with the policy that is in force by then. */
    int computeAll() {
        int done = 0;
        CaseId last = null;
        Computation computation = computation(policies.newest().orElse(null));
        List<Facts> page;
        do {
            PolicyVersion newest = policies.newest().orElse(null);
            // A policy that was changed meanwhile is not overwritten by the one before.
            computation = computation.isBy(newest) ? computation : computation(newest);
            page = computePage(computation, last);
            done += page.size();
            last = page.isEmpty() ? null : page.getLast().id();
        } while (page.size() == CHUNK);
        int all = done;
        return transactions.run(() -> {
            ranks.settle();
            return all;
        });
    }

    private List<Facts> computePage(Computation computation, @Nullable CaseId after) {
        List<Facts> page = facts.waiting(after, CHUNK);
        return transactions.run(() -> {
            ranks.save(page.stream().map(computation::rank).toList());
            return page;
        });
    }

    Computation computation(@Nullable PolicyVersion version) {
        return new Computation(version, penalties());
    }

    int waiting() {
        return ranks.count();
    }

    /**
     * All ranks by the policy in force, page by page, each committed, so that a screen sees how far it is. After a restart
     * it goes on with the cases whose rank is still by another policy.
     *
     * @return cases that have their rank by this policy now
     */
    int computeStepwise() {
        PolicyVersion version = policies.newest().orElse(null);
        if (version == null) {
            return 0;
        }
        var computation = computation(version);
        int done = 0;
        CaseId last = null;
        List<Facts> page;
        do {
            page = goOn(version.id(), computation, last, CHUNK, done);
            done += page.size();
            last = page.isEmpty() ? null : page.getLast().id();
        } while (page.size() == CHUNK);
        int all = done;
        return transactions.run(() -> {
            ranks.settle();
            policies.progress(version.id(), null);
            return all;
        });
    }

    /**
     * One commit: the ranks of one page that are not yet by this policy, and how far the computation is.
     *
     * @param after the last case of the page before; null for the first page
     * @param done cases of the pages before
     * @return the cases of the page
     */
    List<Facts> goOn(UUID policy, Computation computation, @Nullable CaseId after, int most, int done) {
        List<Facts> page = facts.waiting(after, most);
        return transactions.run(() -> {
            Set<UUID> finished = ranks.computedWith(
                    policy, page.stream().map(each -> each.id().value()).toList());
            ranks.save(page.stream()
                    .filter(each -> !finished.contains(each.id().value()))
                    .map(computation::rank)
                    .toList());
            policies.progress(policy, done + page.size());
            return page;
        });
    }

    void eachWaiting(Consumer<List<Facts>> each) {
        List<Facts> page = facts.waiting(null, CHUNK);
        while (!page.isEmpty()) {
            each.accept(page);
            page = page.size() < CHUNK
                    ? List.of()
                    : facts.waiting(page.getLast().id(), CHUNK);
        }
    }

    /** Ranks of one moment, by one policy. */
    final class Computation {
        private final @Nullable UUID policyId;
        private final Policy policy;
        private final Instant now = clock.instant();
        private final Map<UUID, Integer> penalties;
        private final Map<String, UUID> catchments = new HashMap<>();

        Computation(@Nullable PolicyVersion version, Map<UUID, Integer> penalties) {
            this.policyId = version == null ? null : version.id();
            this.policy = version == null ? Policy.FIRST : version.policy();
            this.penalties = penalties;
        }

        boolean isBy(@Nullable PolicyVersion version) {
            return Objects.equals(policyId, version == null ? null : version.id());
        }

        Rank rank(Facts each) {
            Score score =
                    Score.of(each, policy, now, penalties.getOrDefault(each.id().value(), 0));
            String municipality = each.municipality();
            UUID centre = catchments.computeIfAbsent(
                    municipality == null ? "" : municipality, PriorityPlaces.this::catchment);
            return new Rank(
                    each.id(), each.serviceCode(), centre, score.total(), score.written(), policyId, now, municipality);
        }
    }

    UUID catchment(@Nullable String municipality) {
        var home = municipalities
                .find(municipality)
                .or(() -> municipalities.find("lisboa"))
                .orElse(null);
        if (home == null) {
            return NOWHERE;
        }
        return seats.places().stream()
                .min(Comparator.comparingDouble(place -> place.point().kilometresTo(home.centre())))
                .map(place -> place.id().value())
                .orElse(NOWHERE);
    }

    /** These cases alone; the caller's transaction. */
    void compute(List<CaseId> cases) {
        Map<UUID, Integer> penalties = new HashMap<>();
        for (CaseId each : cases) {
            ranks.penalty(each, clock.instant()).ifPresent(penalty -> penalties.put(each.value(), penalty));
        }
        var computation = new Computation(policies.newest().orElse(null), penalties);
        ranks.save(facts.of(cases).stream()
                .filter(each -> each.stage() == Stage.APPOINTMENT)
                .map(computation::rank)
                .toList());
        ranks.settle(cases.stream().map(CaseId::value).toList());
    }

    void state(Set<UUID> cases, State state) {
        ranks.state(cases, state);
    }
}
