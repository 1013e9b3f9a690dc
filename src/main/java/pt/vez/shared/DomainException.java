package pt.vez.shared;

import java.util.List;

/**
 * Something the person can understand and act on. Screens show the message named by {@link #key()} in the person's
 * language; the arguments never hold personal data, so the exception may be logged.
 */
public abstract class DomainException extends RuntimeException {
    private final String key;
    private final List<Object> args;

    protected DomainException(String key, Object... args) {
        super(key + (args.length == 0 ? "" : " " + List.of(args)));
        this.key = key;
        this.args = List.of(args);
    }

    /** Key of the message, complete in every language the product speaks. */
    public String key() {
        return key;
    }

    public List<Object> args() {
        return args;
    }
}
