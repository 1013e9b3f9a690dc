package pt.vez.scheduling;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import pt.vez.shared.Actor;

/**
 * Tells whether every seat whose service needs a certificate is covered: a person on duty who holds that certificate
 * serves it. Only centres whose desks are staffed by mediators of partners are compared. Results are computed at each
 * call. A seat without cover is withdrawn from booking within seconds; bookings and holds on it stay.
 */
public interface Cover {
    /** Longest window, in days. */
    int LONGEST_DAYS = 42;

    /** A centre and whether mediators of partners serve its desks. */
    record Staffed(CentreId id, String name, boolean byPartners) {}

    /**
     * A duty that does not serve.
     *
     * @param association whose mediator it is
     */
    record Missing(
            UUID dutyId,
            CoverCause cause,
            String person,
            String association,
            Instant start,
            Instant end,
            boolean lost) {}

    /**
     * A time in which seats are without cover.
     *
     * @param seats attendances without cover
     * @param appointments how many of them are booked
     * @param missing who would have served; empty when too few were planned
     */
    record Gap(
            CentreId centre,
            String name,
            ZoneId zone,
            Instant start,
            Instant end,
            int seats,
            int appointments,
            List<Missing> missing) {}

    /**
     * A duty of the own association that does not serve.
     *
     * @param attendances how many one person does in that time
     */
    record OwnGap(
            UUID dutyId,
            CoverCause cause,
            String person,
            String centre,
            ZoneId zone,
            Instant start,
            Instant end,
            int attendances) {}

    List<Staffed> centres(Actor administrator);

    void staff(Actor administrator, CentreId centre, boolean byPartners);

    /**
     * In the order of their start; days of each centre's zone, from now on.
     *
     * @throws pt.vez.shared.InvalidInput when the window is empty or too long
     */
    List<Gap> gaps(Actor administrator, LocalDate from, LocalDate to);

    /** Whether any centre is compared at all: without one, no gap means nothing. */
    boolean isComparing();

    /**
     * Duties that lost their person, or that no agreement stands behind any more, at centres whose seats are not compared:
     * of every partner for an administrator, of the own one for a coordinator. Attendances are 0.
     *
     * @throws pt.vez.shared.InvalidInput as above
     */
    List<OwnGap> uncompared(Actor actor, LocalDate from, LocalDate to);

    /**
     * For a coordinator: duties of the own association that do not serve, whether other persons cover the seats or
     * not.
     */
    List<OwnGap> own(Actor coordinator, LocalDate from, LocalDate to);
}
