package pt.vez.mandates;

import pt.vez.shared.NotAuthorised;

/**
 * A condition of authority fails. Its words are for the reader: a mediator asks the coordinator, a coordinator acts.
 */
public class AuthorityRefused extends NotAuthorised {
    private final AuthorityRequirement requirement;

    public AuthorityRefused(AuthorityRequirement requirement, String key, Object... args) {
        super(key, args);
        this.requirement = requirement;
    }

    /** What fails, independent of the words it is told in. */
    public AuthorityRequirement condition() {
        return requirement;
    }

    /** Whether the problem is that this condition fails. */
    public static boolean isFor(NotAuthorised problem, AuthorityRequirement requirement) {
        return problem instanceof AuthorityRefused refused && refused.requirement == requirement;
    }
}
