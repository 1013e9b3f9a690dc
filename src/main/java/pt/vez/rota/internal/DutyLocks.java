package pt.vez.rota.internal;

import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Whoever changes the duties of a person takes this lock first; it is held until the transaction ends. */
@Component
class PersonGuard {
    private final JdbcClient jdbc;

    PersonGuard(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** One statement takes the lock whether the row exists or not. Several people are locked in one order. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void lock(UUID... accounts) {
        Stream.of(accounts)
                .distinct()
                .sorted()
                .forEach(account -> jdbc.sql(
                                "insert into rota_guard (account_id, turn) values (?, 1) on duplicate key update turn = turn + 1")
                        .param(account)
                        .update());
    }
}
