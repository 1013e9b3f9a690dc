package pt.vez.portal.internal;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.util.regex.Pattern;
import org.apache.catalina.connector.Request;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import pt.vez.hiring.Applications;
import pt.vez.identity.SignedIn;
import pt.vez.platform.ClientAddress;

/** How much of a request's body is read, and how: the smaller the less is known about who sends it. */
record BodyLimits(Way way, long most, String sender) {
    /** What becomes of the body. */
    enum Way {
        /** Kept in memory before the request takes a thread. */
        KEPT,
        /** A form with a file, read in parts as it arrives; what is over the bound of its file is dropped. */
        FORM,
        /** Read by the application itself, on the request's thread, as one of a few at once. */
        STREAMED
    }

    /** Fields of a public form; the longest is a name or an address. */
    static final long PUBLIC_FORM = 64L << 10;
    /** What a signed-in person's screen sends in one message: a form with a drawn signature. */
    static final long SCREEN = 4L << 20;
    /** A file and what is dropped of a larger one, so that the form can say so at its field. */
    static final long FILE_FORM = Applications.MAX_CV + (45L << 20);
    /** A document of the largest accepted size with room to say that it is too large. */
    static final long UPLOAD = 64L << 20;

    private static final Pattern APPLICATION = Pattern.compile("/calls/[^/]+/apply");

    /** The bounds of this request; a session that is over counts as none. */
    static BodyLimits of(Request request) {
        String path = request.getDecodedRequestURI();
        String type = request.getContentType();
        if (type != null
                && type.regionMatches(true, 0, "multipart/form-data", 0, 19)
                && request.getMethod().equals("POST")
                && APPLICATION.matcher(path).matches()) {
            return new BodyLimits(Way.FORM, FILE_FORM, ClientAddress.network(request));
        }
        if (!request.isRequestedSessionIdValid()) {
            return new BodyLimits(Way.KEPT, PUBLIC_FORM, ClientAddress.network(request));
        }
        String sender = sender(request);
        return (path.startsWith("/VAADIN/") || path.equals("/intake/records")) && !isForm(type)
                ? new BodyLimits(Way.STREAMED, UPLOAD, sender)
                : new BodyLimits(Way.KEPT, SCREEN, sender);
    }

    /** Parameters and parts are read by the server and not by the application: no upload of this product has any. */
    private static boolean isForm(@Nullable String type) {
        return type != null
                && (type.regionMatches(true, 0, "multipart/", 0, 10)
                        || type.regionMatches(true, 0, "application/x-www-form-urlencoded", 0, 33));
    }

    /** The account, for all its sessions together; for a session without an account, the network. */
    static String sender(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        Object context = session == null
                ? null
                : session.getAttribute(HttpSessionSecurityContextRepository.SPRING_SECURITY_CONTEXT_KEY);
        Authentication known = context instanceof SecurityContext signed ? signed.getAuthentication() : null;
        return known != null && known.getPrincipal() instanceof SignedIn account
                ? account.accountId().toString()
                : ClientAddress.network(request);
    }
}
