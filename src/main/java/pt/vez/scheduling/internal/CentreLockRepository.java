package pt.vez.scheduling.internal;

import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Locks rows of a centre until the transaction ends: a second writer waits, and then reads what the first one
 * committed. Each method tells whether there is such a row.
 */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class CentreLockRepository {
    private final JdbcClient jdbc;

    CentreLockRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    boolean centre(UUID id) {
        return lock("select id from scheduling_centre where id = :id for update", id);
    }

    boolean desk(UUID id) {
        return lock("select id from scheduling_desk where id = :id for update", id);
    }

    boolean shift(UUID id) {
        return lock("select id from scheduling_shift where id = :id for update", id);
    }

    /** In the order of their ids, so that two writers do not wait for each other. */
    void desks(Set<UUID> ids) {
        jdbc.sql("select id from scheduling_desk where id in (:ids) order by id for update")
                .param("ids", ids)
                .query(UUID.class)
                .list();
    }

    private boolean lock(String statement, UUID id) {
        return jdbc.sql(statement).param("id", id).query(UUID.class).optional().isPresent();
    }
}
