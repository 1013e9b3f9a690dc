package pt.vez.mandates;

import pt.vez.shared.NotAuthorised;

/**
 * A condition of authority fails. Its words are for the reader: a mediator asks the coordinator, a coordinator acts.
 */
public class AuthorityRefused extends NotAuthorised {
    private final Condition condition;

    AuthorityRefused(Condition condition, String key, Object... args) {
        super(key, args);
        this.condition = condition;
    }

    /** The condition that fails, independent of the message. */
    public Condition condition() {
        return condition;
    }

    /** Whether the problem is that this condition fails. */
    public static boolean isFor(NotAuthorised problem, Condition condition) {
        return problem instanceof AuthorityRefused refused && refused.condition == condition;
    }
}
