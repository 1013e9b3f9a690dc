package pt.vez.documents;

import pt.vez.shared.DomainException;

/** A file that cannot be taken; the message says what to do instead. */
public class UploadRefused extends DomainException {
    public UploadRefused(String key, Object... args) {
        super(key, args);
    }
}
