package pt.vez.rota.internal;

import static pt.vez.shared.Zones.LISBON;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import pt.vez.associations.Associations.Membership;
import pt.vez.rota.Duties;
import pt.vez.rota.Duty;
import pt.vez.rota.DutyState;
import pt.vez.rota.Places.Place;
import pt.vez.rota.RotaEvents.DutyCancelled;
import pt.vez.rota.RotaEvents.DutyMoved;
import pt.vez.rota.RotaEvents.DutyPlanned;
import pt.vez.rota.RotaRule;
import pt.vez.rota.Staffing.Window;
import pt.vez.shared.Actor;
import pt.vez.shared.Ids;
import pt.vez.shared.InvalidInput;
import pt.vez.shared.NotFound;
import pt.vez.shared.Role;

@Service
class DutyPlanning implements Duties {
    private final RotaRights authority;
    private final RotaCommands commands;
    private final MemberQueries people;
    private final CertificateQueries certificates;
    private final DutyRepository repository;
    private final DutyRules rules;
    private final Clock clock;

    DutyPlanning(
            RotaRights authority,
            RotaCommands commands,
            MemberQueries people,
            CertificateQueries certificates,
            DutyRepository repository,
            DutyRules rules,
            Clock clock) {
        this.authority = authority;
        this.commands = commands;
        this.people = people;
        this.certificates = certificates;
        this.repository = repository;
        this.rules = rules;
        this.clock = clock;
    }

    @Override
    public List<Duty> own(Actor actor, LocalDate from, LocalDate to) {
        actor.require(Role.MEDIATOR);
        return repository.find(
                "d.account_id = :account and d.ends_at > :from and d.starts_at < :until",
                days(from, to, Map.of("account", actor.accountId())));
    }

    @Override
    public List<Duty> ofAssociation(Actor coordinator, @Nullable UUID centre, LocalDate from, LocalDate to) {
        Membership own = authority.coordinator(coordinator);
        Map<String, Object> params = new HashMap<>(Map.of("partner", own.partnerId()));
        if (centre != null) {
            params.put("centre", centre);
        }
        return repository.find(
                "d.partner_id = :partner and d.ends_at > :from and d.starts_at < :until"
                        + (centre == null ? "" : " and d.centre_id = :centre"),
                days(from, to, params));
    }

    @Override
    public Set<UUID> uncertified(Actor coordinator, @Nullable UUID centre, LocalDate from, LocalDate to) {
        List<Duty> planned = ofAssociation(coordinator, centre, from, to).stream()
                .filter(duty -> duty.state() == DutyState.PLANNED)
                .toList();
        Map<UUID, List<Window>> held = certificates.of(
                planned.stream().map(Duty::accountId).distinct().toList(), CertificateQueries.BIOMETRICS);
        return planned.stream()
                .filter(duty -> held.containsKey(duty.accountId())
                        && held.get(duty.accountId()).stream()
                                .noneMatch(window -> !window.from().isAfter(duty.start())
                                        && !window.until().isBefore(duty.end())))
                .map(Duty::id)
                .collect(Collectors.toSet());
    }

    private static Map<String, Object> days(LocalDate from, LocalDate to, Map<String, ?> more) {
        Map<String, Object> params = new HashMap<>(more);
        params.put("from", from.atStartOfDay(LISBON).toInstant());
        params.put("until", to.plusDays(1).atStartOfDay(LISBON).toInstant());
        return params;
    }

    @Override
    public Duty get(Actor actor, UUID duty) {
        actor.require(Role.MEDIATOR);
        return repository
                .byId(duty)
                .filter(found -> found.accountId().equals(actor.accountId()) || coordinates(actor, found))
                .orElseThrow(() -> new NotFound("error.notFound"));
    }

    @Override
    public boolean coordinates(Actor actor, Duty duty) {
        return authority
                .membershipOf(actor.accountId())
                .filter(Membership::coordinator)
                .filter(own -> own.partnerId().equals(duty.partnerId()))
                .isPresent();
    }

    @Override
    public List<Person> people(Actor coordinator) {
        var members = people.of(authority.coordinator(coordinator).partnerId());
        var held = certificates.of(
                members.stream().map(MemberQueries.Member::account).toList(), CertificateQueries.BIOMETRICS);
        Instant now = clock.instant();
        return members.stream()
                .map(member -> new Person(
                        member.account(),
                        member.name(),
                        held.getOrDefault(member.account(), List.of()).stream()
                                .anyMatch(window -> !window.from().isAfter(now)
                                        && window.until().isAfter(now))))
                .toList();
    }

    @Override
    public List<Place> places(Actor coordinator) {
        UUID partner = authority.coordinator(coordinator).partnerId();
        return rules.placesOf(partner, people.today());
    }

    @Override
    public List<Proposed> preview(Actor coordinator, Request request) {
        Membership own = authority.coordinator(coordinator);
        return propose(authority.person(own, request.accountId()), rules.place(request.centreId()), request);
    }

