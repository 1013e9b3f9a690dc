package pt.vez.platform;

import com.github.kagkarlsson.scheduler.Scheduler;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.context.event.ApplicationStartedEvent;
import org.springframework.context.event.ContextRefreshedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Notes at every step of the start of the tests' application whether jobs run already. */
@Component
class JobsWatch {
    private final ObjectProvider<Scheduler> scheduler;
    private final Map<String, Boolean> started = new ConcurrentHashMap<>();

    JobsWatch(ObjectProvider<Scheduler> scheduler) {
        this.scheduler = scheduler;
    }

    Map<String, Boolean> started() {
        return started;
    }

    @EventListener({ContextRefreshedEvent.class, ApplicationStartedEvent.class, ApplicationReadyEvent.class})
    @Order(Integer.MIN_VALUE)
    void on(Object event) {
        scheduler.ifAvailable(jobs -> started.putIfAbsent(
                event.getClass().getSimpleName(), jobs.getSchedulerState().isStarted()));
    }
}
