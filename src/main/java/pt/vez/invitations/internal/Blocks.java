package pt.vez.invitations.internal;

import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import pt.vez.casework.CaseId;
import pt.vez.casework.CaseRef;
import pt.vez.invitations.Signals.BlockKind;
import pt.vez.platform.Secrets;
import pt.vez.scheduling.BookingGuard;
import pt.vez.shared.Actor;
import pt.vez.shared.NotAuthorised;

/** Cases and accounts an administrator has stopped from booking until the suspicion is reviewed. */
@Component
class Blocks implements BookingGuard {
    private final JdbcClient jdbc;
    private final Secrets secrets;

    Blocks(JdbcClient jdbc, Secrets secrets) {
        this.jdbc = jdbc;
        this.secrets = secrets;
    }

    byte[] subject(String kind, String value) {
        return secrets.hash("block-" + kind, value);
    }

    @Override
    public void require(Actor actor, CaseRef ref) {
        requireFree(ref.id());
        if (isBlocked("ACCOUNT", actor.accountId().toString())) {
            throw new NotAuthorised("appointment.blocked");
        }
    }

    /** @throws NotAuthorised saying where to ask */
    void requireFree(CaseId caseId) {
        if (isBlocked("CASE", caseId.value().toString())) {
            throw new NotAuthorised("appointment.blocked");
        }
    }

    boolean isBlocked(BlockKind kind, UUID subject) {
        return isBlocked(kind.name(), subject.toString());
    }

    private boolean isBlocked(String kind, String value) {
        return jdbc.sql("select count(*) from invitations_block where kind = ? and subject = ? and lifted_at is null")
                        .params(kind, subject(kind, value))
                        .query(Integer.class)
                        .single()
                > 0;
    }
}
