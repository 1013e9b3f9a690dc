package pt.vez.rota.internal;

import static pt.vez.shared.Zones.LISBON;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import pt.vez.associations.Associations.Membership;
import pt.vez.audit.Journal;
import pt.vez.platform.Transactions;
import pt.vez.rota.AbsenceReason;
import pt.vez.rota.Duties;
import pt.vez.rota.Duty;
import pt.vez.rota.DutyState;
import pt.vez.rota.RotaEvents.DutyLost;
import pt.vez.rota.TimeOff;
import pt.vez.shared.Actor;
import pt.vez.shared.Ids;
import pt.vez.shared.InvalidInput;
import pt.vez.shared.NotFound;
import pt.vez.shared.Role;

@Service
class TimeOffService implements TimeOff {
    private static final int LONGEST_DAYS = 366;
    private final JdbcClient jdbc;
    private final Transactions transactions;
    private final RotaRights authority;
    private final MemberQueries people;
    private final Duties duties;
    private final DutyRepository repository;
    private final DutyLocks locks;
    private final Journal journal;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    TimeOffService(
            JdbcClient jdbc,
            Transactions transactions,
            RotaRights authority,
            MemberQueries people,
            Duties duties,
            DutyRepository repository,
            DutyLocks locks,
            Journal journal,
            ApplicationEventPublisher events,
            Clock clock) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.authority = authority;
        this.people = people;
        this.duties = duties;
        this.repository = repository;
        this.locks = locks;
        this.journal = journal;
        this.events = events;
        this.clock = clock;
    }

    @Override
    public void miss(Actor actor, UUID duty, AbsenceReason reason) {
        Duty found = duties.get(actor, duty);
        Membership own = authority.over(actor, found.accountId());
        transactions.run(() -> {
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
        return transactions
                .run(() -> lose(actor, own, accountId, period, reason))
                .size();
    }

    private List<Duty> lose(Actor actor, Membership own, UUID account, Period period, AbsenceReason reason) {
        Instant now = clock.instant();
        locks.lock(account);
        UUID absence = Ids.next();
        jdbc.sql("insert into rota_absence (id, account_id, partner_id, starts_at, ends_at, reason, reported_by,"
                        + " reported_at) values (?, ?, ?, ?, ?, ?, ?, ?)")
                .params(
                        absence,
                        account,
                        own.associationId(),
                        period.start(),
                        period.end(),
                        reason.name(),
                        actor.accountId(),
                        now)
                .update();
        List<Duty> lost = new ArrayList<>();
        for (Duty duty : repository.find(
                "d.account_id = :account and d.state = 'PLANNED' and d.starts_at < :end and d.ends_at > :start and d.ends_at > :now",
                Map.of("account", account, "start", period.start(), "end", period.end(), "now", now))) {
            repository.end(duty, DutyState.ABSENT);
            jdbc.sql("insert into rota_loss (duty_id, absence_id) values (?, ?)")
                    .params(duty.id(), absence)
                    .update();
            lost.add(duty.discreet());
        }
        journal.record(actor, "rota.absence", null, null, Integer.toString(lost.size()));
        List<UUID> told = people.coordinators(own.associationId()).stream()
                .filter(each -> !each.equals(actor.accountId()))
                .toList();
        if (!lost.isEmpty()) {
            events.publishEvent(new DutyLost(told, absence, lost));
        }
        return lost;
    }

    @Override
    @Transactional(readOnly = true)
    public List<Absence> own(Actor mediator) {
        mediator.require(Role.MEDIATOR);
        return jdbc.sql(
                        "select id, starts_at, ends_at, reason from rota_absence where account_id = ? and ends_at > ? and starts_at < ends_at"
                                + " order by starts_at")
                .params(mediator.accountId(), clock.instant())
                .query((row, n) -> new Absence(
                        row.getObject(1, UUID.class),
                        row.getObject(2, Instant.class),
                        row.getObject(3, Instant.class),
                        AbsenceReason.valueOf(row.getString(4))))
                .list();
    }

    @Override
    @Transactional
    public void back(Actor actor, UUID absence) {
        actor.require(Role.MEDIATOR);
        UUID account = jdbc.sql("select account_id from rota_absence where id = ? and partner_id = ?")
                .params(absence, authority.member(actor).associationId())
                .query(UUID.class)
                .optional()
                .orElseThrow(() -> new NotFound("error.notFound"));
        Membership own = authority.over(actor, account);
        jdbc.sql("update rota_absence set ends_at = greatest(starts_at, :now) where id = :id and partner_id = :partner"
                        + " and ends_at > :now")
                .param("now", clock.instant())
                .param("id", absence)
                .param("partner", own.associationId())
                .update();
        journal.record(actor, "rota.back", null, null, "");
    }
}
