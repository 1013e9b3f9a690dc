package pt.vez.platform;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.boot.config.DbSchedulerStarter;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.context.Lifecycle;
import pt.vez.VezTest;

/** What jobs publish must find its listeners: no job may run before all of them are registered. */
class JobsAtStartTest extends VezTest {
    @Autowired
    private JobsWatch watch;

    @Autowired
    private Scheduler scheduler;

    @Autowired
    private List<DbSchedulerStarter> starters;

    @Autowired
    private ApplicationContext context;

    @Test
    void noJobRunsBeforeTheApplicationIsReady() {
        assertThat(starters)
                .as("one starter, ours: the library's starts while beans are made")
                .hasSize(1);
        assertThat(watch.started())
                .containsEntry("ContextRefreshedEvent", false)
                .containsEntry("ApplicationStartedEvent", false)
                .containsEntry("ApplicationReadyEvent", false);
        assertThat(scheduler.getSchedulerState().isStarted()).isTrue();
    }

    @Test
    void backgroundLoopsBeginWithTheLifecycleWhichIsAfterListenersAreRegistered() {
        assertThat(context.getBeansOfType(Lifecycle.class).values())
                .filteredOn(loop -> loop.getClass().getName().startsWith("pt.vez"))
                .isNotEmpty()
                .allMatch(Lifecycle::isRunning);
    }
}
