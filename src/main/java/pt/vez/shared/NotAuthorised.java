package pt.vez.shared;

/** The actor may not do this to this object. Says why in plain words; never says whether the object exists. */
public class NotAuthorised extends DomainException {
    public NotAuthorised(String key, Object... args) {
        super(key, args);
    }
}
