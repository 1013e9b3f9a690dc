package pt.vez.rota.internal;

import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import pt.vez.platform.DatabaseLocks;

/** Locks a person's duties until the transaction ends; every transaction that changes them takes this lock first. */
@Component
class PersonGuard {
    private final DatabaseLocks locks;

    PersonGuard(DatabaseLocks locks) {
        this.locks = locks;
    }

    /** Taken before the duties of these people are read; held until the transaction ends. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void lock(UUID... accounts) {
        locks.hold("rota.person", (Object[]) accounts);
    }
}
