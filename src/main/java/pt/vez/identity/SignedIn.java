package pt.vez.identity;

import java.io.Serializable;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import pt.vez.shared.Actor;

/** What the session remembers: an id, and the visit a mediator is in. Everything else is read anew. */
public final class SignedIn implements Serializable {
    private final UUID accountId;
    private volatile @Nullable Visit visit;

    private volatile @Nullable UUID caseInHand;

    public SignedIn(UUID accountId) {
        this.accountId = accountId;
    }

    public UUID accountId() {
        return accountId;
    }

    /** @param key names this visit on the pages that belong to it; it opens nothing */
    private record Visit(Actor.Acting acting, String key) implements Serializable {}

    public Actor.@Nullable Acting acting() {
        Visit now = visit;
        return now == null ? null : now.acting();
    }

    /** Another one for every visit, also for two of the same person. */
    @Nullable
    String visitKey() {
        Visit now = visit;
        return now == null ? null : now.key();
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
        this.visit = acting == null ? null : new Visit(acting, UUID.randomUUID().toString());
    }

    /** Without name and contact, so that a log line could hold the id at most. */
    @Override
    public String toString() {
        return "account " + accountId;
    }
}