    @Override
    public List<Proposed> plan(Actor coordinator, Request request) {
        Membership own = authority.coordinator(coordinator);
        MemberQueries.Member member = authority.person(own, request.accountId());
        Place place = rules.place(request.centreId());
        return commands.run(() -> {
            commands.lock(member.account());
            List<Proposed> proposed = propose(member, place, request);
            if (proposed.stream().noneMatch(Proposed::fits)) {
                DutyRules.refuse(proposed.getFirst().rules());
            }
            List<Duty> made = new ArrayList<>();
            UUID pattern = Ids.next();
            for (Proposed each : proposed) {
                Instant start = each.start();
                Instant end = each.end();
                if (each.fits() && start != null && end != null) {
                    UUID id = repository.insert(own.partnerId(), member.account(), place.id(), new Period(start, end));
                    if (proposed.size() > 1) {
                        repository.join(pattern, id);
                    }
                    made.add(repository.byId(id).orElseThrow());
                }
            }
            commands.record(coordinator, "rota.planned", Integer.toString(made.size()));
            commands.publish(new DutyPlanned(member.account(), made));
            return proposed;
        });
    }

    /** Every day of the request, each looked at as if those before it were planned already. */
    private List<Proposed> propose(MemberQueries.Member member, Place place, Request request) {
        if (request.to().isBefore(request.from())
                || request.to().isAfter(request.from().plusWeeks(LONGEST_WEEKS))) {
            throw new InvalidInput("rota.days.order");
        }
        List<LocalDate> days = request.from()
                .datesUntil(request.to().plusDays(1))
                .filter(day -> request.days().contains(day.getDayOfWeek()))
                .toList();
        if (days.isEmpty()) {
            throw new InvalidInput("rota.days.none");
        }
        var window = new Period(
                days.getFirst().atStartOfDay(place.zone()).toInstant(),
                days.getLast().plusDays(2).atStartOfDay(place.zone()).toInstant());
        DutyCheck check = rules.of(member, place, window, Set.of());
        List<Proposed> proposed = new ArrayList<>();
        for (LocalDate day : days) {
            Optional<Period> period = ClockTimes.on(day, request.starts(), request.ends(), place.zone());
            if (period.isEmpty()) {
                proposed.add(new Proposed(day, null, null, List.of(RotaRule.CLOCK)));
                continue;
            }
            var each = new Proposed(day, period.get().start(), period.get().end(), check.against(period.get()));
            if (each.fits()) {
                check.take(period.get());
            }
            proposed.add(each);
        }
        return proposed;
    }

    @Override
    public Duty move(Actor coordinator, UUID duty, UUID centre, LocalDate day, LocalTime starts, LocalTime ends) {
        Membership own = authority.coordinator(coordinator);
        Place place = rules.place(centre);
        return commands.run(() -> {
            Duty before = repository.require(own.partnerId(), duty);
            commands.lock(before.accountId());
            Period period = ClockTimes.on(day, starts, ends, place.zone())
                    .orElseThrow(() -> new pt.vez.rota.DutyRefused(pt.vez.rota.RotaRule.CLOCK));
            rules.require(authority.person(own, before.accountId()), place, period, Set.of(duty));
            if (!repository.move(before, centre, period, clock.instant())) {
                throw new InvalidInput("rota.duty.over");
            }
            repository.reopenLoss(duty);
            repository.cancelOpenSwaps(duty);
            Duty after = repository.byId(duty).orElseThrow();
            commands.record(coordinator, "rota.moved", duty.toString());
            commands.publish(new DutyMoved(after.accountId(), before.discreet(), after.discreet()));
            return after;
        });
    }

    @Override
    public int cancel(Actor coordinator, UUID duty, boolean rest) {
        Membership own = authority.coordinator(coordinator);
        return commands.run(() -> {
            Duty first = repository.require(own.partnerId(), duty);
            commands.lock(first.accountId());
            List<Duty> later = rest ? repository.laterOfPattern(first) : List.of();
            List<Duty> cancelled = Stream.concat(Stream.of(first), later.stream())
                    .filter(each -> each.end().isAfter(clock.instant()))
                    .filter(each -> repository.end(each, DutyState.CANCELLED))
                    .map(Duty::discreet)
                    .toList();
            if (cancelled.isEmpty()) {
                throw new InvalidInput("rota.duty.over");
            }
            cancelled.forEach(each -> repository.reopenLoss(each.id()));
            commands.record(coordinator, "rota.cancelled", Integer.toString(cancelled.size()));
            commands.publish(new DutyCancelled(first.accountId(), cancelled));
            return cancelled.size();
        });
    }

    @Override
    public boolean isOnDuty(UUID accountId, UUID centre, Instant at) {
        return repository.isPlanned(accountId, centre, at);
    }
}
