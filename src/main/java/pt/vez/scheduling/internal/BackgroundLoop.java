package pt.vez.scheduling.internal;

import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import pt.vez.platform.ErrorTraces;

/**
 * A background loop on one thread of a node. A step that fails is logged in one line, without messages, and repeated
 * after a second. Lifecycle phase 0: the loop starts before the web server accepts requests and stops after it.
 */
abstract class BackgroundLoop implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(BackgroundLoop.class);
    private static final long AFTER_FAILURE_MILLIS = 1_000;
    private static final long PATIENCE_MILLIS = 10_000;
    private final String name;
    private volatile boolean running;
    private @Nullable Thread thread;

    BackgroundLoop(String name) {
        this.name = name;
    }

    /** @return milliseconds until the next step; 0 for at once */
    abstract long step();

    /** The last step did not end well; it was reported. */
    void failed() {}

    private void follow() {
        while (running) {
            try {
                TimeUnit.MILLISECONDS.sleep(attempt());
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    private long attempt() {
        try {
            return step();
        } catch (RuntimeException e) {
            if (running) {
                log.warn(
                        "{} failed and is tried again: {}",
                        name,
                        ErrorTraces.rootType(e),
                        ErrorTraces.withoutMessages(e));
            }
            failed();
            return AFTER_FAILURE_MILLIS;
        }
    }

    @Override
    public void start() {
        running = true;
        thread = Thread.ofPlatform().name(name).daemon().start(this::follow);
    }

    @Override
    public void stop() {
        running = false;
        Thread ending = thread;
        if (ending != null) {
            try {
                ending.join(PATIENCE_MILLIS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public int getPhase() {
        return 0;
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
