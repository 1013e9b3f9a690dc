package pt.vez.portal.internal;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.UUID;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.stereotype.Component;
import pt.vez.identity.Accounts;
import pt.vez.identity.SignedIn;
import pt.vez.shared.Actor;

/** Begins the session of an account that proved itself; a session from before is ended, its id is not used again. */
@Component
class SignedInSessions {
    private final Accounts accounts;
    private final HttpSessionSecurityContextRepository sessions = new HttpSessionSecurityContextRepository();

    SignedInSessions(Accounts accounts) {
        this.accounts = accounts;
    }

    void begin(UUID accountId, HttpServletRequest request, HttpServletResponse response) {
        Actor actor = accounts.actor(accountId, null).orElseThrow();
        var authorities = actor.roles().stream()
                .map(role -> new SimpleGrantedAuthority("ROLE_" + role.name()))
                .toList();
        var authentication =
                UsernamePasswordAuthenticationToken.authenticated(new SignedIn(accountId), null, authorities);
        var old = request.getSession(false);
        if (old != null) {
            old.invalidate();
        }
        request.getSession(true);
        var context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(authentication);
        SecurityContextHolder.setContext(context);
        sessions.saveContext(context, request, response);
    }
}
