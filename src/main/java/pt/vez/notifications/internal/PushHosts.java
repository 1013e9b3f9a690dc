package pt.vez.notifications.internal;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Pattern;
import org.apache.hc.client5.http.DnsResolver;
import org.springframework.stereotype.Component;
import pt.vez.shared.InvalidInput;

/**
 * Checks the address of a push service. It comes from a browser, so it must not lead into the internal network (SSRF):
 * https, the usual port, a name, and every IP address of the name public. The name is resolved here, once, and the
 * connection goes to that address.
 */
@Component
class PushHosts implements DnsResolver {
    private static final int LONGEST = 1_000;
    private static final int HTTPS = 443;
    /** A name with a dot whose last part is no number: never an address in figures. */
    private static final Pattern NAME = Pattern.compile("(?:[a-z0-9-]{1,63}\\.)+[a-z][a-z0-9-]{0,62}");

    private final PushSettings settings;

    PushHosts(PushSettings settings) {
        this.settings = settings;
    }

    /** @throws InvalidInput when no push service can be there */
    URI checked(String endpoint) {
        try {
            URI uri = new URI(endpoint);
            String host = uri.getHost() == null ? "" : uri.getHost().toLowerCase(Locale.ROOT);
            boolean plain = uri.getRawUserInfo() == null && uri.getRawFragment() == null;
            boolean fits = isOwn(host)
                    ? "https".equals(uri.getScheme()) || "http".equals(uri.getScheme())
                    : "https".equals(uri.getScheme())
                            && (uri.getPort() == -1 || uri.getPort() == HTTPS)
                            && NAME.matcher(host).matches();
            if (endpoint.length() <= LONGEST && plain && fits) {
                return uri;
            }
        } catch (URISyntaxException e) {
            // Refused like everything else that is no address of a push service.
        }
        throw new InvalidInput("push.endpoint");
    }

    private boolean isOwn(String host) {
        return settings.privateHosts().contains(host);
    }

    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
        InetAddress[] found = InetAddress.getAllByName(host);
        if (!isOwn(host.toLowerCase(Locale.ROOT)) && !Arrays.stream(found).allMatch(PushHosts::isPublic)) {
            throw new UnknownHostException("not a public address");
        }
        return found;
    }

    @Override
    public String resolveCanonicalHostname(String host) {
        return host;
    }

    /** Reachable on the public internet, after the special-purpose registries of IANA (RFC 6890). */
    static boolean isPublic(InetAddress address) {
        if (address.isAnyLocalAddress()
                || address.isLoopbackAddress()
                || address.isLinkLocalAddress()
                || address.isSiteLocalAddress()
                || address.isMulticastAddress()) {
            return false;
        }
        byte[] bytes = address.getAddress();
        int first = bytes[0] & 0xff;
        int second = bytes[1] & 0xff;
        int third = bytes[2] & 0xff;
        if (address instanceof Inet4Address) {
            boolean shared = first == 100 && (second & 0xc0) == 64;
            boolean protocols = first == 192 && second == 0 && (third == 0 || third == 2);
            boolean relay = first == 192 && second == 88 && third == 99;
            boolean benchmarks = first == 198 && (second == 18 || second == 19);
            boolean examples =
                    first == 198 && second == 51 && third == 100 || first == 203 && second == 0 && third == 113;
            return first != 0 && first < 240 && !shared && !protocols && !relay && !benchmarks && !examples;
        }
        int group = first << 8 | second;
        int next = third << 8 | bytes[3] & 0xff;
        // Global unicast without tunnels into IPv4 and without what is only for documents.
        boolean special = group == 0x2001 && (next < 0x0200 || next == 0x0db8) || group == 0x2002 || group == 0x3fff;
        return (first & 0xe0) == 0x20 && !special;
    }
}
