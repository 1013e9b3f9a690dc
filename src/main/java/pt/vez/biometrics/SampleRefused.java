package pt.vez.biometrics;

import pt.vez.shared.DomainException;

/** A sample or a step that cannot be taken; nothing was stored, and the message says what to do instead. */
public class SampleRefused extends DomainException {
    public SampleRefused(String key, Object... args) {
        super(key, args);
    }
}
