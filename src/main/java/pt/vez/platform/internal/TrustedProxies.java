package pt.vez.platform.internal;

import java.net.InetAddress;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.catalina.util.NetMask;
import org.apache.catalina.valves.RemoteIpValve;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import pt.vez.platform.StartupProblem;
import pt.vez.platform.VezSettings;

/**
 * Believes {@code X-Forwarded-For} and {@code X-Forwarded-Proto} from the proxies an operator named and from no other peer:
 * every limit by network depends on it. The host a client names is never believed.
 */
@Configuration(proxyBeanMethods = false)
class TrustedProxies {
    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> forwardedAddresses(VezSettings settings) {
        return factory -> {
            List<String> proxies = settings.trustedProxies();
            if (!proxies.isEmpty()) {
                factory.addEngineValves(valve(proxies));
            }
        };
    }

    /** @throws StartupProblem when one of them is neither an address nor a network in CIDR notation */
    static RemoteIpValve valve(List<String> proxies) {
        var valve = new RemoteIpValve();
        valve.setInternalProxies(proxies.stream().map(TrustedProxies::network).collect(Collectors.joining(",")));
        valve.setRemoteIpHeader("X-Forwarded-For");
        valve.setProtocolHeader("X-Forwarded-Proto");
        return valve;
    }

    /** An address is a network of one: with a length the valve reads a network, without one a pattern. */
    private static String network(String proxy) {
        try {
            int slash = proxy.indexOf('/');
            var address = InetAddress.ofLiteral(slash < 0 ? proxy : proxy.substring(0, slash));
            String network = slash < 0 ? proxy + "/" + address.getAddress().length * 8 : proxy;
            new NetMask(network);
            return network;
        } catch (IllegalArgumentException e) {
            throw new StartupProblem("VEZ_PROXIES holds '" + proxy
                    + "', which is neither an address nor a network such as 10.1.0.0/24; write none where there is no"
                    + " proxy.");
        }
    }
}
