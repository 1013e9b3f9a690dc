package pt.vez.audit.internal;

import java.time.Instant;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import pt.vez.audit.SecurityEvents.Kind;
import pt.vez.shared.Ids;

/** Events of security; each is committed by itself and survives a rollback of the caller's transaction. */
@Component
class SecurityEventRepository {
    private final JdbcClient beside;

    SecurityEventRepository(@Qualifier("beside") DataSource beside) {
        this.beside = JdbcClient.create(beside);
    }

    /** @param network a keyed hash of the network address */
    void insert(Instant at, Kind kind, @Nullable UUID account, byte[] network, String detail) {
        beside.sql("""
                        insert into audit_security_event (id, at, kind, account_id, network, detail)
                        values (:id, :at, :kind, :account, :network, :detail)""")
                .param("id", Ids.next())
                .param("at", at)
                .param("kind", kind.name())
                .param("account", account)
                .param("network", network)
                .param("detail", detail)
                .update();
    }

    /** @return how many were forgotten */
    int deleteBefore(Instant moment) {
        return beside.sql("delete from audit_security_event where at < :moment")
                .param("moment", moment)
                .update();
    }
}
