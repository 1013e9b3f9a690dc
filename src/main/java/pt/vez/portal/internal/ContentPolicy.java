package pt.vez.portal.internal;

import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.VaadinServiceInitListener;
import com.vaadin.flow.server.communication.IndexHtmlResponse;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import java.security.SecureRandom;
import java.util.Base64;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Headers of everything behind the sign-in. A page runs scripts of this server and those with the number drawn for it; the
 * framework compiles what its server sends, hence {@code unsafe-eval}, and writes styles, hence {@code unsafe-inline}
 * (docs/decisions/2026-11-27-content-policy-behind-the-sign-in.md). A download runs nothing.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 55)
class ContentPolicy extends OncePerRequestFilter implements VaadinServiceInitListener {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final String NONCE = ContentPolicy.class.getName() + ".nonce";
    private static final String POLICY = "Content-Security-Policy";
    private static final String BUILD = "/VAADIN/build/";
    private static final String DOWNLOAD =
            "default-src 'none'; img-src 'self'; style-src 'unsafe-inline'; object-src 'none'; base-uri 'none';"
                    + " form-action 'none'; frame-ancestors 'none'; sandbox";
    /** The browser's own reader, a plugin to the policy, shows nothing in a sandbox. */
    private static final String DOCUMENT =
            "default-src 'none'; object-src 'self'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none';"
                    + " frame-ancestors 'none'";

    /** A built script may be a worker, whose policy is its own: the reader of documents compiles what it brings. */
    private static final String BUILT = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval';"
            + " connect-src 'self' data: blob:; frame-ancestors 'none'";

    private static final String DATA = "default-src 'none'; frame-ancestors 'none'";
    private final PublicPages light;

    ContentPolicy(PublicPages light) {
        this.light = light;
    }

    /** @param nonce letters of Base64 */
    static String page(String nonce) {
        return "default-src 'none'; script-src 'self' 'nonce-" + nonce + "' 'unsafe-eval'; style-src 'self'"
                + " 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self' data:; connect-src 'self' data: blob:;"
                + " media-src 'self' blob: mediastream:; worker-src 'self' blob:; manifest-src 'self'; object-src 'none';"
                + " base-uri 'self'; form-action 'self'; frame-ancestors 'none'";
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return light.matches(request);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("X-Frame-Options", "DENY");
        response.setHeader("Referrer-Policy", "no-referrer");
        response.setHeader("Permissions-Policy", "camera=(self), geolocation=(self), microphone=()");
        response.setHeader("Cross-Origin-Opener-Policy", "same-origin");
        response.setHeader("Cross-Origin-Resource-Policy", "same-origin");
        String path = request.getRequestURI();
        if (path.startsWith(BUILD)) {
            response.setHeader(POLICY, BUILT);
            chain.doFilter(request, new Immutable(response));
        } else if (path.startsWith("/VAADIN/")) {
            response.setHeader(POLICY, DOWNLOAD);
            response.setHeader("Cache-Control", "no-store");
            chain.doFilter(request, new Download(response));
        } else {
            response.setHeader("Cache-Control", "no-store");
            response.setHeader(POLICY, policy(request));
            chain.doFilter(request, response);
        }
    }

    private static String policy(HttpServletRequest request) {
        String path = request.getRequestURI();
        if (request.getParameter(PublicPages.PROTOCOL) != null) {
            return DATA;
        }
        if (path.startsWith("/papers/")) {
            return SecurityConfiguration.STRICT;
        }
        byte[] number = new byte[18];
        RANDOM.nextBytes(number);
        String nonce = Base64.getEncoder().encodeToString(number);
        request.setAttribute(NONCE, nonce);
        return page(nonce);
    }

    @Override
    public void serviceInit(ServiceInitEvent event) {
        event.addIndexHtmlRequestListener(ContentPolicy::sign);
    }

    private static void sign(IndexHtmlResponse page) {
        if (page.getVaadinRequest().getAttribute(NONCE) instanceof String nonce) {
            page.getDocument().getElementsByTag("script").attr("nonce", nonce);
        }
    }

    /** A file with a hash in its name is the same for ever. */
    private static final class Immutable extends HttpServletResponseWrapper {
        Immutable(HttpServletResponse response) {
            super(response);
        }

        @Override
        public void setHeader(String name, String value) {
            super.setHeader(
                    name, name.equalsIgnoreCase("Cache-Control") ? "public, max-age=31536000, immutable" : value);
        }
    }

    private static final class Download extends HttpServletResponseWrapper {
        Download(HttpServletResponse response) {
            super(response);
        }

        @Override
        public void setContentType(String type) {
            if (type != null && type.startsWith("application/pdf")) {
                super.setHeader(POLICY, DOCUMENT);
            }
            super.setContentType(type);
        }

        /** What a person downloads is nothing another one finds in the cache of a shared device. */
        @Override
        public void setHeader(String name, String value) {
            if (!name.equalsIgnoreCase("Cache-Control")) {
                super.setHeader(name, value);
            }
        }
    }
}
