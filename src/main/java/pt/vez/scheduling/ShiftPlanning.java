package pt.vez.scheduling;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import pt.vez.shared.Actor;
import pt.vez.shared.DomainException;

/**
 * Many weekly shifts at once, and what a change does to the times already published, before it is saved. For
 * administrators.
 */
public interface ShiftPlanning {
    /** Most shifts one command makes. */
    int MOST = 2_000;

    /** One shift for each of the desks on each of the weekdays; the desks may belong to several centres. */
    record Pattern(
            List<UUID> desks,
            String service,
            Set<DayOfWeek> days,
            LocalTime starts,
            LocalTime ends,
            LocalDate from,
            LocalDate to) {}

    /** The week of one desk for other desks: its shifts that are not over, each with its own period. */
    record Copy(UUID desk, List<UUID> to) {}

    /**
     * One shift that would be made.
     *
     * @param desk label of the desk
     * @param problem why it cannot be made; null when it can
     */
    record Proposal(
            CentreId centre,
            String centreName,
            String desk,
            ShiftData data,
            @Nullable DomainException problem) {
        public boolean isPossible() {
            return problem == null;
        }
    }

    /**
     * What a change does on the days that are published already.
     *
     * @param added times that come when those days are published again
     * @param removed free times that go then
     * @param booked times of {@code removed} kind that are taken (appointment, interview, hold, offer): they stay as they
     *     are until a closure moves them
     * @param firstBooked day of the first of them
     * @param lastBooked day of the last of them
     * @param until last published day of the centres concerned; null where nothing is published ahead
     */
    record Effect(
            int added,
            int removed,
            int booked,
            @Nullable LocalDate firstBooked,
            @Nullable LocalDate lastBooked,
            @Nullable LocalDate until) {
        public static final Effect NONE = new Effect(0, 0, 0, null, null, null);
    }

    /**
     * Every shift of the pattern, in the order of centres, desks and weekdays; those that cannot be made with the reason.
     *
     * @throws pt.vez.shared.InvalidInput when nothing is chosen, or more than {@link #MOST} shifts are
     */
    List<Proposal> propose(Actor actor, Pattern pattern);

    /** As {@link #propose(Actor, Pattern)}. */
    List<Proposal> propose(Actor actor, Copy copy);

    /** What adding the shifts would do. */
    Effect effectOfAdding(Actor actor, List<ShiftData> shifts);

    /**
     * What changing a shift, or taking it away, would do.
     *
     * @param wanted null to take it away
     */
    Effect effectOfChange(Actor actor, CentreId centre, Shift seen, @Nullable ShiftData wanted);

    /** What a day that differs would do. */
    Effect effectOfException(Actor actor, CentreId centre, ShiftException exception);

    /**
     * Adds all the shifts, or none.
     *
     * @throws pt.vez.shared.InvalidInput for the first shift that breaks a rule, as {@link Centres#addShift} does
     */
    List<UUID> add(Actor actor, List<ShiftData> shifts);
}
