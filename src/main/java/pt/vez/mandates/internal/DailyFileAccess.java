package pt.vez.mandates.internal;

import static pt.vez.shared.Zones.LISBON;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import pt.vez.mandates.FileAccessQuota;
import pt.vez.shared.Actor;
import pt.vez.shared.NotAuthorised;
import pt.vez.shared.Role;

/** Counts files in the database, one mediator after the other. */
@Service
class DailyFileAccess implements FileAccessQuota {
    private final FileAccessRepository opened;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    DailyFileAccess(FileAccessRepository opened, ApplicationEventPublisher events, Clock clock) {
        this.opened = opened;
        this.events = events;
        this.clock = clock;
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void count(UUID accountId, UUID caseId) {
        Instant now = clock.instant();
        LocalDate day = LocalDate.ofInstant(now, LISBON);
        // Two tabs cannot both be the last one allowed.
        opened.lock(accountId);
        if (opened.insert(accountId, day, caseId, now)) {
            int files = opened.count(accountId, day);
            if (files > CAP) {
                throw new NotAuthorised("authority.CAP", CAP);
            }
            if (files == ALERT) {
                events.publishEvent(new ManyFilesOpened(accountId, day, files));
            }
        }
    }

    @Override
    @Transactional(readOnly = true)
    public List<Opened> many(Actor actor, LocalDate day) {
        actor.require(Role.ADMINISTRATOR);
        return opened.many(day, ALERT);
    }
}
