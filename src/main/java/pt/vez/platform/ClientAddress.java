package pt.vez.platform;

import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/** The network address the current request came from, for counting; never stored in the clear. */
public final class ClientAddress {
    private ClientAddress() {}

    /** "-" outside a request, for the system's own work. */
    public static String current() {
        return RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes attributes
                ? attributes.getRequest().getRemoteAddr()
                : "-";
    }
}
