package pt.vez.platform.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import pt.vez.TestSettings;
import pt.vez.platform.ClientAddress;
import pt.vez.platform.StartupProblem;
import pt.vez.platform.VezSettings;

/** Whose word about an address counts, against a real server. */
class TrustedProxiesTest {
    private static final class Echo extends HttpServlet {
        @Override
        protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
            response.getWriter()
                    .print(ClientAddress.network(request) + " " + request.isSecure() + " " + request.getServerName());
        }
    }

    private static String seen(String proxies, String forwarded) throws Exception {
        var factory = new TomcatServletWebServerFactory(0);
        new TrustedProxies().forwardedAddresses(settings(proxies)).customize(factory);
        var server = factory.getWebServer(
                context -> context.addServlet("echo", new Echo()).addMapping("/"));
        server.start();
        try {
            var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.getPort() + "/"))
                    .header("X-Forwarded-For", forwarded)
                    .header("X-Forwarded-Proto", "https")
                    .header("X-Forwarded-Host", "evil.example")
                    .build();
            return HttpClient.newHttpClient()
                    .send(request, BodyHandlers.ofString())
                    .body();
        } finally {
            server.stop();
        }
    }

    private static VezSettings settings(String proxies) {
        return TestSettings.behind(proxies);
    }

    @ParameterizedTest
    @CsvSource({"'', 192.0.2.1", "none, 192.0.2.1", "192.0.2.0/24, 192.0.2.1", "10.0.0.0/8, '198.51.100.7, 10.1.2.3'"})
    void aForwardedAddressOfAnUnknownPeerIsNotBelieved(String proxies, String forwarded) throws Exception {
        assertThat(seen(proxies, forwarded)).isEqualTo("127.0.0.1 false 127.0.0.1");
    }

    @ParameterizedTest
    @CsvSource({
        "127.0.0.1, 192.0.2.1, 192.0.2.1",
        "'127.0.0.0/8,10.1.2.3', '198.51.100.7, 192.0.2.1, 10.1.2.3', 192.0.2.1",
        "127.0.0.1, '192.0.2.1, 10.1.2.3', 10.1.2.3",
        "127.0.0.1, 2001:db8:1:2:3:4:5:6, 2001:db8:1:2:0:0:0:0/64"
    })
    void theLastAddressBeforeTheNamedProxiesCounts(String proxies, String forwarded, String network) throws Exception {
        assertThat(seen(proxies, forwarded)).isEqualTo(network + " true 127.0.0.1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"proxy.example", "10.0.0.0/64", "10.0.0.*", "10.0.0.1;10.0.0.2"})
    void aProxyThatIsNoAddressIsSaidAtTheStart(String proxies) {
        assertThatThrownBy(() -> TrustedProxies.valve(settings(proxies).trustedProxies()))
                .isInstanceOf(StartupProblem.class)
                .hasMessageContaining("VEZ_PROXIES");
    }

    @Test
    void addressesMayBeWrittenWithSpaces() {
        assertThat(settings(" 10.0.0.1 , 10.0.0.2").trustedProxies()).isEqualTo(List.of("10.0.0.1", "10.0.0.2"));
    }
}
