package pt.vez.scheduling;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import pt.vez.shared.Actor;

/** Centres, desks, services and shifts, kept by administrators. */
public interface Centres {
    /** Any signed-in actor may know the centres. */
    List<Centre> all(Actor actor);

    Centre get(Actor actor, CentreId id);

    CentreId create(Actor actor, CentreData data);

    /**
     * Changes a centre.
     *
     * @param seen what the caller's form was filled with
     * @throws pt.vez.shared.ChangedMeanwhile when another writer changed it since
     */
    void update(Actor actor, CentreId id, CentreData seen, CentreData data);

    /** How the seats of the centre are shared out; what is published next follows it. */
    QuotaShare quota(CentreId id);

    /**
     * Changes the shares of what is published next.
     *
     * @param seen what the caller's form was filled with
     * @throws pt.vez.shared.InvalidInput when less than half would stay public
     * @throws pt.vez.shared.ChangedMeanwhile when another writer changed them since
     */
    void shareOut(Actor actor, CentreId id, QuotaShare seen, QuotaShare share);

    /** @throws pt.vez.shared.NotAuthorised for applicants */
    List<Desk> desks(Actor actor, CentreId id);

    UUID addDesk(Actor actor, CentreId centre, String label, Set<String> services);

    /**
     * Changes label, services or state of a desk.
     *
     * @param seen what the caller's form was filled with
     * @throws pt.vez.shared.ChangedMeanwhile when another writer changed it since
     */
    void updateDesk(Actor actor, Desk seen, Desk wanted);

    List<ServiceType> services();

    /**
     * A new service; its code is its identity.
     *
     * @throws pt.vez.shared.InvalidInput outside 5 to 240 minutes, or when a service has this code already
     */
    void createService(Actor actor, ServiceType service);

    /**
     * Changes everything about a service but its code.
     *
     * @param seen what the caller's form was filled with
     * @throws pt.vez.shared.InvalidInput outside 5 to 240 minutes
     * @throws pt.vez.shared.ChangedMeanwhile when another writer changed it since
     */
    void updateService(Actor actor, ServiceType seen, ServiceType wanted);

    /** @throws pt.vez.shared.NotAuthorised for applicants */
    List<Shift> shifts(Actor actor, CentreId centre);

    /**
     * Adds a shift.
     *
     * @throws pt.vez.shared.InvalidInput when it ends before it starts, is shorter than the service, overlaps another
     *     shift of the desk, or one of its days has its start or end in the hour the clocks jump over
     */
    UUID addShift(Actor actor, CentreId centre, ShiftData data);

    /**
     * Changes a shift.
     *
     * @param seen what the caller's form was filled with
     * @throws pt.vez.shared.InvalidInput for the reasons of {@link #addShift}
     * @throws pt.vez.shared.ChangedMeanwhile when another writer changed it since
     * @throws pt.vez.shared.NotFound when another writer removed it
     */
    void updateShift(Actor actor, CentreId centre, Shift seen, ShiftData data);

    /**
     * Takes a shift out of the plan; what is published stays until the next publishing.
     *
     * @throws pt.vez.shared.ChangedMeanwhile when another writer changed it since the caller saw it
     */
    void removeShift(Actor actor, CentreId centre, Shift seen);

    /** @throws pt.vez.shared.NotAuthorised for applicants */
    List<ShiftException> exceptions(Actor actor, CentreId centre);

    UUID addException(Actor actor, CentreId centre, ShiftException exception);

    void removeException(Actor actor, CentreId centre, UUID id);
}
