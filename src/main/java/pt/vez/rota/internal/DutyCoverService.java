package pt.vez.rota.internal;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Service;
import pt.vez.associations.Associations.Membership;
import pt.vez.rota.Duty;
import pt.vez.rota.DutyCover;
import pt.vez.rota.DutyState;
import pt.vez.rota.Places.Place;
import pt.vez.rota.RotaEvents.CoverAsked;
import pt.vez.rota.RotaEvents.CoverFound;
import pt.vez.rota.RotaEvents.CoverWanted;
import pt.vez.rota.RotaEvents.DutyPlanned;
import pt.vez.rota.RotaRule;
import pt.vez.shared.Actor;
import pt.vez.shared.InvalidInput;
import pt.vez.shared.NotFound;
import pt.vez.shared.Role;

@Service
class DutyCoverService implements DutyCover {
    private final RotaCommands commands;
    private final CoverRequestRepository requests;
    private final RotaRights authority;
    private final MemberQueries people;
    private final DutyRepository repository;
    private final DutyRules rules;
    private final Clock clock;

    DutyCoverService(
            RotaCommands commands,
            CoverRequestRepository requests,
            RotaRights authority,
            MemberQueries people,
            DutyRepository repository,
            DutyRules rules,
            Clock clock) {
        this.commands = commands;
        this.requests = requests;
        this.authority = authority;
        this.people = people;
        this.repository = repository;
        this.rules = rules;
        this.clock = clock;
    }

    @Override
    public List<Duty> lost(Actor coordinator) {
        return repository.uncovered(authority.coordinator(coordinator).partnerId(), clock.instant()).stream()
                .filter(duty -> duty.isLost() || duty.outside())
                .toList();
    }

    @Override
    public List<Candidate> candidates(Actor coordinator, UUID duty) {
        Membership own = authority.coordinator(coordinator);
        Duty lost = repository.require(own.partnerId(), duty);
        if (lost.outside()) {
            return List.of();
        }
        Period period = left(lost);
        Place place = rules.place(lost.centreId());
        Set<UUID> asked = requests.asked(duty);
        List<Candidate> found = new ArrayList<>();
        for (MemberQueries.Member member : people.of(own.partnerId())) {
            DutyCheck check = rules.of(member, place, period, Set.of());
            List<RotaRule> against = check.against(period);
            if (!member.account().equals(lost.accountId()) || !against.contains(RotaRule.AWAY)) {
                found.add(new Candidate(
                        member.account(),
                        member.name(),
                        against,
                        check.hoursOfWeek(period.firstDay(place.zone())),
                        asked.contains(member.account())));
            }
        }
        found.sort(Comparator.comparing((Candidate each) -> !each.isProposed())
                .thenComparing(each -> !each.fits())
                .thenComparing(Candidate::hoursThatWeek)
                .thenComparing(Candidate::name));
        return found;
    }

    @Override
    public void ask(Actor coordinator, UUID duty, UUID accountId) {
        Membership own = authority.coordinator(coordinator);
        Duty lost = repository.require(own.partnerId(), duty);
        requireOpen(lost);
        rules.require(authority.person(own, accountId), rules.place(lost.centreId()), left(lost), Set.of());
        commands.run(() -> {
            UUID id = requests.ask(duty, accountId, clock.instant());
            commands.record(coordinator, "rota.coverAsked", duty.toString());
            commands.publish(new CoverAsked(accountId, id, lost.discreet()));
            return id;
        });
    }

    @Override
    public Duty assign(Actor coordinator, UUID duty, UUID accountId) {
        Membership own = authority.coordinator(coordinator);
        Duty lost = repository.require(own.partnerId(), duty);
        MemberQueries.Member member = authority.person(own, accountId);
        return commands.run(() -> {
            Duty cover = fill(coordinator, own, lost, member);
            commands.publish(new DutyPlanned(accountId, List.of(cover)));
            return cover;
        });
    }

    /** The loss is locked first: of two who accept at once the second finds it covered. */
    private Duty fill(Actor actor, Membership own, Duty lost, MemberQueries.Member member) {
        if (!requests.lockOpenLoss(lost.id())) {
            throw new InvalidInput("rota.cover.found");
        }
        requireOpen(lost);
        commands.lock(member.account());
        Period period = left(lost);
        rules.require(member, rules.place(lost.centreId()), period, Set.of());
        UUID id = repository.insert(own.partnerId(), member.account(), lost.centreId(), period);
        requests.cover(lost.id(), id);
        requests.settle(lost.id(), member.account(), clock.instant());
        Duty cover = repository.byId(id).orElseThrow();
        commands.record(actor, "rota.covered", lost.id().toString());
        List<UUID> told = people.coordinators(own.partnerId()).stream()
                .filter(each -> !each.equals(actor.accountId()))
                .toList();
        commands.publish(new CoverFound(told, lost.discreet(), cover));
        return cover;
    }

    private void requireOpen(Duty lost) {
        if (lost.state() != DutyState.ABSENT || !lost.end().isAfter(clock.instant())) {
            throw new InvalidInput("rota.duty.over");
        }
    }

    /** What is left of the duty when it has begun. */
    private Period left(Duty lost) {
        Instant now = clock.instant();
        return new Period(lost.start().isBefore(now) && now.isBefore(lost.end()) ? now : lost.start(), lost.end());
    }

    @Override
    public List<Asked> asked(Actor mediator) {
        Membership own = authority.member(mediator);
        return requests.open(mediator.accountId()).stream()
                .flatMap(row -> repository
                        .byId(row.duty())
                        .filter(duty -> duty.partnerId().equals(own.partnerId()))
                        .filter(duty -> duty.isLost() && duty.end().isAfter(clock.instant()))
                        .map(duty -> new Asked(row.id(), duty.discreet()))
                        .stream())
                .sorted(Comparator.comparing(each -> each.duty().start()))
                .toList();
    }

    @Override
    public Duty accept(Actor mediator, UUID request) {
        Membership own = authority.member(mediator);
        Duty lost = repository.require(own.partnerId(), dutyOf(mediator, request));
        MemberQueries.Member member = authority.person(own, mediator.accountId());
        return commands.run(() -> fill(mediator, own, lost, member));
    }

    @Override
    public void decline(Actor mediator, UUID request) {
        authority.member(mediator);
        dutyOf(mediator, request);
        requests.decline(request, clock.instant());
    }

    private UUID dutyOf(Actor mediator, UUID request) {
        return requests.duty(request, mediator.accountId()).orElseThrow(() -> new NotFound("error.notFound"));
    }

    @Override
    public void call(Actor administrator, UUID duty) {
        administrator.require(Role.ADMINISTRATOR);
        Duty found = repository.byId(duty).orElseThrow(() -> new NotFound("error.notFound"));
        commands.run(() -> {
            commands.record(administrator, "rota.coverWanted", duty.toString());
            commands.publish(new CoverWanted(people.coordinators(found.partnerId()), found.discreet()));
            return found;
        });
    }
}
