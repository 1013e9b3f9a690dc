package pt.vez.portal.internal;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import pt.vez.identity.CurrentActor;

/**
 * A file that is opened in a window of its own during a visit is shown by the page {@code /visit/file}, which fetches it and
 * blanks itself when the visit ends. The browser says by {@code Sec-Fetch-Mode} that a whole window is meant; the page itself
 * asks without that and is given the bytes. The fragment of the address, which never reaches a server, carries the path.
 */
@Component
class VisitFiles extends OncePerRequestFilter {
    private final CurrentActor current;

    VisitFiles(CurrentActor current) {
        this.current = current;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        String path = request.getRequestURI();
        return !request.getMethod().equals("GET")
                || !isWindow(request)
                || !(path.startsWith("/VAADIN/dynamic/resource/") || path.startsWith("/papers/mandates/"));
    }

    /** What passes through the service worker keeps only its mode. */
    private static boolean isWindow(HttpServletRequest request) {
        return "navigate".equals(request.getHeader("Sec-Fetch-Mode"))
                || "document".equals(request.getHeader("Sec-Fetch-Dest"));
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String visit = current.visitKey().orElse(null);
        if (visit == null) {
            chain.doFilter(request, response);
            return;
        }
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.sendRedirect("/visit/file?visit=" + visit + "#" + request.getRequestURI());
    }
}
