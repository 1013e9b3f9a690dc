package pt.vez.mandates;

import static pt.vez.shared.Zones.LISBON;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import pt.vez.shared.Actor;
import pt.vez.shared.NotAuthorised;
import pt.vez.shared.Role;

/**
 * Daily quota of file access: how many different files a mediator opens in a day of Lisbon. From the cap on no further
 * file opens that day; administrators are alerted before.
 */
@Service
public class FileAccessQuota {
    /** Different files a mediator may open in one day. */
    public static final int CAP = 40;

    /** From this many on administrators are alerted, once a day. */
    public static final int ALERT = 30;

    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    FileAccessQuota(JdbcClient jdbc, ApplicationEventPublisher events, Clock clock) {
        this.jdbc = jdbc;
        this.events = events;
        this.clock = clock;
    }

    /** A mediator opens unusually many files today. */
    public record ManyFilesOpened(UUID accountId, LocalDate day, int files) {}

    /** A mediator and how many files they opened. */
    public record Opened(UUID accountId, String name, int files, Instant last) {}

    @Transactional(propagation = Propagation.MANDATORY)
    void count(UUID accountId, UUID caseId) {
        Instant now = clock.instant();
        LocalDate day = LocalDate.ofInstant(now, LISBON);
        // The account's row is the gate: two tabs cannot both be the last one allowed.
        jdbc.sql("select id from identity_account where id = ? for update")
                .param(accountId)
                .query(UUID.class)
                .single();
        int added = jdbc.sql("insert ignore into mandates_opening values (?, ?, ?, ?)")
                .params(accountId, day, caseId, now)
                .update();
        if (added == 1) {
            int files = jdbc.sql("select count(*) from mandates_opening where account_id = ? and day = ?")
                    .params(accountId, day)
                    .query(Integer.class)
                    .single();
            if (files > CAP) {
                throw new NotAuthorised("authority.CAP", CAP);
            }
            if (files == ALERT) {
                events.publishEvent(new ManyFilesOpened(accountId, day, files));
            }
        }
    }

    /** Who opened at least as many files as the alert asks for, on this day of Lisbon; most first. */
    @Transactional(readOnly = true)
    public List<Opened> many(Actor actor, LocalDate day) {
        actor.require(Role.ADMINISTRATOR);
        return jdbc.sql(
                        "select o.account_id, a.name, count(*) as files, max(o.first_at) as last from mandates_opening o"
                                + " join identity_account a on a.id = o.account_id where o.day = ? group by o.account_id, a.name"
                                + " having count(*) >= ? order by files desc limit 100")
                .params(day, ALERT)
                .query(Opened.class)
                .list();
    }
}
