package pt.vez.portal.internal;

import java.io.IOException;

/** A request body goes over one of its bounds; nothing more of it is read. Answered with 413. */
class BodyTooLarge extends IOException {
    BodyTooLarge(String bound) {
        super("more than " + bound);
    }
}
