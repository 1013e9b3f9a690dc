package pt.vez.shared;

/** A value that breaks the rule of its field; {@link #key()} names the mistake and what to do about it. */
public class InvalidInput extends DomainException {
    public InvalidInput(String key, Object... args) {
        super(key, args);
    }
}
