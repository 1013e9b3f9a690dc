package pt.vez.rota;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import pt.vez.shared.Actor;

/**
 * Duties: a mediator sees their own, a coordinator plans those of the own association only. A duty of another
 * association is answered with {@code NotFound}, like an unknown one.
 */
public interface Duties {
    /** Longest period of one pattern, in weeks. */
    int LONGEST_WEEKS = 26;

    /**
     * A mediator the coordinator plans for.
     *
     * @param certified for biometrics today
     */
    record Person(UUID accountId, String name, boolean certified) {}

    /**
     * One duty, or the same on these weekdays of a period. Times are those of the centre's wall clock; an end that is
     * not after the start is on the next day.
     */
    record Request(
            UUID accountId,
            UUID centreId,
            Set<DayOfWeek> days,
            LocalTime starts,
            LocalTime ends,
            LocalDate from,
            LocalDate to) {
        public static Request once(UUID accountId, UUID centreId, LocalDate day, LocalTime starts, LocalTime ends) {
            return new Request(accountId, centreId, Set.of(day.getDayOfWeek()), starts, ends, day, day);
        }
    }

    /**
     * A duty that would be made.
     *
     * @param start null where the clocks jump over it
     */
    record Proposed(
            LocalDate day,
            @Nullable Instant start,
            @Nullable Instant end,
            List<RotaRule> rules) {
        public boolean fits() {
            return rules.stream().noneMatch(RotaRule::refuses);
        }
    }

    /** Own duties that touch these days (Lisbon), in order. */
    List<Duty> own(Actor actor, LocalDate from, LocalDate to);

    /** Duties of the own association that touch these days, at one centre or at all. */
    List<Duty> ofAssociation(Actor coordinator, @Nullable UUID centre, LocalDate from, LocalDate to);

    /**
     * Those of them planned for a mediator whose certificate for biometrics ends before the duty does, or was revoked:
     * they do not cover seats that need one.
     */
    Set<UUID> uncertified(Actor coordinator, @Nullable UUID centre, LocalDate from, LocalDate to);

    /**
     * Own, or of the association the actor coordinates.
     *
     * @throws pt.vez.shared.NotFound for any other
     */
    Duty get(Actor actor, UUID duty);

    /** Whether the actor coordinates the association of the duty. */
    boolean coordinates(Actor actor, Duty duty);

    /** Mediators of the own association. */
    List<Person> people(Actor coordinator);

    /** Open centres an agreement of the own association covers today or later, by name. */
    List<Places.Place> places(Actor coordinator);

    /** What planning would make, day by day, with what speaks against it. */
    List<Proposed> preview(Actor coordinator, Request request);

    /**
     * Makes what fits of what the preview showed and leaves out the rest.
     *
     * @throws DutyRefused when nothing fits
     */
    List<Proposed> plan(Actor coordinator, Request request);

    /**
     * Another centre or time for a planned duty; it stays where it is when a rule is broken.
     *
     * @throws DutyRefused then
     */
    Duty move(Actor coordinator, UUID duty, UUID centre, LocalDate day, LocalTime starts, LocalTime ends);

    /**
     * Calls a duty off that has not ended.
     *
     * @param rest also what is left of its pattern
     * @return duties cancelled
     */
    int cancel(Actor coordinator, UUID duty, boolean rest);

    /** Whether the account is on duty at the centre at this moment. */
    boolean isOnDuty(UUID accountId, UUID centre, Instant at);
}
