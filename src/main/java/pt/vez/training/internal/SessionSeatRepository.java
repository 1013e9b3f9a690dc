package pt.vez.training.internal;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Numbers of seats in sessions; the unique key (session, seat) gives each to one person. */
@Component
class SessionSeatRepository {
    private final JdbcClient jdbc;

    SessionSeatRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    int seatsOf(UUID session) {
        return jdbc.sql("select places from training_session where id = :session")
                .param("session", session)
                .query(Integer.class)
                .single();
    }

    Set<Integer> taken(UUID session) {
        return new HashSet<>(
                jdbc.sql("""
                        select seat
                          from training_enrolment
                         where session_id = :session and seat is not null""").param("session", session).query(Integer.class).list());
    }

    /** @return false when the seat is taken, or the enrolment does not wait for one */
    boolean take(UUID enrolment, int seat) {
        try {
            return jdbc.sql("""
                                    update training_enrolment
                                       set seat = :seat, state = 'SEATED'
                                     where id = :id and state = 'WAITING'""").param("seat", seat).param("id", enrolment).update() == 1;
        } catch (DuplicateKeyException e) {
            return false;
        }
    }

    /** Longest wait first. */
    List<UUID> waiting(UUID session) {
        return jdbc.sql("""
                        select id
                          from training_enrolment
                         where session_id = :session and state = 'WAITING'
                         order by enrolled_at, id""").param("session", session).query(UUID.class).list();
    }

    /** Enrolments whose seat has a number above this one, lowest first. */
    List<UUID> above(UUID session, int seats) {
        return jdbc.sql("""
                        select id
                          from training_enrolment
                         where session_id = :session and seat > :seats
                         order by seat""")
                .param("session", session)
                .param("seats", seats)
                .query(UUID.class)
                .list();
    }

    void renumber(UUID enrolment, int seat) {
        jdbc.sql("update training_enrolment set seat = :seat where id = :id")
                .param("seat", seat)
                .param("id", enrolment)
                .update();
    }
}
