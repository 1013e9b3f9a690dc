package pt.vez.portal.internal;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import pt.vez.platform.VezSettings;

/**
 * Which requests are for pages that need no sign-in. The address {@code /} is shared: with the parameter {@code v-r} it
 * belongs to the application's own protocol, without it is the landing page.
 */
@Component
class PublicPages extends OncePerRequestFilter implements RequestMatcher {
    /** The internal address of the landing page; people see {@code /} only. */
    static final String LANDING = "/welcome";

    /** Parameter of the application's own protocol. */
    static final String PROTOCOL = "v-r";

    private static final List<String> PATHS = List.of(
            LANDING,
            "/sign-in",
            "/sign-in/code",
            "/sign-in/link",
            "/sign-in/link/*",
            "/signed-out",
            "/visit/ended",
            "/visit-file.js",
            "/privacy",
            "/help",
            "/offline",
            "/offline.js",
            "/door.js",
            "/sw.js",
            "/manifest.webmanifest",
            "/styles/*",
            "/icons/*",
            "/actuator/health",
            "/actuator/health/*",
            "/robots.txt",
            "/i/*",
            "/i/*/done",
            "/i/*/return",
            "/i/*/vez.ics",
            "/o/*",
            "/o/*/vez.ics",
            "/where",
            "/where/challenge",
            "/t/*",
            "/t/*/print",
            "/t/*/leave",
            "/hall/*",
            "/hall.js",
            "/certificates",
            "/certificates/*",
            "/intake",
            "/intake.js",
            "/intake-waiting.js",
            "/intake-phones.json",
            "/calls",
            "/calls/*",
            "/calls/*/apply",
            "/applications/*",
            "/applications/*/interview",
            "/applications/*/other-hours",
            "/applications/*/withdraw",
            "/error");
    private static final List<String> DEMONSTRATION = List.of("/demo", "/demo/mail");
    private final RequestMatcher paths;

    PublicPages(VezSettings settings) {
        paths = new OrRequestMatcher(
                Stream.concat(PATHS.stream(), settings.demonstration() ? DEMONSTRATION.stream() : Stream.empty())
                        .map(path -> (RequestMatcher)
                                PathPatternRequestMatcher.withDefaults().matcher(path))
                        .toList());
    }

    @Override
    public boolean matches(HttpServletRequest request) {
        return isLanding(request) || paths.matches(request);
    }

    private static boolean isLanding(HttpServletRequest request) {
        return request.getRequestURI().equals("/") && request.getParameter(PROTOCOL) == null;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (isLanding(request)) {
            request.getRequestDispatcher(LANDING).forward(request, response);
        } else {
            chain.doFilter(request, response);
        }
    }
}
