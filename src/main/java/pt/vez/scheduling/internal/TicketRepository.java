package pt.vez.scheduling.internal;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import pt.vez.scheduling.CentreId;
import pt.vez.scheduling.WalkIns.Ground;
import pt.vez.scheduling.WalkIns.State;

/** Writes tickets, one state after the other, and the desk an account works at. */
@Component
class TicketRepository {
    private final JdbcClient jdbc;

    TicketRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The next number of the centre on the day, from 1. */
    int nextNumber(CentreId centre, LocalDate date) {
        jdbc.sql("""
                        insert into scheduling_ticket_counter (centre_id, on_date, last) values (:centre, :date, 1)
                        on duplicate key update last = last + 1
                        """).param("centre", centre.value()).param("date", date).update();
        return jdbc.sql("select last from scheduling_ticket_counter where centre_id = :centre and on_date = :date")
                .param("centre", centre.value())
                .param("date", date)
                .query(Integer.class)
                .single();
    }

    /** A ticket that waits; one with a ground comes before those without. */
    void insert(
            UUID id,
            CentreId centre,
            LocalDate date,
            int number,
            String service,
            Ground ground,
            String token,
            Instant now) {
        jdbc.sql("""
                        insert into scheduling_ticket
                            (id, centre_id, on_date, number, service_code, ground, token, state, priority, issued_at, calls)
                        values (:id, :centre, :date, :number, :service, :ground, :token, 'WAITING', :priority, :now, 0)
                        """)
                .param("id", id)
                .param("centre", centre.value())
                .param("date", date)
                .param("number", number)
                .param("service", service)
                .param("ground", ground.name())
                .param("token", token)
                .param("priority", ground == Ground.NONE ? 1 : 0)
                .param("now", now)
                .update();
    }

    /** Locks the ticket until the transaction ends. */
    void lock(UUID id) {
        jdbc.sql("select id from scheduling_ticket where id = :id for update")
                .param("id", id)
                .query(UUID.class)
                .single();
    }

    /**
     * The ticket that is next at the desk, locked until the transaction ends. Two desks that call at once get two people:
     * a row one of them locks, the other skips.
     */
    Optional<UUID> lockNext(CentreId centre, LocalDate date, UUID desk) {
        return jdbc.sql("""
                        select t.id from scheduling_ticket t
                        where t.centre_id = :centre and t.on_date = :date and t.state = 'WAITING'
                          and t.service_code in (
                            select service_code from scheduling_desk_service where desk_id = :desk)
                        order by t.priority, t.number limit 1
                        for update skip locked
                        """)
                .param("centre", centre.value())
                .param("date", date)
                .param("desk", desk)
                .query(UUID.class)
                .optional();
    }

    void call(UUID id, UUID desk, UUID by, Instant now) {
        jdbc.sql("""
                        update scheduling_ticket
                        set state = 'CALLED', called_at = :now, calls = 1, desk_id = :desk, called_by = :by,
                            called_by_name = null
                        where id = :id
                        """)
                .param("now", now)
                .param("desk", desk)
                .param("by", by)
                .param("id", id)
                .update();
    }

    void callAgain(UUID id, Instant now) {
        jdbc.sql("""
                        update scheduling_ticket set calls = calls + 1, called_at = :now
                        where id = :id and state = 'CALLED'
                        """).param("now", now).param("id", id).update();
    }

    void end(UUID id, State how, Instant now) {
        jdbc.sql("update scheduling_ticket set state = :state, ended_at = :now where id = :id and state = 'CALLED'")
                .param("state", how.name())
                .param("now", now)
                .param("id", id)
                .update();
    }

    /** @return whether it ended at this moment or later */
    boolean reopen(UUID id, Instant endedSince) {
        return jdbc.sql("""
                                update scheduling_ticket set state = 'CALLED', ended_at = null
                                where id = :id and state in ('SERVED', 'ABSENT') and ended_at >= :since
                                """).param("id", id).param("since", endedSince).update() == 1;
    }

    /** @return whether it was at a desk */
    boolean takeOver(UUID id, UUID by) {
        return jdbc.sql("""
                                update scheduling_ticket set called_by = :by, called_by_name = null
                                where id = :id and state = 'CALLED'
                                """).param("by", by).param("id", id).update() == 1;
    }

    void requeue(UUID id) {
        jdbc.sql("""
                        update scheduling_ticket
                        set state = 'WAITING', desk_id = null, calls = 0, ended_at = null, called_at = null,
                            called_by = null, called_by_name = null
                        where id = :id and state in ('CALLED', 'ABSENT')
                        """).param("id", id).update();
    }

    /** The person who waits gives the ticket up. */
    void leave(String token, Instant now) {
        jdbc.sql("""
                        update scheduling_ticket set state = 'LEFT', ended_at = :now
                        where token = :token and state = 'WAITING'
                        """).param("now", now).param("token", token).update();
    }

    @Nullable
    UUID deskOf(UUID id) {
        return jdbc.sql("select desk_id from scheduling_ticket where id = :id")
                .param("id", id)
                .query((row, n) -> Optional.ofNullable(row.getObject("desk_id", UUID.class)))
                .single()
                .orElse(null);
    }

    int calledAt(UUID desk) {
        return jdbc.sql("select count(*) from scheduling_ticket where desk_id = :desk and state = 'CALLED'")
                .param("desk", desk)
                .query(Integer.class)
                .single();
    }

    /** The desk in use that the account works at. */
    Optional<UUID> workplace(UUID account) {
        return jdbc.sql("""
                        select d.id from scheduling_desk_place p
                        join scheduling_desk d on d.id = p.desk_id and d.centre_id = p.centre_id and d.active
                        where p.account_id = :account
                        """).param("account", account).query(UUID.class).optional();
    }

    void workAt(UUID account, CentreId centre, UUID desk, Instant now) {
        jdbc.sql("""
                        insert into scheduling_desk_place (account_id, centre_id, chosen_at, desk_id)
                        values (:account, :centre, :now, :desk)
                        on duplicate key update centre_id = values(centre_id), chosen_at = values(chosen_at),
                            desk_id = values(desk_id)
                        """)
                .param("account", account)
                .param("centre", centre.value())
                .param("now", now)
                .param("desk", desk)
                .update();
    }
}
