package pt.vez.portal.internal;

import java.util.concurrent.ThreadPoolExecutor;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.tomcat.TomcatWebServer;
import org.springframework.boot.web.server.context.WebServerInitializedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** How many requests wait for a thread: the earliest sign that more come than are served. */
@Component
class RequestQueue {
    private volatile @Nullable Object executor;

    @EventListener
    void on(WebServerInitializedEvent event) {
        if (event.getWebServer() instanceof TomcatWebServer server) {
            executor = server.getTomcat().getConnector().getProtocolHandler().getExecutor();
        }
    }

    int length() {
        return switch (executor) {
            case org.apache.tomcat.util.threads.ThreadPoolExecutor pool ->
                pool.getQueue().size();
            case ThreadPoolExecutor pool -> pool.getQueue().size();
            case null, default -> 0;
        };
    }
}
