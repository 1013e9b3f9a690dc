package pt.vez.identity;

import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import pt.vez.shared.Actor;
import pt.vez.shared.NotAuthorised;

/** The actor of the current request, read anew from the database. Screens pass it to services. */
@Component
public class CurrentActor {
    private final Accounts accounts;

    CurrentActor(Accounts accounts) {
        this.accounts = accounts;
    }

    /** @throws NotAuthorised when the request has no signed-in account or the account was closed */
    public Actor get() {
        return find().orElseThrow(() -> new NotAuthorised("error.signedOut"));
    }

    public Optional<Actor> find() {
        return session().flatMap(signedIn -> accounts.actor(signedIn.accountId(), signedIn.acting()));
    }

    /** Who is signed in, without asking whether they still may anything: for signs that give nothing away. */
    public Optional<UUID> accountId() {
        return session().map(SignedIn::accountId);
    }

    /** Begins acting for a person or, with null, ends it; mandates are verified by the services, not here. */
    public void act(Actor.@Nullable Acting acting) {
        session().orElseThrow(() -> new NotAuthorised("error.signedOut")).act(acting);
    }

    /**
     * Names the visit that goes on, on every page that shows something of it, so that a page of an earlier visit is
     * known as one. It opens nothing.
     */
    public Optional<String> visitKey() {
        return session().map(SignedIn::visitKey);
    }

    /** Which of several own cases the person looks at; only a memory of the screen, no authority. */
    public @Nullable UUID caseInHand() {
        return session().map(SignedIn::caseInHand).orElse(null);
    }

    public void take(@Nullable UUID caseId) {
        session().ifPresent(signedIn -> signedIn.take(caseId));
    }

    private static Optional<SignedIn> session() {
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication != null && authentication.getPrincipal() instanceof SignedIn signedIn
                ? Optional.of(signedIn)
                : Optional.empty();
    }
}
