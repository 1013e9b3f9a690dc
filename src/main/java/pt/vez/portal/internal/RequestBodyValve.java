package pt.vez.portal.internal;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.apache.coyote.ActionCode;
import org.apache.coyote.ContinueResponseTiming;
import pt.vez.hiring.Applications;
import pt.vez.portal.internal.BoundedStream.Pace;

/**
 * Reads what a request sends before it takes one of the server's few threads: a body that is not here yet is read by a
 * virtual thread, within {@link BodyLimits} and the pace of {@link BoundedStream}; a file is read by the application,
 * few at once of one account and not slower than its own pace. So any number of slow senders leave every page as quick
 * as it was. What is too much is answered 413, what is too slow 408, and more senders at once than there is room for
 * 503; the connection ends then and the rest of the body is not read.
 */
class RequestBodyValve extends ValveBase {
    private static final String REFUSED = RequestBodyValve.class.getName() + ".refused";
    private static final String PACED = RequestBodyValve.class.getName() + ".paced";
    private static final int READERS = 2_000;
    private static final int READERS_EACH = 400;
    /**
     * Bodies of screens, up to {@link BodyLimits#SCREEN} each, are kept in memory while they arrive: 192 MiB in all.
     */
    private static final int LARGE = 48;

    private static final int LARGE_EACH = 4;
    private static final int FORMS = 16;
    private static final int FORMS_EACH = 4;
    private static final int UPLOADS = 16;
    private static final int UPLOADS_EACH = 4;
    private final Permits readers = new Permits(READERS, READERS_EACH);
    private final Permits large = new Permits(LARGE, LARGE_EACH);
    private final Permits forms = new Permits(FORMS, FORMS_EACH);
    private final Permits uploads = new Permits(UPLOADS, UPLOADS_EACH);

    private final Pace pace;

    RequestBodyValve() {
        this(Pace.OF_FILES);
    }

    /** @param pace of what the application reads itself */
    RequestBodyValve(Pace pace) {
        super(true);
        this.pace = pace;
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        if (request.isAsyncDispatching()) {
            getNext().invoke(request, response);
            if (request.getAttribute(REFUSED) != null) {
                leaveTheRest(response);
            }
            return;
        }
        long length = request.getContentLengthLong();
        if (length == 0 || length < 0 && request.getHeader("Transfer-Encoding") == null) {
            getNext().invoke(request, response);
            return;
        }
        BodyLimits limits = BodyLimits.of(request);
        if (length > limits.most()) {
            refuse(request, response, HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE);
        } else if (limits.way() == BodyLimits.Way.STREAMED) {
            stream(request, response, limits);
        } else if (limits.way() == BodyLimits.Way.KEPT && isHere(request, length)) {
            getNext().invoke(request, response);
        } else {
            readAside(request, response, limits);
        }
    }

    /** Whether the whole body has arrived with the headers, as with most forms: it is read on this thread then. */
    private static boolean isHere(Request request, long length) {
        var coyote = request.getCoyoteRequest();
        coyote.action(ActionCode.AVAILABLE, Boolean.FALSE);
        return length > 0 && coyote.getAvailable() >= length;
    }

    private void stream(Request request, Response response, BodyLimits limits) throws IOException, ServletException {
        if (!uploads.tryAcquire(limits.sender())) {
            refuse(request, response, HttpServletResponse.SC_SERVICE_UNAVAILABLE);
            return;
        }
        try {
            request.setAttribute(PACED, pace);
            getNext().invoke(request, response);
        } finally {
            uploads.release(limits.sender());
        }
    }

    private void readAside(Request request, Response response, BodyLimits limits) throws IOException {
        Permits permits = permits(limits, request.getContentLengthLong());
        if (!permits.tryAcquire(limits.sender())) {
            refuse(request, response, HttpServletResponse.SC_SERVICE_UNAVAILABLE);
            return;
        }
        response.sendAcknowledgement(ContinueResponseTiming.ALWAYS);
        InputStream body = request.getInputStream();
        var read = new ReadRequest(request.getRequest());
        AsyncContext waiting = request.startAsync(read, response.getResponse());
        waiting.setTimeout(0);
        Thread.ofVirtual().name("body").start(() -> {
            int status = HttpServletResponse.SC_SERVICE_UNAVAILABLE;
            try {
                status = take(read, body, limits);
            } finally {
                // Also when there is no memory left for the body: the sender gets an answer, the next one the room.
                permits.release(limits.sender());
                if (status != 0) {
                    request.setAttribute(REFUSED, status);
                }
                waiting.dispatch();
            }
        });
    }

    /** A body of unknown length counts as large as it may become. */
    private Permits permits(BodyLimits limits, long length) {
        if (limits.way() == BodyLimits.Way.FORM) {
            return forms;
        }
        return (length < 0 ? limits.most() : length) > BodyLimits.PUBLIC_FORM ? large : readers;
    }

    /** @return 0, or the status that says why the body was not taken */
    private static int take(ReadRequest read, InputStream body, BodyLimits limits) {
        var bounded = new BoundedStream(body, limits.most(), Pace.OF_FORMS);
        try {
            if (limits.way() == BodyLimits.Way.FORM) {
                read.readForm(bounded, Applications.MAX_CV);
            } else {
                read.read(bounded);
            }
            return 0;
        } catch (IOException e) {
            return status(e);
        } catch (RuntimeException e) {
            return HttpServletResponse.SC_BAD_REQUEST;
        }
    }

    private static int status(Throwable problem) {
        for (Throwable each = problem; each != null; each = each.getCause()) {
            if (each instanceof BodyTooLarge) {
                return HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE;
            }
            if (each instanceof SocketTimeoutException) {
                return HttpServletResponse.SC_REQUEST_TIMEOUT;
            }
        }
        return HttpServletResponse.SC_BAD_REQUEST;
    }

    private static void refuse(Request request, Response response, int status) throws IOException {
        // The page that says so must not look for parameters in the body.
        request.getInputStream();
        say(response.getResponse(), status);
        leaveTheRest(response);
    }

    private static void say(HttpServletResponse response, int status) throws IOException {
        response.setHeader("Connection", "close");
        if (status == HttpServletResponse.SC_SERVICE_UNAVAILABLE) {
            response.setHeader("Retry-After", "10");
        }
        response.sendError(status);
    }

    /** Else the server would read on, to use the connection again, and wait for the sender with one of its threads. */
    private static void leaveTheRest(Response response) {
        response.getCoyoteResponse().action(ActionCode.DISABLE_SWALLOW_INPUT, null);
    }

    /**
     * First of all filters. When a body read aside was refused nothing else looks at the request; a body the
     * application reads itself is given to it with its pace.
     */
    static void refused(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (request.getAttribute(REFUSED) instanceof Integer status) {
            say((HttpServletResponse) response, status);
        } else if (request.getAttribute(PACED) instanceof Pace pace) {
            chain.doFilter(new PacedRequest((HttpServletRequest) request, pace), response);
        } else {
            chain.doFilter(request, response);
        }
    }
}
