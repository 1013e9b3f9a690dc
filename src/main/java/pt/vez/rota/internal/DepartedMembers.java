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
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import pt.vez.associations.MembershipEvents.MemberLeft;
import pt.vez.associations.MembershipEvents.MemberRestored;
import pt.vez.rota.AbsenceReason;
import pt.vez.rota.Duty;
import pt.vez.rota.DutyState;
import pt.vez.rota.RotaEvents.DutyLost;

/**
 * The duties of a member who leaves lose their person and seek cover, as in an absence; when the departure is undone, those
 * without cover are the member's again.
 */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class DepartedMembers {
    private static final Duration LONG = Duration.ofDays(366);
    private final AbsenceRepository absences;
    private final DutyRepository repository;
    private final DutyLocks locks;
    private final MemberQueries people;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    DepartedMembers(
            AbsenceRepository absences,
            DutyRepository repository,
            DutyLocks locks,
            MemberQueries people,
            ApplicationEventPublisher events,
            Clock clock) {
        this.absences = absences;
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
        UUID absence = absences.insert(
                event.accountId(),
                event.partnerId(),
                new Period(now, now.plus(LONG)),
                AbsenceReason.OTHER,
                event.accountId(),
                now);
        List<Duty> lost = new ArrayList<>();
        for (Duty duty : planned) {
            repository.end(duty, DutyState.ABSENT);
            absences.insertLoss(duty.id(), absence);
            lost.add(duty.discreet());
        }
        events.publishEvent(new DutyLost(people.coordinators(event.partnerId()), absence, lost));
    }

    /** The absence that the departure made is the newest one that is not over. */
    @EventListener
    void on(MemberRestored event) {
        Instant now = clock.instant();
        locks.lock(event.accountId());
        Instant endsAfter = now.plus(LONG).minus(Duration.ofDays(2));
        absences.newestOwn(event.accountId(), event.partnerId(), AbsenceReason.OTHER, endsAfter)
                .ifPresent(absence -> giveBack(event, absence, now));
    }

    private void giveBack(MemberRestored event, UUID absence, Instant now) {
        List<UUID> open = absences.openLosses(absence);
        for (Duty duty : repository.find(
                "d.account_id = :account and d.state = 'ABSENT' and d.ends_at > :now",
                Map.of("account", event.accountId(), "now", now))) {
            if (open.contains(duty.id())) {
                absences.removeLoss(duty.id());
                repository.giveBack(duty);
            }
        }
        absences.cancel(absence);
    }
}
