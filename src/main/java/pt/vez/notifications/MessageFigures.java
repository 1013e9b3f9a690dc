package pt.vez.notifications;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import pt.vez.shared.Actor;
import pt.vez.shared.Ids;
import pt.vez.shared.NotAuthorised;
import pt.vez.shared.Role;

/** How messages go out, lane by lane: what waits, how fast it goes, what was given up. */
@Service
public class MessageFigures {
    private static final Duration LOOKED_AT = Duration.ofDays(1);
    private final JdbcClient jdbc;
    private final Clock clock;

    MessageFigures(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Which messages leave first; in this order. */
    public enum Lane {
        CODES,
        OFFERS_AND_APPOINTMENTS,
        OTHERS
    }

    /**
     * One lane.
     *
     * @param oldest when the message that waits longest was written; null when none waits
     * @param lastMinute sent in the last sixty seconds
     * @param refused in the last day: by the mail server, or for the form of the address
     * @param late in the last day: not sent because its moment had passed
     */
    public record LaneFigures(
            Lane lane, long waiting, @Nullable Instant oldest, long lastMinute, long refused, long late) {}

    /**
     * All lanes, codes first.
     *
     * @throws NotAuthorised for all actors but an administrator
     */
    @Transactional(readOnly = true)
    public List<LaneFigures> lanes(Actor actor) {
        actor.require(Role.ADMINISTRATOR);
        return List.of(lane(Lane.CODES), lane(Lane.OFFERS_AND_APPOINTMENTS), lane(Lane.OTHERS));
    }

    private LaneFigures lane(Lane lane) {
        Instant now = clock.instant();
        return jdbc.sql("""
                        select
                            (select count(*) from notifications_outbox where state = 'DUE' and lane = :lane),
                            (select min(created_at) from notifications_outbox where state = 'DUE' and lane = :lane),
                            (select count(*) from notifications_outbox
                                where id >= :since and lane = :lane and state = 'SENT' and sent_at > :minute),
                            (select count(*) from notifications_outbox
                                where id >= :since and lane = :lane and state in ('REFUSED', 'FAILED')),
                            (select count(*) from notifications_outbox
                                where id >= :since and lane = :lane and state = 'EXPIRED')
                        """)
                .param("lane", lane.ordinal())
                .param("since", Ids.first(now.minus(LOOKED_AT).toEpochMilli()))
                .param("minute", now.minusSeconds(60))
                .query((row, n) -> new LaneFigures(
                        lane,
                        row.getLong(1),
                        row.getObject(2, Instant.class),
                        row.getLong(3),
                        row.getLong(4),
                        row.getLong(5)))
                .single();
    }
}
