package pt.vez.hiring;

import java.util.EnumSet;
import java.util.Set;

/** State of an application. */
public enum ApplicationState {
    RECEIVED,
    SHORTLISTED,
    /** The candidate chooses, or has chosen, the time of an interview. */
    INTERVIEW,
    /** One of the call's places is kept for the candidate. */
    ACCEPTED,
    RESERVE,
    REJECTED,
    /** The candidate is a mediator of the association. */
    HIRED,
    WITHDRAWN;

    /** States in which the association may still decide. */
    public static final Set<ApplicationState> IN_HAND = EnumSet.of(RECEIVED, SHORTLISTED, INTERVIEW, RESERVE);

    /** States that keep one of the places of the call. */
    public boolean takesPlace() {
        return this == ACCEPTED || this == HIRED;
    }
}
