package pt.vez.rota.internal;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import pt.vez.associations.Associations.Membership;
import pt.vez.audit.Journal;
import pt.vez.platform.Transactions;
import pt.vez.rota.Duty;
import pt.vez.rota.DutyCover;
import pt.vez.rota.DutyState;
import pt.vez.rota.Places.Place;
import pt.vez.rota.Places;
import pt.vez.rota.RotaEvents.CoverAsked;
import pt.vez.rota.RotaEvents.CoverFound;
import pt.vez.rota.RotaEvents.CoverWanted;
import pt.vez.rota.RotaEvents.DutyPlanned;
import pt.vez.rota.RotaRule;
import pt.vez.shared.Actor;
import pt.vez.shared.Ids;
import pt.vez.shared.InvalidInput;
import pt.vez.shared.NotFound;
import pt.vez.shared.Role;

@Service
class DutyCoverService implements DutyCover {
    private final JdbcClient jdbc;
    private final Transactions transactions;
    private final RotaRights authority;
    private final MemberQueries people;
    private final Places places;
    private final DutyRepository repository;
    private final DutyRules rules;
    private final DutyLocks locks;
    private final Journal journal;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    DutyCoverService(
            JdbcClient jdbc,
            Transactions transactions,
            RotaRights authority,
            MemberQueries people,
            Places places,
            DutyRepository repository,
            DutyRules rules,
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
        this.locks = locks;
        this.journal = journal;
        this.events = events;
        this.clock = clock;
    }

    @Override
    public List<Duty> lost(Actor coordinator) {
        return repository
                .find(
                        "d.partner_id = :partner and d.ends_at > :now and (d.state = 'ABSENT' and l.cover_duty_id is null"
                                + " or d.state = 'PLANNED' and not exists (select 1 from associations_agreement g"
                                + " join associations_agreement_centre e on e.agreement_id = g.id"
                                + " where g.partner_id = d.partner_id and e.centre_id = d.centre_id"
                                + " and g.suspended_at is null and g.ended_at is null"
                                // Days of Lisbon begin and end beside those of UTC: what is near an end is looked at.
                                + " and date(d.starts_at) > g.valid_from and date(d.starts_at) < g.valid_to))",
                        Map.of("partner", authority.coordinator(coordinator).associationId(), "now", clock.instant()))
                .stream()
                .filter(duty -> duty.isLost() || duty.outside())
                .toList();
    }

