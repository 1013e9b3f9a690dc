package pt.vez.identity;

import java.io.Serializable;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import pt.vez.shared.Actor;

/** What the session remembers: an id, and the visit a mediator is in. Everything else is read anew. */
public final class SignedIn implements Serializable {
    private final UUID accountId;
    private volatile Actor.@Nullable Acting acting;

    private volatile @Nullable UUID caseInHand;

    public SignedIn(UUID accountId) {
        this.accountId = accountId;
    }

    public UUID accountId() {
        return accountId;
    }

    public Actor.@Nullable Acting acting() {
        return acting;
    }

    /** Which of several own cases the person looks at. */
    @Nullable
    UUID caseInHand() {
        return caseInHand;
    }

    void take(@Nullable UUID caseId) {
        caseInHand = caseId;
    }

    void act(Actor.@Nullable Acting acting) {
        this.acting = acting;
    }

    /** Shown by nothing and logged by nobody, yet an id at most if it ever is. */
    @Override
    public String toString() {
        return "account " + accountId;
    }
}
