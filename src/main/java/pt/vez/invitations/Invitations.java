package pt.vez.invitations;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import pt.vez.casework.CaseId;
import pt.vez.scheduling.AppointmentView;
import pt.vez.scheduling.BatchBooking;
import pt.vez.scheduling.SeatReservations;
import pt.vez.shared.Actor;
import pt.vez.shared.PageOf;

/**
 * Invitations to book (<i>convite para marcação</i>): an address that opens without signing in, for one case, for a
 * time.
 */
public interface Invitations {
    /** Where an invitation is in its life. */
    enum State {
        SENT,
        TAKEN,
        /** The person gave it back; the place in the order stays. */
        RETURNED,
        EXPIRED,
        WITHDRAWN
    }

    /** @param appointment once there is one */
    record Status(
            State state,
            String service,
            Instant expires,
            @Nullable AppointmentView appointment) {}

    /**
     * What a message or a letter about an invitation says.
     *
     * @param zone in which its term is told
     */
    record Letter(
            UUID id, CaseId caseId, String service, String token, Instant expires, ZoneId zone, boolean reminder) {}

    /**
     * A centre the invited person may choose.
     *
     * @param kilometres from the middle of their municipality, where that is known
     */
    record Near(SeatReservations.Place place, @Nullable Integer kilometres) {}

    /**
     * What the applicant may choose from.
     *
     * @param zone of their municipality
     * @param centres nearest first, at most four
     */
    record Around(ZoneId zone, List<Near> centres) {}

    /** @throws pt.vez.shared.NotFound for an address that was not signed here; expired ones still read */
    InvitationLink read(String token);

    /** From memory, at most a second old: whether the invitation is over. */
    boolean isOver(InvitationLink invitationLink);

    /** Centres for this link; the same for everybody of the same municipality. */
    Around around(InvitationLink invitationLink);

    /** From the database. */
    Status status(InvitationLink invitationLink);

    /** Takes a seat of the slot. The same command again gets the same answer. */
    BatchBooking.Answer take(InvitationLink invitationLink, UUID slotId, UUID commandId);

    /**
     * Declines the invitation: the next case is invited, and this one keeps its rank. An appointment made with it is
     * cancelled by the applicant, under the policy for late cancellations.
     */
    void declineInvitation(InvitationLink invitationLink);

    Optional<Letter> letter(UUID invitationId);

    /**
     * Some of the letters of a wave.
     *
     * @param total letters of the wave that wait for an answer
     * @param first number of the first letter here, from 1
     * @param next after which the next part begins; null when there is none
     */
    record Letters(
            List<Letter> letters,
            long total,
            long first,
            @Nullable UUID next) {}

    /**
     * Invitations of a wave for people without e-mail and telephone, to be printed: every one of them is in exactly
     * one part.
     *
     * @param after where the part before ended; null for the first part
     */
    Letters toPrint(Actor actor, UUID waveId, @Nullable UUID after);

    /** An open invitation of the case, for its own screens. */
    Optional<Letter> openFor(Actor actor, CaseId caseId);

    /** @param setAside whether its rounds failed and wait for {@link #retry} */
    record Wave(
            UUID id,
            String service,
            List<String> centres,
            LocalDate from,
            LocalDate to,
            WaveState state,
            int everyHours,
            int termHours,
            int invited,
            int open,
            int taken,
            int returned,
            int expired,
            Instant nextAt,
            Instant createdAt,
            String createdBy,
            boolean setAside) {}

    /** Whether a wave still invites. */
    enum WaveState {
        RUNNING,
        PAUSED,
        ENDED
    }

    /**
     * What an administrator releases.
     *
     * @param everyHours pause between waves
     * @param termHours how long each is valid
     */
    record Release(String service, List<UUID> centres, LocalDate from, LocalDate to, int everyHours, int termHours) {}

    /**
     * For one centre: seats free, people invited and not yet answered, who would be invited now, who waits.
     *
     * @param neighbours people of full centres nearby who would be invited for seats here, beside its own
     * @param away its own people who would be invited for seats of a neighbour, because this centre is full
     */
    record Capacity(String centre, long free, long open, long invite, long waiting, long neighbours, long away) {}

    /**
     * @param takeUp share of invitations that become a booking, 0 to 1
     * @param observed whether that is what happened lately; else it is an assumption, because too few have ended
     */
    record Plan(List<Capacity> centres, double takeUp, boolean observed) {
        public long invite() {
            return centres.stream()
                    .mapToLong(each -> each.invite() + each.neighbours())
                    .sum();
        }
    }

    Plan preview(Actor actor, Release release);

    /**
     * Invites within seconds and again by itself, until the days are over; how far it is, {@link #rounds} says.
     *
     * @throws pt.vez.shared.InvalidInput for days or hours outside of their bounds
     */
    UUID release(Actor actor, Release release);

    /**
     * A wave that is inviting at the moment.
     *
     * @param planned people it means to invite; 0 while it has not begun
     * @param total people it has invited in all its rounds
     */
    record Round(UUID wave, int planned, int invited, int total) {}

    List<Round> rounds(Actor actor);

    /**
     * Does what is due of all waves; a job calls it. Two nodes may run it at once: no case is invited twice.
     *
     * @return invited
     */
    int work();

    /** Newest first. */
    PageOf<Wave> waves(Actor actor, int offset, int limit);

    void pause(Actor actor, UUID waveId, boolean paused);

    /** Goes on with a wave whose rounds stopped because of a problem. */
    void retry(Actor actor, UUID waveId);

    void end(Actor actor, UUID waveId);
}
