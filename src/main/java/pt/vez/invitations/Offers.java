package pt.vez.invitations;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import pt.vez.casework.CaseId;
import pt.vez.scheduling.AppointmentView;
import pt.vez.scheduling.CentreId;
import pt.vez.shared.Actor;

/** Offers: a seat is reserved for one case until the applicant answers or the term ends. */
public interface Offers {
    /** Where an offer comes from. */
    enum Kind {
        /** An earlier date for an applicant on the waiting list (<i>lista de espera</i>). */
        WAITING_LIST,
        /** Another date because the agency called the first one off. */
        REPLACEMENT
    }

    /** Where an offer is in its life. */
    enum State {
        OFFERED,
        ACCEPTED,
        DECLINED,
        LAPSED,
        WITHDRAWN
    }

    /** How it is with the appointment of a case that was, or is, touched by an offer or a closure. */
    enum Situation {
        /** Another offer waits for an answer. */
        OFFERED,
        /** The appointment takes place as booked. */
        STANDS,
        /** It cannot take place; a person gets in touch. */
        TO_CALL,
        /** It cannot take place; another date is being looked for. */
        PENDING,
        /** There is no appointment. */
        NONE
    }

    /** @param appointment the one that is booked */
    record Now(Situation situation, @Nullable AppointmentView appointment) {}

    /**
     * @param before the appointment it would replace
     * @param closed whether a closure covers the offered seat
     */
    record Offer(
            UUID id,
            Kind kind,
            CaseId caseId,
            State state,
            CentreId centre,
            Instant start,
            Instant expires,
            boolean closed,
            @Nullable AppointmentView before) {}

    /** What a message about an offer says. */
    record Letter(Offer offer, String token) {}

    /** While the offer is open and no closure covers its seat. */
    Optional<Letter> letter(UUID offerId);

    /** @throws pt.vez.shared.NotFound for an address that was not signed here */
    Offer read(InvitationLink invitationLink);

    /** The offer in any state. */
    Optional<Offer> find(UUID offerId);

    /**
     * How it is with the appointment of the case now. No authority is checked: for messages and for the bearer of an
     * address.
     */
    Now now(CaseId caseId);

    /**
     * One tap. Again: the same appointment.
     *
     * @throws pt.vez.scheduling.HoldExpired when the term was over
     * @throws pt.vez.scheduling.SeatClosed when a closure covers the seat by now
     */
    AppointmentView accept(InvitationLink invitationLink);

    void decline(InvitationLink invitationLink);

    /** The open offer of a case, for its own screens; not while a closure covers its seat. */
    Optional<Letter> openFor(Actor actor, CaseId caseId);
}
