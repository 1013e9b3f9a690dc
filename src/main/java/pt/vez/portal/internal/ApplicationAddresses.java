package pt.vez.portal.internal;

import com.vaadin.flow.server.VaadinServletContext;
import com.vaadin.flow.server.startup.ApplicationRouteRegistry;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.server.PathContainer;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.util.pattern.PathPattern;
import pt.vez.identity.SignedIn;

/**
 * Which addresses of the application's part exist. Before the sign-in none of them reaches the framework, which would begin
 * a session for each; an address that is none of ours is not found, for the signed in too.
 */
class ApplicationAddresses extends OncePerRequestFilter {
    private static final String FRAMEWORK = "/VAADIN/";
    /** Messages of a screen that is open already: they begin no session and are answered that theirs is over. */
    private static final Set<String> OF_AN_OPEN_SCREEN = Set.of("uidl", "heartbeat", "push");

    private static final List<String> STATIC =
            List.of("META-INF/VAADIN/webapp", "META-INF/resources", "static", "public");

    private final ObjectProvider<RequestMappingHandlerMapping> plain;
    private volatile @Nullable List<PathPattern> pages;

    /** @param plain pages that are no screens; asked for with the first request, when all are known */
    ApplicationAddresses(ObjectProvider<RequestMappingHandlerMapping> plain) {
        this.plain = plain;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String path = request.getRequestURI();
        // An upload below the address of the framework is not looked into for parameters.
        String type = path.startsWith(FRAMEWORK) ? null : request.getParameter(PublicPages.PROTOCOL);
        if (!isSignedIn()) {
            if (type != null && !OF_AN_OPEN_SCREEN.contains(type)) {
                response.sendError(HttpServletResponse.SC_FORBIDDEN);
                return;
            }
            if (type == null && path.startsWith(FRAMEWORK) && !isFile(path)) {
                response.sendError(HttpServletResponse.SC_NOT_FOUND);
                return;
            }
        }
        if (type == null && !path.startsWith(FRAMEWORK) && !exists(request, path)) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        chain.doFilter(request, response);
    }

    private static boolean isSignedIn() {
        Authentication known = SecurityContextHolder.getContext().getAuthentication();
        return known != null && known.getPrincipal() instanceof SignedIn;
    }

    private boolean exists(HttpServletRequest request, String path) {
        return isScreen(request, path) || isPage(path) || isFile(path);
    }

    private boolean isPage(String path) {
        List<PathPattern> known = pages;
        if (known == null) {
            known = new ArrayList<>();
            for (RequestMappingHandlerMapping mapping : plain) {
                for (RequestMappingInfo info : mapping.getHandlerMethods().keySet()) {
                    var condition = info.getPathPatternsCondition();
                    if (condition != null) {
                        known.addAll(condition.getPatterns());
                    }
                }
            }
            pages = known;
        }
        PathContainer parsed = PathContainer.parsePath(path);
        return known.stream().anyMatch(pattern -> pattern.matches(parsed));
    }

    private static boolean isScreen(HttpServletRequest request, String path) {
        var screens = ApplicationRouteRegistry.getInstance(new VaadinServletContext(request.getServletContext()));
        return screens.getNavigationTarget(path.substring(1)).isPresent();
    }

    private static boolean isFile(String path) {
        return !path.endsWith("/")
                && !path.contains("..")
                && path.matches("/[A-Za-z0-9/._@~-]+")
                && STATIC.stream().anyMatch(root -> new ClassPathResource(root + path).isReadable());
    }
}
