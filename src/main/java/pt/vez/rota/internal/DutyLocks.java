package pt.vez.rota.internal;

import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import pt.vez.platform.DatabaseLocks;

/** One writer at a time changes the duties of a person. */
@Component
class DutyLocks {
    private final DatabaseLocks locks;

    DutyLocks(DatabaseLocks locks) {
        this.locks = locks;
    }

    /** Taken before the duties of these people are read; held until the transaction ends. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void lock(UUID... accounts) {
        locks.hold("rota.person", (Object[]) accounts);
    }
}
