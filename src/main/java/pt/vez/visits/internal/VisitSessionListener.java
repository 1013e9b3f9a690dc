package pt.vez.visits.internal;

import jakarta.servlet.http.HttpSessionEvent;
import jakarta.servlet.http.HttpSessionListener;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.stereotype.Component;
import pt.vez.identity.Accounts;
import pt.vez.identity.SignedIn;
import pt.vez.visits.Visits;

/** Ends the visit when its session ends: a closed tab or an idle hour leaves no data of the person behind. */
@Component
class VisitSessionListener implements HttpSessionListener {
    private final Accounts accounts;
    private final Visits visits;

    VisitSessionListener(Accounts accounts, Visits visits) {
        this.accounts = accounts;
        this.visits = visits;
    }

    @Override
    public void sessionDestroyed(HttpSessionEvent event) {
        Object context =
                event.getSession().getAttribute(HttpSessionSecurityContextRepository.SPRING_SECURITY_CONTEXT_KEY);
        if (context instanceof SecurityContext security
                && security.getAuthentication() != null
                && security.getAuthentication().getPrincipal() instanceof SignedIn signedIn
                && signedIn.acting() != null) {
            accounts.actor(signedIn.accountId(), signedIn.acting()).ifPresent(visits::end);
        }
    }
}
