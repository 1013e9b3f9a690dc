package pt.vez.rota.internal;

import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import pt.vez.audit.Journal;
import pt.vez.platform.Transactions;
import pt.vez.shared.Actor;

/** Runs a change of a rota: one transaction, with the locks of the people it concerns, its journal entry and its event. */
@Component
class RotaCommands {
    private final Transactions transactions;
    private final DutyLocks locks;
    private final Journal journal;
    private final ApplicationEventPublisher events;

    RotaCommands(Transactions transactions, DutyLocks locks, Journal journal, ApplicationEventPublisher events) {
        this.transactions = transactions;
        this.locks = locks;
        this.journal = journal;
        this.events = events;
    }

    /** In a transaction of its own that is tried again where the database asks for it. */
    <T> T run(Supplier<T> command) {
        return transactions.run(command);
    }

    /** Keeps other changes of the duties of these people waiting until the transaction ends. */
    void lock(UUID... accounts) {
        locks.lock(accounts);
    }

    void record(Actor actor, String action, String detail) {
        journal.record(actor, action, null, null, detail);
    }

    void publish(Object event) {
        events.publishEvent(event);
    }
}
