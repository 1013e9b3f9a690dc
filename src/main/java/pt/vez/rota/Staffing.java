package pt.vez.rota;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import pt.vez.shared.Actor;

/** Which mediators are on duty, for capacity. Not reached from a screen; the caller checks the authority. */
public interface Staffing {
    /** From one instant until another. */
    record Window(Instant from, Instant until) {}

    /**
     * A duty with the times at which the person holds the certificate. Cancelled ones are not told.
     *
     * @param backed whether on that day the account is open, the person belongs to the association and its agreement
     *     is in force
     */
    record Stint(Duty duty, String partner, List<Window> certified, boolean backed) {
        public boolean serves(Instant from, Instant until) {
            return backed
                    && !duty.outside()
                    && duty.state() == DutyState.PLANNED
                    && !duty.start().isAfter(from)
                    && !duty.end().isBefore(until)
                    && isCertified(from, until);
        }

        public boolean isCertified(Instant from, Instant until) {
            return certified.stream()
                    .anyMatch(window ->
                            !window.from().isAfter(from) && !window.until().isBefore(until));
        }
    }

    /**
     * Duties of all associations that touch the time.
     *
     * @param course whose certificate is needed
     */
    List<Stint> at(Collection<UUID> centres, Instant from, Instant until, String course);

    /** Centres the agreements in force of the account's association cover at this moment; none without one. */
    Set<UUID> covered(UUID account);

    /**
     * The planned duty of the account that ends after the first instant and begins before the second, first one first.
     */
    Optional<Duty> duty(UUID account, Instant after, Instant before);

    /**
     * The association an actor coordinates.
     *
     * @throws pt.vez.shared.NotAuthorised when they coordinate none
     */
    UUID coordinated(Actor actor);
}
