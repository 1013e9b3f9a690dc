package pt.vez.portal.internal;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.web.servlet.ServletContextInitializer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.ResponseCookie.ResponseCookieBuilder;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.web.util.WebUtils;

/**
 * Names and flags of cookies. Over https their names begin with {@code __Host-}: a browser takes such a cookie from this very
 * host only (RFC 6265bis, 4.1.3.2), so that a neighbour in the same domain cannot choose it.
 */
@Configuration(proxyBeanMethods = false)
class SecureCookies {
    private static final String PREFIX = "__Host-";
    private final boolean secure;

    SecureCookies(@Value("${server.servlet.session.cookie.secure}") boolean secure) {
        this.secure = secure;
    }

    boolean secure() {
        return secure;
    }

    String name(String plain) {
        return secure ? PREFIX + plain : plain;
    }

    /** @return the value of a cookie made by {@link #of}; empty when the browser brought none */
    String read(String plain, HttpServletRequest request) {
        Cookie cookie = WebUtils.getCookie(request, name(plain));
        return cookie == null ? "" : cookie.getValue();
    }

    /** @param kept nothing to have the browser forget it */
    Cookie of(String plain, String value, Duration kept) {
        var cookie = new Cookie(name(plain), value);
        cookie.setPath("/");
        cookie.setMaxAge((int) kept.toSeconds());
        cookie.setHttpOnly(true);
        cookie.setSecure(secure);
        cookie.setAttribute("SameSite", "Lax");
        return cookie;
    }

    /** @return tokens against forged requests, in a cookie no other host can set */
    CookieCsrfTokenRepository tokens() {
        var tokens = new CookieCsrfTokenRepository();
        tokens.setCookieName(name("XSRF-TOKEN"));
        tokens.setCookiePath("/");
        tokens.setCookieCustomizer(this::flags);
        return tokens;
    }

    private void flags(ResponseCookieBuilder cookie) {
        cookie.secure(secure).httpOnly(true).sameSite("Lax");
    }

    @Bean
    ServletContextInitializer sessionCookie() {
        return context -> context.getSessionCookieConfig().setName(name("vez"));
    }
}
