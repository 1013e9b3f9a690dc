package pt.vez.scheduling;

/** Versions by which open screens notice a change in the hall of a centre. */
public interface HallChanges {
    /**
     * A number that grows with every ticket issued, called or ended, every arrival, and every change of an appointment
     * of today or tomorrow. At most a second old. It tells nothing but that something changed.
     */
    long version(CentreId centre);
}
