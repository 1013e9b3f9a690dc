package pt.vez.portal.internal;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import pt.vez.invitations.InvitationLink;
import pt.vez.invitations.Invitations;
import pt.vez.invitations.WaitingRoom;
import pt.vez.invitations.WaitingRoom.Decision;
import pt.vez.platform.Languages;
import pt.vez.shared.NotFound;

/**
 * Answers the addresses of invitations, {@code /i/TOKEN}, to which a hundred thousand people come at nine o'clock:
 * before all other filters, without a session, from pages rendered in advance; only taking a seat asks the database.
 * The signed address itself is the authority, not a cookie, so another site cannot forge a request (CSRF).
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 50)
class InvitationFilter extends OncePerRequestFilter {
    static final String PREFIX = "/i/";
    private static final String KEPT = "vez-turn";
    private static final Pattern SLOT = Pattern.compile("[0-9a-f-]{36}");
    private static final int SIX_HOURS = 6 * 3600;
    private final Invitations invitations;
    private final WaitingRoom room;
    private final InvitationPages pages;

    InvitationFilter(Invitations invitations, WaitingRoom room, InvitationPages pages) {
        this.invitations = invitations;
        this.room = room;
        this.pages = pages;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        String path = request.getRequestURI();
        return !path.startsWith(PREFIX);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String token = request.getRequestURI().substring(PREFIX.length());
        if (token.indexOf('/') >= 0) {
            answering(false, () -> chain.doFilter(request, response));
            return;
        }
        InvitationLink invitationLink;
        try {
            invitationLink = invitations.read(token);
        } catch (NotFound e) {
            chain.doFilter(request, response);
            return;
        }
        if (request.getParameter("lang") != null) {
            // The ordinary controllers switch the language and remember it.
            chain.doFilter(request, response);
            return;
        }
        Locale language = language(request);
        headers(response);
        Cookie kept = cookie(request, KEPT);
        switch (room.ask(invitationLink.id().toString(), kept == null ? null : kept.getValue())) {
            case Decision.Enter enter -> {
                if (enter.pass() != null) {
                    keep(request, response, token, enter.pass());
                }
                answering(
                        request.getMethod().equals("POST"),
                        () -> enter(invitationLink, token, language, request, response));
            }
            case Decision.Wait wait -> {
                keep(request, response, token, wait.place());
                response.setHeader("Refresh", Integer.toString(wait.refreshSeconds()));
                body(response, pages.waiting(wait, language));
            }
            case Decision.TooOften often -> {
                response.setStatus(429);
                response.setHeader("Retry-After", "10");
                body(response, pages.tooOften(language));
            }
        }
    }

    private interface Answer {
        void give() throws ServletException, IOException;
    }

    /** Counts an answer to a person inside while it lasts: their number is what the admission controller limits. */
    private void answering(boolean took, Answer answer) throws ServletException, IOException {
        room.answering();
        try {
            answer.give();
        } finally {
            room.answered(took);
        }
    }

    private void enter(
            InvitationLink invitationLink,
            String token,
            Locale language,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        String slot = request.getParameter("slot");
        if (request.getParameter("back") != null) {
            see(response, token, "/return");
        } else if (request.getMethod().equals("POST")) {
            see(response, token, take(invitationLink, slot));
        } else if (invitations.isOver(invitationLink)) {
            see(response, token, "/done" + asked(slot));
        } else if (slot != null) {
            byte[] question = pages.confirm(invitationLink, language, slot);
            if (question == null) {
                see(response, token, "?m=taken");
            } else {
                body(response, question);
            }
        } else {
            InvitationPages.Page page = pages.offered(invitationLink, language, request.getParameter("m"));
            response.setHeader("ETag", page.tag());
            if (page.tag().equals(request.getHeader("If-None-Match"))) {
                response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
            } else {
                body(response, page.body());
            }
        }
    }

    /** @return where to go next, after the address of the invitation */
    private String take(InvitationLink invitationLink, @Nullable String slot) {
        UUID slotId;
        try {
            slotId = UUID.fromString(slot == null ? "" : slot);
        } catch (IllegalArgumentException e) {
            return "";
        }
        // The same time asked for twice is one command, whichever tab or tap it comes from.
        UUID command = UUID.nameUUIDFromBytes((invitationLink.id() + "/" + slotId).getBytes(StandardCharsets.US_ASCII));
        return switch (invitations.take(invitationLink, slotId, command).outcome()) {
            case BOOKED, NOT_ALLOWED -> "/done";
            case ALREADY -> "/done" + asked(slot);
            case TAKEN -> "?m=taken";
            case UNSERVED -> "?m=unserved";
            case BUSY -> "?m=busy";
        };
    }

    /** The time that was asked for, so that the next page can say that another one is booked. */
    private static String asked(@Nullable String slot) {
        return slot != null && SLOT.matcher(slot).matches() ? "?asked=" + slot : "";
    }

    private static void see(HttpServletResponse response, String token, String where) {
        response.setStatus(HttpServletResponse.SC_SEE_OTHER);
        response.setHeader("Location", PREFIX + token + where);
        response.setContentLength(0);
    }

    private static void body(HttpServletResponse response, byte[] body) throws IOException {
        response.setContentType("text/html;charset=UTF-8");
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }

    private static void headers(HttpServletResponse response) {
        response.setHeader("Content-Security-Policy", SecurityConfiguration.STRICT);
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("X-Frame-Options", "DENY");
        response.setHeader("Cross-Origin-Opener-Policy", "same-origin");
        response.setHeader("Cross-Origin-Resource-Policy", "same-origin");
        response.setHeader("Referrer-Policy", "no-referrer");
        response.setHeader("Cache-Control", "private, no-cache");
        response.setHeader("X-Robots-Tag", "noindex");
        response.setHeader("Vary", "Cookie, Accept-Language");
    }

    private static void keep(HttpServletRequest request, HttpServletResponse response, String token, String value) {
        response.addHeader(
                "Set-Cookie",
                KEPT + "=" + value + "; Path=" + PREFIX + token + "; Max-Age=" + SIX_HOURS + "; HttpOnly; SameSite=Lax"
                        + (request.isSecure() ? "; Secure" : ""));
    }

    private static @Nullable Cookie cookie(HttpServletRequest request, String name) {
        Cookie[] cookies = request.getCookies();
        if (cookies != null) {
            for (Cookie cookie : cookies) {
                if (cookie.getName().equals(name)) {
                    return cookie;
                }
            }
        }
        return null;
    }

    private static Locale language(HttpServletRequest request) {
        Cookie chosen = cookie(request, WebConfiguration.LANGUAGE_COOKIE);
        return chosen != null
                ? Languages.of(chosen.getValue())
                : Languages.preferred(request.getHeader("Accept-Language"));
    }
}
