package pt.vez.rota.internal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import pt.vez.associations.Associations.Membership;
import pt.vez.audit.Journal;
import pt.vez.platform.Transactions;
import pt.vez.rota.Duties;
import pt.vez.rota.Duty;
import pt.vez.rota.DutyState;
import pt.vez.rota.Places;
import pt.vez.rota.RotaEvents.SwapAccepted;
import pt.vez.rota.RotaEvents.SwapAsked;
import pt.vez.rota.RotaEvents.SwapSettled;
import pt.vez.rota.SwapState;
import pt.vez.rota.Swaps;
import pt.vez.shared.Actor;
import pt.vez.shared.Ids;
import pt.vez.shared.InvalidInput;
import pt.vez.shared.NotFound;

@Service
class DutySwaps implements Swaps {
    private static final Duration AHEAD = Duration.ofDays(42);
    private final JdbcClient jdbc;
    private final Transactions transactions;
    private final RotaRights authority;
    private final MemberQueries people;
    private final Places places;
    private final DutyRepository repository;
    private final DutyRules rules;
    private final SwapRepository swaps;
    private final DutyLocks locks;
    private final Journal journal;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    DutySwaps(
            JdbcClient jdbc,
            Transactions transactions,
            RotaRights authority,
            MemberQueries people,
            Places places,
            DutyRepository repository,
            DutyRules rules,
            SwapRepository swaps,
            DutyLocks locks,
            Journal journal,
            ApplicationEventPublisher events,
            Clock clock) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.authority = authority;
        this.people = people;
        this.places = places;
        this.repository = repository;
        this.rules = rules;
        this.swaps = swaps;
        this.locks = locks;
        this.journal = journal;
        this.events = events;
        this.clock = clock;
    }

    @Override
    public List<Duty> exchangeable(Actor mediator, UUID duty) {
        Membership own = authority.member(mediator);
        ownDuty(mediator, own, duty);
        Instant now = clock.instant();
        return repository
                .find(
                        "d.partner_id = :partner and d.account_id <> :account and d.state = 'PLANNED'"
                                + " and d.starts_at > :now and d.starts_at < :until",
                        Map.of(
                                "partner",
                                own.associationId(),
                                "account",
                                mediator.accountId(),
                                "now",
                                now,
                                "until",
                                now.plus(AHEAD)))
                .stream()
                .filter(each -> !each.outside())
                .map(Duty::discreet)
                .toList();
    }

    @Override
    public List<Duties.Person> colleagues(Actor mediator) {
        return people.of(authority.member(mediator).associationId()).stream()
                .filter(member -> !member.account().equals(mediator.accountId()))
                .map(member -> new Duties.Person(member.account(), member.name(), false))
                .toList();
    }

    /** Only the asker's own side is looked at: what speaks against the colleague is the colleague's to see. */
    @Override
    public UUID ask(Actor mediator, UUID duty, UUID colleague, @Nullable UUID theirDuty) {
        Membership own = authority.member(mediator);
        Duty offered = ownDuty(mediator, own, duty);
        authority.person(own, colleague);
        if (colleague.equals(mediator.accountId())) {
            throw new InvalidInput("rota.swap.self");
        }
        Duty wanted = theirDuty == null ? null : repository.require(own.associationId(), theirDuty);
        if (wanted != null) {
            requireOf(colleague, wanted);
            take(own, mediator.accountId(), wanted, Set.of(duty));
        }
        UUID id = Ids.next();
        return transactions.run(() -> {
            try {
                jdbc.sql(
                                "insert into rota_swap (id, partner_id, duty_id, asker_id, other_id, other_duty_id, state,"
                                        + " open_duty, asked_at) values (:id, :partner, :duty, :asker, :other, :wanted, 'ASKED', :duty, :now)")
                        .param("id", id)
                        .param("partner", own.associationId())
                        .param("duty", duty)
                        .param("asker", mediator.accountId())
                        .param("other", colleague)
                        .param("wanted", theirDuty)
                        .param("now", clock.instant())
                        .update();
            } catch (DuplicateKeyException e) {
                throw new InvalidInput("rota.swap.open");
            }
            journal.record(mediator, "rota.swapAsked", null, null, id.toString());
            events.publishEvent(
                    new SwapAsked(colleague, id, offered.discreet(), wanted == null ? null : wanted.discreet()));
            return id;
        });
    }

    private Duty ownDuty(Actor mediator, Membership own, UUID duty) {
        Duty found = repository.require(own.associationId(), duty);
        if (!found.accountId().equals(mediator.accountId())) {
            throw new NotFound("error.notFound");
        }
        requireOf(mediator.accountId(), found);
        return found;
    }

    private void requireOf(UUID account, Duty duty) {
        if (!duty.accountId().equals(account)
                || duty.state() != DutyState.PLANNED
                || !duty.start().isAfter(clock.instant())) {
            throw new InvalidInput("rota.swap.gone");
        }
    }

    /** @throws pt.vez.rota.DutyRefused when the account may not have this duty instead of those */
    private void take(Membership own, UUID account, Duty duty, Set<UUID> instead) {
        rules.require(
                authority.person(own, account),
                places.find(duty.centreId()).orElseThrow(() -> new NotFound("error.notFound")),
                Period.of(duty),
                instead);
    }

    @Override
    public List<Swap> mine(Actor mediator) {
        authority.member(mediator);
        return swaps.open("(s.asker_id = :account or s.other_id = :account)", Map.of("account", mediator.accountId()));
    }

    @Override
    public List<Swap> toApprove(Actor coordinator) {
        Membership own = authority.coordinator(coordinator);
        return swaps.open("s.partner_id = :partner and s.state = 'ACCEPTED'", Map.of("partner", own.associationId()));
    }

    @Override
    public void accept(Actor mediator, UUID swap) {
        Membership own = authority.member(mediator);
        transactions.run(() -> {
            Swap found = swaps.require(own.associationId(), swap);
            requireParty(found.otherId(), mediator);
            requireOf(found.offered().accountId(), found.offered());
            Duty wanted = found.wanted();
            take(own, mediator.accountId(), found.offered(), wanted == null ? Set.of() : Set.of(wanted.id()));
            swaps.settle(swap, SwapState.ASKED, SwapState.ACCEPTED, clock.instant());
            journal.record(mediator, "rota.swapAccepted", null, null, swap.toString());
            events.publishEvent(new SwapAccepted(people.coordinators(own.associationId()), swap));
            return found;
        });
    }

    @Override
    public void decline(Actor mediator, UUID swap) {
        Membership own = authority.member(mediator);
        transactions.run(() -> {
            Swap found = swaps.require(own.associationId(), swap);
            requireParty(found.otherId(), mediator);
            swaps.settle(swap, SwapState.ASKED, SwapState.DECLINED, clock.instant());
            events.publishEvent(new SwapSettled(List.of(found.offered().accountId()), swap, SwapState.DECLINED));
            return found;
        });
    }

    @Override
    public void withdraw(Actor mediator, UUID swap) {
        Membership own = authority.member(mediator);
        transactions.run(() -> {
            Swap found = swaps.require(own.associationId(), swap);
            requireParty(found.offered().accountId(), mediator);
            swaps.settle(swap, found.state(), SwapState.WITHDRAWN, clock.instant());
            return found;
        });
    }

    private static void requireParty(UUID account, Actor mediator) {
        if (!account.equals(mediator.accountId())) {
            throw new NotFound("error.notFound");
        }
    }

    @Override
    public void approve(Actor coordinator, UUID swap) {
        Membership own = authority.coordinator(coordinator);
        transactions.run(() -> {
            Swap before = swaps.require(own.associationId(), swap);
            UUID asker = before.offered().accountId();
            locks.lock(asker, before.otherId());
            // Read again under the lock: either duty may have changed hands meanwhile.
            Swap found = swaps.require(own.associationId(), swap);
            Duty offered = found.offered();
            Duty wanted = found.wanted();
            requireOf(asker, offered);
            take(own, found.otherId(), offered, wanted == null ? Set.of() : Set.of(wanted.id()));
            if (wanted != null) {
                requireOf(found.otherId(), wanted);
                take(own, asker, wanted, Set.of(offered.id()));
                repository.hand(wanted, asker);
            }
            repository.hand(offered, found.otherId());
            swaps.settle(swap, SwapState.ACCEPTED, SwapState.APPROVED, clock.instant());
            journal.record(coordinator, "rota.swapApproved", null, null, swap.toString());
            events.publishEvent(new SwapSettled(List.of(asker, found.otherId()), swap, SwapState.APPROVED));
            return found;
        });
    }

    @Override
    public void refuse(Actor coordinator, UUID swap) {
        Membership own = authority.coordinator(coordinator);
        transactions.run(() -> {
            Swap found = swaps.require(own.associationId(), swap);
            swaps.settle(swap, SwapState.ACCEPTED, SwapState.REFUSED, clock.instant());
            journal.record(coordinator, "rota.swapRefused", null, null, swap.toString());
            events.publishEvent(
                    new SwapSettled(List.of(found.offered().accountId(), found.otherId()), swap, SwapState.REFUSED));
            return found;
        });
    }
}
