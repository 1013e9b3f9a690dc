package pt.vez.training.internal;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import pt.vez.training.TrainingEvents.SeatGiven;

/**
 * Places of a session. A place is a number from one to the number of places, and the unique key (session, seat) gives
 * each to one person: a second writer of the same place is refused.
 */
@Component
public class SessionSeats {
    private final JdbcClient jdbc;
    private final SessionRepository rows;
    private final ApplicationEventPublisher events;

    SessionSeats(JdbcClient jdbc, SessionRepository rows, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.rows = rows;
        this.events = events;
    }

    /**
     * Gives an enrolment that waits the lowest free place.
     *
     * @return whether there was one
     */
    public boolean take(UUID enrolment, UUID session) {
        int places = jdbc.sql("select places from training_session where id = ?")
                .param(session)
                .query(Integer.class)
                .single();
        Set<Integer> taken = taken(session);
        for (int seat = 1; seat <= places; seat++) {
            if (!taken.contains(seat) && tryTake(enrolment, seat)) {
                return true;
            }
        }
        return false;
    }

    private boolean tryTake(UUID enrolment, int seat) {
        try {
            return jdbc.sql(
                                    "update training_enrolment set seat = ?, state = 'SEATED' where id = ? and state = 'WAITING'")
                            .params(seat, enrolment)
                            .update()
                    == 1;
        } catch (DuplicateKeyException e) {
            return false;
        }
    }

    private Set<Integer> taken(UUID session) {
        return new HashSet<>(jdbc.sql("select seat from training_enrolment where session_id = ? and seat is not null")
                .param(session)
                .query(Integer.class)
                .list());
    }

    /** Gives every free place to who waits longest, and says so. The session is locked by the caller. */
    public void moveUp(UUID session) {
        List<UUID> waiting = jdbc.sql("select id from training_enrolment where session_id = ? and state = 'WAITING'"
                        + " order by enrolled_at, id")
                .param(session)
                .query(UUID.class)
                .list();
        for (UUID next : waiting) {
            if (!take(next, session)) {
                return;
            }
            events.publishEvent(new SeatGiven(rows.about(next), true));
        }
    }

    /** Moves people with a number above {@code places} to free lower numbers, before places are taken away. */
    public void closeRanks(UUID session, int places) {
        List<UUID> above = jdbc.sql("select id from training_enrolment where session_id = ? and seat > ? order by seat")
                .params(session, places)
                .query(UUID.class)
                .list();
        Set<Integer> taken = taken(session);
        int seat = 1;
        for (UUID each : above) {
            while (taken.contains(seat)) {
                seat++;
            }
            jdbc.sql("update training_enrolment set seat = ? where id = ?")
                    .params(seat++, each)
                    .update();
        }
    }
}
