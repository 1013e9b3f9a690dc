package pt.vez.rota.internal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import pt.vez.associations.MembershipEvents.MemberLeft;
import pt.vez.associations.MembershipEvents.MemberRestored;
import pt.vez.rota.AbsenceReason;
import pt.vez.rota.Duty;
import pt.vez.rota.DutyState;
import pt.vez.rota.RotaEvents.DutyLost;
import pt.vez.shared.Ids;

/**
 * The duties of a member who leaves lose their person and seek cover, as in an absence; when the departure is undone, those
 * without cover are the member's again.
 */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class DepartedMembers {
    private static final Duration LONG = Duration.ofDays(366);
    private final JdbcClient jdbc;
    private final DutyRepository repository;
    private final DutyLocks locks;
    private final MemberQueries people;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    DepartedMembers(
            JdbcClient jdbc,
            DutyRepository repository,
            DutyLocks locks,
            MemberQueries people,
            ApplicationEventPublisher events,
            Clock clock) {
        this.jdbc = jdbc;
        this.repository = repository;
        this.locks = locks;
        this.people = people;
        this.events = events;
        this.clock = clock;
    }

    @EventListener
    void on(MemberLeft event) {
        Instant now = clock.instant();
        locks.lock(event.accountId());
        List<Duty> planned = repository.find(
                "d.account_id = :account and d.partner_id = :partner and d.state = 'PLANNED' and d.ends_at > :now",
                Map.of("account", event.accountId(), "partner", event.partnerId(), "now", now));
        if (planned.isEmpty()) {
            return;
        }
        UUID absence = Ids.next();
        jdbc.sql("insert into rota_absence (id, account_id, partner_id, starts_at, ends_at, reason, reported_by,"
                        + " reported_at) values (?, ?, ?, ?, ?, ?, ?, ?)")
                .params(
                        absence,
                        event.accountId(),
                        event.partnerId(),
                        now,
                        now.plus(LONG),
                        AbsenceReason.OTHER.name(),
                        event.accountId(),
                        now)
                .update();
        List<Duty> lost = new ArrayList<>();
        for (Duty duty : planned) {
            repository.end(duty, DutyState.ABSENT);
            jdbc.sql("insert into rota_loss (duty_id, absence_id) values (?, ?)")
                    .params(duty.id(), absence)
                    .update();
            lost.add(duty.discreet());
        }
        events.publishEvent(new DutyLost(people.coordinators(event.partnerId()), absence, lost));
    }

    /** The absence that the departure made is the newest one that is not over. */
    @EventListener
    void on(MemberRestored event) {
        Instant now = clock.instant();
        locks.lock(event.accountId());
        jdbc.sql(
                        "select id from rota_absence where account_id = ? and partner_id = ? and reported_by = ? and reason = ?"
                                + " and ends_at > ? order by reported_at desc limit 1")
                .params(
                        event.accountId(),
                        event.partnerId(),
                        event.accountId(),
                        AbsenceReason.OTHER.name(),
                        now.plus(LONG).minus(Duration.ofDays(2)))
                .query(UUID.class)
                .optional()
                .ifPresent(absence -> giveBack(event, absence, now));
    }

    private void giveBack(MemberRestored event, UUID absence, Instant now) {
        List<UUID> open = jdbc.sql("select duty_id from rota_loss where absence_id = ? and cover_duty_id is null")
                .param(absence)
                .query(UUID.class)
                .list();
        for (Duty duty : repository.find(
                "d.account_id = :account and d.state = 'ABSENT' and d.ends_at > :now",
                Map.of("account", event.accountId(), "now", now))) {
            if (open.contains(duty.id())) {
                jdbc.sql("delete from rota_loss where duty_id = ?")
                        .param(duty.id())
                        .update();
                repository.giveBack(duty);
            }
        }
        jdbc.sql("update rota_absence set ends_at = starts_at where id = ?")
                .param(absence)
                .update();
    }
}
