package pt.vez.casework;

import pt.vez.shared.Actor;

/** Whether a visit was handed over to a colleague; told by the module that keeps visits. */
public interface VisitTakeovers {
    /** A colleague went on with the visit of this actor: it is over for them, and its mandate is not. False outside a visit. */
    boolean isTakenOver(Actor actor);
}
