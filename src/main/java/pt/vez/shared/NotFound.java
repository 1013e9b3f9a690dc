package pt.vez.shared;

/** Nothing the actor may see has this identifier. */
public class NotFound extends DomainException {
    public NotFound(String key) {
        super(key);
    }
}
