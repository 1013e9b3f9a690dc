package pt.vez.platform;

import jakarta.servlet.http.HttpServletRequest;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/**
 * The network a request came from, as limits count it; never stored in the clear. A provider gives one subscriber a whole
 * IPv6 network of 64 bits (RFC 6177), so its addresses count as one; an IPv4 address counts by itself.
 */
public final class ClientAddress {
    private static final int NETWORK_BYTES = 8;

    private ClientAddress() {}

    /** The network of the current request; "-" outside a request, for the system's own work. */
    public static String current() {
        return RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes attributes
                ? network(attributes.getRequest())
                : "-";
    }

    /** The network of this request. Forwarded addresses count only when a proxy of {@code VEZ_PROXIES} sent them. */
    public static String network(HttpServletRequest request) {
        return network(request.getRemoteAddr());
    }

    /**
     * @param address an IPv4 or IPv6 address in any notation, also with a zone or with an IPv4 address inside
     * @return the IPv4 address, or the IPv6 network with its length; text that is no address comes back as it is
     */
    public static String network(String address) {
        InetAddress parsed;
        try {
            int zone = address.indexOf('%');
            parsed = InetAddress.ofLiteral(zone < 0 ? address : address.substring(0, zone));
        } catch (IllegalArgumentException e) {
            return address;
        }
        if (!(parsed instanceof Inet6Address)) {
            return parsed.getHostAddress();
        }
        byte[] bytes = Arrays.copyOf(Arrays.copyOf(parsed.getAddress(), NETWORK_BYTES), 16);
        try {
            return InetAddress.getByAddress(bytes).getHostAddress() + "/64";
        } catch (UnknownHostException e) {
            throw new IllegalStateException(e);
        }
    }
}
