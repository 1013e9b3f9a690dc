package pt.vez.visits;

import java.util.UUID;

/**
 * Versions by which the screen of a mediator notices an offer of a handover, or its end. A node reads all waiting
 * offers at most once a second, independent of the number of screens.
 */
public interface HandoverSigns {
    /** Another text whenever the offers to this account are others; empty while there is none. At most a second old. */
    String of(UUID accountId);
}
