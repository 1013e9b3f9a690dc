package pt.vez.hiring;

import java.util.Map;
import pt.vez.shared.DomainException;

/** The form has mistakes; every one at its field, in the order of the page. Nothing was received. */
public class ApplicationRefused extends DomainException {
    private final transient Map<String, DomainException> problems;

    public ApplicationRefused(Map<String, DomainException> problems) {
        super("form.errors", problems.size());
        this.problems = problems;
    }

    public Map<String, DomainException> problems() {
        return problems;
    }
}
