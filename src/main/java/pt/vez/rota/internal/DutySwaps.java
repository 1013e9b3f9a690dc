package pt.vez.rota.internal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import pt.vez.associations.Associations.Membership;
import pt.vez.rota.Duties;
import pt.vez.rota.Duty;
import pt.vez.rota.DutyState;
import pt.vez.rota.RotaEvents.SwapAccepted;
import pt.vez.rota.RotaEvents.SwapAsked;
import pt.vez.rota.RotaEvents.SwapSettled;
import pt.vez.rota.SwapState;
import pt.vez.rota.Swaps;
import pt.vez.shared.Actor;
import pt.vez.shared.InvalidInput;
import pt.vez.shared.NotFound;

@Service
class DutySwaps implements Swaps {
    private static final Duration AHEAD = Duration.ofDays(42);
    private final RotaCommands commands;
    private final RotaRights authority;
    private final MemberQueries people;
    private final DutyRepository repository;
    private final DutyRules rules;
    private final SwapRepository swaps;
    private final Clock clock;

    DutySwaps(
            RotaCommands commands,
            RotaRights authority,
            MemberQueries people,
            DutyRepository repository,
            DutyRules rules,
            SwapRepository swaps,
            Clock clock) {
        this.commands = commands;
        this.authority = authority;
        this.people = people;
        this.repository = repository;
        this.rules = rules;
        this.swaps = swaps;
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
                                own.partnerId(),
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
        return people.of(authority.member(mediator).partnerId()).stream()
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
        Duty wanted = theirDuty == null ? null : repository.require(own.partnerId(), theirDuty);
        if (wanted != null) {
            requireOf(colleague, wanted);
            take(own, mediator.accountId(), wanted, Set.of(duty));
        }
        return commands.run(() -> {
            UUID id;
            try {
                id = swaps.insert(own.partnerId(), duty, mediator.accountId(), colleague, theirDuty, clock.instant());
            } catch (DuplicateKeyException e) {
                throw new InvalidInput("rota.swap.open");
            }
            commands.record(mediator, "rota.swapAsked", id.toString());
            commands.publish(
                    new SwapAsked(colleague, id, offered.discreet(), wanted == null ? null : wanted.discreet()));
            return id;
        });
    }

    private Duty ownDuty(Actor mediator, Membership own, UUID duty) {
        Duty found = repository.require(own.partnerId(), duty);
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
        rules.require(authority.person(own, account), rules.place(duty.centreId()), Period.of(duty), instead);
    }

    @Override
    public List<Swap> mine(Actor mediator) {
        authority.member(mediator);
        return swaps.open("(s.asker_id = :account or s.other_id = :account)", Map.of("account", mediator.accountId()));
    }

    @Override
    public List<Swap> toApprove(Actor coordinator) {
        Membership own = authority.coordinator(coordinator);
        return swaps.open("s.partner_id = :partner and s.state = 'ACCEPTED'", Map.of("partner", own.partnerId()));
    }

    @Override
    public void accept(Actor mediator, UUID swap) {
        Membership own = authority.member(mediator);
        commands.run(() -> {
            Swap found = swaps.require(own.partnerId(), swap);
            requireParty(found.otherId(), mediator);
            requireOf(found.offered().accountId(), found.offered());
            Duty wanted = found.wanted();
            take(own, mediator.accountId(), found.offered(), wanted == null ? Set.of() : Set.of(wanted.id()));
            swaps.settle(swap, SwapState.ASKED, SwapState.ACCEPTED, clock.instant());
            commands.record(mediator, "rota.swapAccepted", swap.toString());
            commands.publish(new SwapAccepted(people.coordinators(own.partnerId()), swap));
            return found;
        });
    }

    @Override
    public void decline(Actor mediator, UUID swap) {
        Membership own = authority.member(mediator);
        commands.run(() -> {
            Swap found = swaps.require(own.partnerId(), swap);
            requireParty(found.otherId(), mediator);
            swaps.settle(swap, SwapState.ASKED, SwapState.DECLINED, clock.instant());
            commands.publish(new SwapSettled(List.of(found.offered().accountId()), swap, SwapState.DECLINED));
            return found;
        });
    }

    @Override
    public void withdraw(Actor mediator, UUID swap) {
        Membership own = authority.member(mediator);
        commands.run(() -> {
            Swap found = swaps.require(own.partnerId(), swap);
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
        commands.run(() -> {
            Swap before = swaps.require(own.partnerId(), swap);
            UUID asker = before.offered().accountId();
            commands.lock(asker, before.otherId());
            // Read again under the lock: either duty may have changed hands meanwhile.
            Swap found = swaps.require(own.partnerId(), swap);
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
            commands.record(coordinator, "rota.swapApproved", swap.toString());
            commands.publish(new SwapSettled(List.of(asker, found.otherId()), swap, SwapState.APPROVED));
            return found;
        });
    }

    @Override
    public void refuse(Actor coordinator, UUID swap) {
        Membership own = authority.coordinator(coordinator);
        commands.run(() -> {
            Swap found = swaps.require(own.partnerId(), swap);
            swaps.settle(swap, SwapState.ACCEPTED, SwapState.REFUSED, clock.instant());
            commands.record(coordinator, "rota.swapRefused", swap.toString());
            commands.publish(
                    new SwapSettled(List.of(found.offered().accountId(), found.otherId()), swap, SwapState.REFUSED));
            return found;
        });
    }
}
