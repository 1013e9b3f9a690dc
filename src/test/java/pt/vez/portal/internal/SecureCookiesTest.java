package pt.vez.portal.internal;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.Cookie;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletRequest;

/** A neighbour in the same domain cannot choose what the sign-in remembers in a browser. */
class SecureCookiesTest {
    @ParameterizedTest
    @ValueSource(strings = {"vez-signin", "vez-device"})
    void overHttpsTheCookiesOfTheSignInBelongToThisHostAlone(String name) {
        Cookie cookie = new SecureCookies(true).of(name, "value", Duration.ofDays(1));
        assertThat(cookie.getName()).isEqualTo("__Host-" + name);
        assertThat(cookie.getPath()).isEqualTo("/");
        assertThat(cookie.getSecure()).isTrue();
        assertThat(cookie.isHttpOnly()).isTrue();
        assertThat(cookie.getDomain()).isNull();
    }

    @Test
    void aCookieWithThePlainNameIsNotReadOverHttps() {
        var cookies = new SecureCookies(true);
        var request = new MockHttpServletRequest();
        request.setCookies(new Cookie("vez-signin", "planted"));
        assertThat(cookies.read("vez-signin", request)).isEmpty();
        request.setCookies(new Cookie("vez-signin", "planted"), cookies.of("vez-signin", "own", Duration.ofDays(1)));
        assertThat(cookies.read("vez-signin", request)).isEqualTo("own");
    }
}