    @Override
    public List<Candidate> candidates(Actor coordinator, UUID duty) {
        Membership own = authority.coordinator(coordinator);
        Duty lost = repository.require(own.associationId(), duty);
        if (lost.outside()) {
            return List.of();
        }
        Period period = left(lost);
        Place place = place(lost);
        Set<UUID> asked = new HashSet<>(jdbc.sql(
                        "select account_id from rota_cover_request where duty_id = ? and state in ('ASKED', 'DECLINED')")
                .param(duty)
                .query(UUID.class)
                .list());
        List<Candidate> found = new ArrayList<>();
        for (MemberQueries.Member member : people.of(own.associationId())) {
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
        Duty lost = repository.require(own.associationId(), duty);
        requireOpen(lost);
        rules.require(authority.person(own, accountId), place(lost), left(lost), Set.of());
        transactions.run(() -> {
            UUID id = jdbc.sql("select id from rota_cover_request where duty_id = ? and account_id = ?")
                    .params(duty, accountId)
                    .query(UUID.class)
                    .optional()
                    .orElseGet(Ids::next);
            jdbc.sql(
                            "insert into rota_cover_request (id, duty_id, account_id, state, asked_at)"
                                    + " values (?, ?, ?, 'ASKED', ?) on duplicate key update state = 'ASKED', answered_at = null")
                    .params(id, duty, accountId, clock.instant())
                    .update();
            journal.record(coordinator, "rota.coverAsked", null, null, duty.toString());
            events.publishEvent(new CoverAsked(accountId, id, lost.discreet()));
            return id;
        });
    }

    @Override
    public Duty assign(Actor coordinator, UUID duty, UUID accountId) {
        Membership own = authority.coordinator(coordinator);
        Duty lost = repository.require(own.associationId(), duty);
        MemberQueries.Member member = authority.person(own, accountId);
        return transactions.run(() -> {
            Duty cover = fill(coordinator, own, lost, member);
            events.publishEvent(new DutyPlanned(accountId, List.of(cover)));
            return cover;
        });
    }

    /** The loss is locked first: of two who accept at once the second finds it covered. */
    private Duty fill(Actor actor, Membership own, Duty lost, MemberQueries.Member member) {
        boolean open = jdbc.sql("select cover_duty_id is null from rota_loss where duty_id = ? for update")
                .param(lost.id())
                .query(Boolean.class)
                .optional()
                .orElse(false);
        if (!open) {
            throw new InvalidInput("rota.cover.found");
        }
        requireOpen(lost);
        locks.lock(member.account());
        Period period = left(lost);
        rules.require(member, place(lost), period, Set.of());
        UUID id = repository.insert(own.associationId(), member.account(), lost.centreId(), period);
        jdbc.sql("update rota_loss set cover_duty_id = ? where duty_id = ?")
                .params(id, lost.id())
                .update();
        jdbc.sql("update rota_cover_request set answered_at = ?, state = case when account_id = ? then 'ACCEPTED'"
                        + " else 'LAPSED' end where duty_id = ? and state = 'ASKED'")
                .params(clock.instant(), member.account(), lost.id())
                .update();
        Duty cover = repository.byId(id).orElseThrow();
        journal.record(actor, "rota.covered", null, null, lost.id().toString());
        List<UUID> told = people.coordinators(own.associationId()).stream()
                .filter(each -> !each.equals(actor.accountId()))
                .toList();
        events.publishEvent(new CoverFound(told, lost.discreet(), cover));
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

    private Place place(Duty duty) {
        return places.find(duty.centreId()).orElseThrow(() -> new NotFound("error.notFound"));
    }

    @Override
    public List<Asked> asked(Actor mediator) {
        Membership own = authority.member(mediator);
        record Row(UUID id, UUID duty) {}
        return jdbc
                .sql("select id, duty_id from rota_cover_request where account_id = ? and state = 'ASKED'")
                .param(mediator.accountId())
                .query((row, n) -> new Row(row.getObject(1, UUID.class), row.getObject(2, UUID.class)))
                .list()
                .stream()
                .flatMap(row -> repository
                        .byId(row.duty())
                        .filter(duty -> duty.partnerId().equals(own.associationId()))
                        .filter(duty -> duty.isLost() && duty.end().isAfter(clock.instant()))
                        .map(duty -> new Asked(row.id(), duty.discreet()))
                        .stream())
                .sorted(Comparator.comparing(each -> each.duty().start()))
                .toList();
    }

    @Override
    public Duty accept(Actor mediator, UUID request) {
        Membership own = authority.member(mediator);
        Duty lost = repository.require(own.associationId(), dutyOf(mediator, request));
        MemberQueries.Member member = authority.person(own, mediator.accountId());
        return transactions.run(() -> fill(mediator, own, lost, member));
    }

    @Override
    public void decline(Actor mediator, UUID request) {
        authority.member(mediator);
        dutyOf(mediator, request);
        jdbc.sql("update rota_cover_request set state = 'DECLINED', answered_at = ? where id = ? and state = 'ASKED'")
                .params(clock.instant(), request)
                .update();
    }

    private UUID dutyOf(Actor mediator, UUID request) {
        return jdbc.sql("select duty_id from rota_cover_request where id = ? and account_id = ?")
                .params(request, mediator.accountId())
                .query(UUID.class)
                .optional()
                .orElseThrow(() -> new NotFound("error.notFound"));
    }

    @Override
    public void call(Actor administrator, UUID duty) {
        administrator.require(Role.ADMINISTRATOR);
        Duty found = repository.byId(duty).orElseThrow(() -> new NotFound("error.notFound"));
        transactions.run(() -> {
            journal.record(administrator, "rota.coverWanted", null, null, duty.toString());
            events.publishEvent(new CoverWanted(people.coordinators(found.partnerId()), found.discreet()));
            return found;
        });
    }
}
