package pt.vez.invitations;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import pt.vez.shared.Actor;
import pt.vez.shared.PageOf;

/**
 * A strike or a closed centre is one operation (<i>greve, encerramento</i>): the appointments affected, the room
 * elsewhere, another seat for all of them at once, kept and offered; it can be paused and undone, and after a restart
 * it goes on where it stopped.
 */
public interface Disruptions {
    /**
     * @param from by the clock of each centre, so that a closed day is that day everywhere
     * @param until by the clock of each centre, the first moment after the closure
     * @param desks only these desks of the centres; all when empty
     * @param services only desks at work for these services; all when empty
     * @param protectedStand whether court-ordered and flagged appointments take place all the same; otherwise they are
     *     the first to get another seat
     * @param latest last day a replacement may be on
     */
    record Scope(
            List<UUID> centres,
            List<UUID> desks,
            List<String> services,
            LocalDateTime from,
            LocalDateTime until,
            boolean protectedStand,
            LocalDate latest) {}

    /** Room left in one centre, per week. */
    record Room(String centre, LocalDate week, String service, long seats) {}

    /** @param interviews that will be called off; who has one is told and chooses another time */
    record Preview(
            int affected,
            int interviews,
            int protectedPeople,
            int families,
            List<Room> room,
            long seats,
            boolean isEnough,
            List<Overlap> overlaps) {}

    /**
     * Another plan in force that closes some of the same times.
     *
     * @param theirs appointments of the scope it already works on; they stay with it and do not count as affected
     * @param exchanged offers it has open on times this scope closes; their people count as affected and get another
     *     date
     */
    record Overlap(UUID plan, String reason, State state, int theirs, int exchanged) {}

    /** Where a plan is in its life. */
    enum State {
        COMPUTING,
        PROPOSED,
        SENDING,
        PAUSED,
        SENT,
        UNDOING,
        UNDONE
    }

    /** Where one appointment of a plan is. */
    enum Item {
        PROPOSED,
        STANDS,
        SENT,
        ACCEPTED,
        DECLINED,
        /** No seat was found or the offer was not answered: staff call the applicant (<i>contacto por telefone</i>). */
        FALLBACK,
        UNDONE,
        /** The plan was undone, the appointment stays on the new date. */
        KEPT,
        /** Another plan that closes the same seat, or the offered one, goes on with it. */
        HANDED_ON,
        /** The appointment was changed or called off in another way. */
        SETTLED
    }

    /** Why an applicant who had accepted was not moved back. */
    enum Kept {
        /** The appointment was changed since. */
        CHANGED,
        /** Another person has the earlier seat. */
        TAKEN,
        /** Another closure covers the earlier seat. */
        CLOSED,
        /** The earlier time has passed. */
        PAST
    }

    /**
     * @param kept people who stay on the date they accepted although the plan was undone
     * @param handedOn people another plan goes on with
     * @param settled people who changed or called off the appointment themselves
     * @param setAside whether the work on it failed and waits for {@link #retry}
     * @param meanDays away from the day people had, either way
     */
    record Plan(
            UUID id,
            String reason,
            LocalDateTime from,
            LocalDateTime until,
            State state,
            Instant createdAt,
            String createdBy,
            int total,
            int proposed,
            int stands,
            int sent,
            int accepted,
            int declined,
            int fallback,
            int undone,
            int kept,
            int handedOn,
            int settled,
            double meanDays,
            int mostDays,
            double meanKilometres,
            @Nullable Integer computedMillis,
            boolean setAside) {
        /** Appointments that have been dealt with. */
        public int done() {
            return total - proposed;
        }
    }

    /**
     * One appointment of a plan, without a name.
     *
     * @param toStart in the zone of its centre; null where no seat was found
     * @param days from the date the person had
     * @param kept why an applicant who had accepted was not moved back
     */
    record Affected(
            UUID appointment,
            String caseNumber,
            boolean family,
            Item state,
            String fromCentre,
            Instant fromStart,
            ZoneId fromZone,
            @Nullable String toCentre,
            @Nullable Instant toStart,
            @Nullable ZoneId toZone,
            @Nullable Integer days,
            @Nullable Kept kept) {}

    /** Appointments of a plan in the order in which they are served; all of them, a part at a time. */
    List<Affected> affected(Actor actor, UUID planId, int offset, int limit);

    /** All of them, one after the other, read in pieces. */
    void eachAffected(Actor actor, UUID planId, Consumer<Affected> row);

    /**
     * An appointment a closure would move, without a name.
     *
     * @param protectedPerson by order of a court or flagged by an officer
     * @param family whether others come with this person
     */
    record Concerned(
            String caseNumber, String centre, Instant start, ZoneId zone, boolean protectedPerson, boolean family) {}

    /** Whom a closure of this scope would concern, in the order of their appointments; nothing is changed. */
    List<Concerned> concerned(Actor actor, Scope scope, int offset, int limit);

    /** An applicant to call: by case number; {@link CallList} has the details. */
    record ToCall(UUID caseId, String caseNumber, Item state) {}

    Preview preview(Actor actor, Scope scope);

    /**
     * Closes the seats of the scope at once. Replacements for all are computed by the next {@link #step}, seconds
     * later; no person is told yet.
     */
    UUID propose(Actor actor, Scope scope, String reason);

    /** Keeps the proposed seats and tells people, calls interviews off; goes on by itself. */
    void send(Actor actor, UUID planId);

    void pause(Actor actor, UUID planId);

    void resume(Actor actor, UUID planId);

    /**
     * Withdraws the offers not answered, moves applicants who accepted back where the old seat is still free, opens
     * the seats. Interviews stay cancelled; their candidates choose a new time.
     */
    void undo(Actor actor, UUID planId);

    /** Goes on with a plan whose work stopped because of a problem. */
    void retry(Actor actor, UUID planId);

    Plan plan(Actor actor, UUID planId);

    /** Newest first. */
    PageOf<Plan> plans(Actor actor, int offset, int limit);

    List<ToCall> toCall(Actor actor, UUID planId);

    /**
     * One step of every plan that has work left: computing, sending, undoing.
     *
     * @return appointments worked on
     */
    int step();
}
