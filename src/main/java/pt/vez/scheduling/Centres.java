package pt.vez.scheduling;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import pt.vez.shared.Actor;

/** Centres, desks, services and shifts, kept by administrators. */
public interface Centres {
    /** Any signed-in actor may know the centres. */
    List<Centre> all(Actor actor);

    Centre get(Actor actor, CentreId id);

    CentreId create(Actor actor, CentreData data);

    void describe(Actor actor, CentreId id, CentreData data);

    /** How the seats of the centre are shared out; what is published next follows it. */
    QuotaShare quota(CentreId id);

    /** @throws pt.vez.shared.InvalidInput when less than half would stay public */
    void shareOut(Actor actor, CentreId id, QuotaShare share);

    List<Desk> desks(Actor actor, CentreId id);

    UUID addDesk(Actor actor, CentreId centre, String label, Set<String> services);

    void describeDesk(Actor actor, UUID deskId, String label, Set<String> services, boolean active);

    List<ServiceType> services();

    /** New or changed; the code is the identity. @throws pt.vez.shared.InvalidInput outside 5 to 240 minutes */
    void saveService(Actor actor, ServiceType service);

    List<Shift> shifts(Actor actor, CentreId centre);

    /**
     * Adds a shift or, with an id, changes it.
     *
     * @throws pt.vez.shared.InvalidInput when it ends before it starts, is shorter than the service, overlaps another
     *     shift of the desk, or one of its days has its start or end in the hour the clocks jump over
     */
    UUID saveShift(Actor actor, CentreId centre, @Nullable UUID id, ShiftData data);

    void removeShift(Actor actor, UUID id);

    List<ShiftException> exceptions(Actor actor, CentreId centre);

    UUID addException(Actor actor, CentreId centre, ShiftException exception);

    void removeException(Actor actor, CentreId centre, UUID id);
}
