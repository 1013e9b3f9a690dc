package pt.vez.rota.internal;

import static pt.vez.shared.Zones.LISBON;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import pt.vez.associations.Associations.Membership;
import pt.vez.rota.AbsenceReason;
import pt.vez.rota.Duties;
import pt.vez.rota.Duty;
import pt.vez.rota.DutyState;
import pt.vez.rota.RotaEvents.DutyLost;
import pt.vez.rota.TimeOff;
import pt.vez.shared.Actor;
import pt.vez.shared.InvalidInput;
import pt.vez.shared.NotFound;
import pt.vez.shared.Role;

@Service
class TimeOffService implements TimeOff {
    private static final int LONGEST_DAYS = 366;
    private final RotaCommands commands;
    private final AbsenceRepository absences;
    private final RotaRights authority;
    private final MemberQueries people;
    private final Duties duties;
    private final DutyRepository repository;
    private final Clock clock;

    TimeOffService(
            RotaCommands commands,
            AbsenceRepository absences,
            RotaRights authority,
            MemberQueries people,
            Duties duties,
            DutyRepository repository,
            Clock clock) {
        this.commands = commands;
        this.absences = absences;
        this.authority = authority;
        this.people = people;
        this.duties = duties;
        this.repository = repository;
        this.clock = clock;
    }

    @Override
    public void miss(Actor actor, UUID duty, AbsenceReason reason) {
        Duty found = duties.get(actor, duty);
        Membership own = authority.over(actor, found.accountId());
        commands.run(() -> {
            List<Duty> lost = lose(actor, own, found.accountId(), Period.of(found), reason);
            if (lost.stream().noneMatch(each -> each.id().equals(duty))) {
                throw new InvalidInput("rota.duty.over");
            }
            return lost;
        });
    }

    @Override
    public int away(Actor actor, UUID accountId, LocalDate from, LocalDate to, AbsenceReason reason) {
        Membership own = authority.over(actor, accountId);
        if (to.isBefore(from) || to.isBefore(people.today()) || to.isAfter(from.plusDays(LONGEST_DAYS))) {
            throw new InvalidInput("rota.days.order");
        }
        var period = new Period(
                from.atStartOfDay(LISBON).toInstant(),
                to.plusDays(1).atStartOfDay(LISBON).toInstant());
        return commands.run(() -> lose(actor, own, accountId, period, reason)).size();
    }

    private List<Duty> lose(Actor actor, Membership own, UUID account, Period period, AbsenceReason reason) {
        Instant now = clock.instant();
        commands.lock(account);
        UUID absence = absences.insert(account, own.partnerId(), period, reason, actor.accountId(), now);
        List<Duty> lost = new ArrayList<>();
        for (Duty duty : repository.find(
                "d.account_id = :account and d.state = 'PLANNED' and d.starts_at < :end and d.ends_at > :start and d.ends_at > :now",
                Map.of("account", account, "start", period.start(), "end", period.end(), "now", now))) {
            repository.end(duty, DutyState.ABSENT);
            absences.insertLoss(duty.id(), absence);
            lost.add(duty.discreet());
        }
        commands.record(actor, "rota.absence", Integer.toString(lost.size()));
        List<UUID> told = people.coordinators(own.partnerId()).stream()
                .filter(each -> !each.equals(actor.accountId()))
                .toList();
        if (!lost.isEmpty()) {
            commands.publish(new DutyLost(told, absence, lost));
        }
        return lost;
    }

    @Override
    @Transactional(readOnly = true)
    public List<Absence> own(Actor mediator) {
        mediator.require(Role.MEDIATOR);
        return absences.ahead(mediator.accountId(), clock.instant());
    }

    @Override
    @Transactional
    public void back(Actor actor, UUID absence) {
        actor.require(Role.MEDIATOR);
        UUID account = absences.accountOf(absence, authority.member(actor).partnerId())
                .orElseThrow(() -> new NotFound("error.notFound"));
        Membership own = authority.over(actor, account);
        absences.endNow(absence, own.partnerId(), clock.instant());
        commands.record(actor, "rota.back", "");
    }
}
