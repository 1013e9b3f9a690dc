package pt.vez.notifications.internal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import pt.vez.notifications.MessageFigures;
import pt.vez.shared.Actor;
import pt.vez.shared.Ids;
import pt.vez.shared.Role;

/** Reads the figures from the outbox: identifiers are in the order of time, so that only the last day is read. */
@Service
class LaneFigureQueries implements MessageFigures {
    private static final Duration LOOKED_AT = Duration.ofDays(1);

    private final JdbcClient jdbc;
    private final Clock clock;

    LaneFigureQueries(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    @Transactional(readOnly = true)
    public List<LaneFigures> lanes(Actor actor) {
        actor.require(Role.ADMINISTRATOR);
        return List.of(lane(Lane.CODES), lane(Lane.OFFERS_AND_APPOINTMENTS), lane(Lane.OTHERS));
    }

    private LaneFigures lane(Lane lane) {
        Instant now = clock.instant();
        return jdbc.sql("""
                        select
                            (select count(*) from notifications_outbox where state = 'DUE' and lane = :lane) as waiting,
                            (select min(created_at) from notifications_outbox
                                where state = 'DUE' and lane = :lane) as oldest,
                            (select count(*) from notifications_outbox
                                where id >= :since and lane = :lane and state = 'SENT' and sent_at > :minute) as last_minute,
                            (select count(*) from notifications_outbox
                                where id >= :since and lane = :lane and state in ('REFUSED', 'FAILED')) as refused,
                            (select count(*) from notifications_outbox
                                where id >= :since and lane = :lane and state = 'EXPIRED') as late
                        """)
                .param("lane", lane.ordinal())
                .param("since", Ids.first(now.minus(LOOKED_AT).toEpochMilli()))
                .param("minute", now.minusSeconds(60))
                .query((row, n) -> new LaneFigures(
                        lane,
                        row.getLong("waiting"),
                        row.getObject("oldest", Instant.class),
                        row.getLong("last_minute"),
                        row.getLong("refused"),
                        row.getLong("late")))
                .single();
    }
}
