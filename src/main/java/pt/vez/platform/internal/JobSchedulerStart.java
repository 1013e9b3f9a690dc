package pt.vez.platform.internal;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.boot.config.DbSchedulerStarter;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Starts recurring jobs when the application is ready, and not before. Jobs publish events in their transaction; the
 * starter of the library runs jobs while beans are still being made, when no listener is registered, so that what is
 * published then reaches no letter, no timeline and no outbox, and the transaction commits all the same.
 */
@Component
class JobSchedulerStart implements DbSchedulerStarter {
    private final ObjectProvider<Scheduler> scheduler;

    JobSchedulerStart(ObjectProvider<Scheduler> scheduler) {
        this.scheduler = scheduler;
    }

    /** On a node without jobs there is no scheduler. */
    @Override
    @EventListener(ApplicationReadyEvent.class)
    public void doStart() {
        scheduler.ifAvailable(Scheduler::start);
    }
}
