package pt.vez.scheduling;

import java.util.UUID;

/**
 * A mediator is with a person now, or no longer: published in the transaction in which it happens, so that open screens of
 * the centre where the mediator works are made anew.
 */
public interface MediatorOccupied {
    /** The account of the mediator. */
    UUID mediator();
}
