package pt.vez.rota.internal;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import pt.vez.shared.Ids;

/** Who was asked to cover a lost duty, what they answered, and whether it is covered. */
@Component
class CoverRequestRepository {
    private final JdbcClient jdbc;

    CoverRequestRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Accounts that were asked to cover the duty and did not accept. */
    Set<UUID> asked(UUID duty) {
        return new HashSet<>(jdbc.sql("""
                        select account_id from rota_cover_request
                        where duty_id = :duty and state in ('ASKED', 'DECLINED')
                        """).param("duty", duty).query(UUID.class).list());
    }

    /** Asks for the first time or again. */
    UUID ask(UUID duty, UUID account, Instant now) {
        UUID id = jdbc.sql("select id from rota_cover_request where duty_id = :duty and account_id = :account")
                .param("duty", duty)
                .param("account", account)
                .query(UUID.class)
                .optional()
                .orElseGet(Ids::next);
        jdbc.sql("""
                        insert into rota_cover_request (id, duty_id, account_id, state, asked_at)
                        values (:id, :duty, :account, 'ASKED', :now)
                        on duplicate key update state = 'ASKED', answered_at = null
                        """)
                .param("id", id)
                .param("duty", duty)
                .param("account", account)
                .param("now", now)
                .update();
        return id;
    }

    /** Marks the request to this account as accepted and all others as no longer needed. */
    void settle(UUID duty, UUID account, Instant now) {
        jdbc.sql("""
                        update rota_cover_request
                        set answered_at = :now, state = case when account_id = :account then 'ACCEPTED' else 'LAPSED' end
                        where duty_id = :duty and state = 'ASKED'
                        """)
                .param("now", now)
                .param("account", account)
                .param("duty", duty)
                .update();
    }

    void decline(UUID request, Instant now) {
        jdbc.sql("""
                        update rota_cover_request set state = 'DECLINED', answered_at = :now
                        where id = :id and state = 'ASKED'
                        """).param("now", now).param("id", request).update();
    }

    /** A request that waits for its answer. */
    record Request(UUID id, UUID duty) {}

    List<Request> open(UUID account) {
        return jdbc.sql("select id, duty_id from rota_cover_request where account_id = :account and state = 'ASKED'")
                .param("account", account)
                .query((row, n) -> new Request(row.getObject("id", UUID.class), row.getObject("duty_id", UUID.class)))
                .list();
    }

    /** The duty of a request to this account. */
    Optional<UUID> duty(UUID request, UUID account) {
        return jdbc.sql("select duty_id from rota_cover_request where id = :id and account_id = :account")
                .param("id", request)
                .param("account", account)
                .query(UUID.class)
                .optional();
    }

    /** Locks the loss until the transaction ends: of two who cover it at once the second finds it covered. */
    boolean lockOpenLoss(UUID duty) {
        return jdbc.sql("select cover_duty_id is null from rota_loss where duty_id = :duty for update")
                .param("duty", duty)
                .query(Boolean.class)
                .optional()
                .orElse(false);
    }

    void cover(UUID duty, UUID by) {
        jdbc.sql("update rota_loss set cover_duty_id = :by where duty_id = :duty")
                .param("by", by)
                .param("duty", duty)
                .update();
    }
}
