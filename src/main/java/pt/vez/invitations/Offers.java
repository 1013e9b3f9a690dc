package pt.vez.invitations;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import pt.vez.casework.CaseId;
import pt.vez.scheduling.AppointmentView;
import pt.vez.scheduling.CentreId;
import pt.vez.shared.Actor;

/** A seat really kept for one person until they answer. */
public interface Offers {
    /** Where an offer comes from. */
    enum Kind {
        /** An earlier date for somebody on the waiting list (<i>lista de espera</i>). */
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

    /** @param before the appointment it would replace */
    record Offer(
            UUID id,
            Kind kind,
            CaseId caseId,
            State state,
            CentreId centre,
            Instant start,
            Instant expires,
            @Nullable AppointmentView before) {}

    /** What a message about an offer says. */
    record Letter(Offer offer, String token) {}

    Optional<Letter> letter(UUID offerId);

    /** @throws pt.vez.shared.NotFound for an address nobody signed */
    Offer read(Link link);

    /** One tap. Again: the same appointment. @throws pt.vez.scheduling.HoldExpired when the term was over */
    AppointmentView accept(Link link);

    void decline(Link link);

    /** The open offer of a case, for its own screens. */
    Optional<Letter> openFor(Actor actor, CaseId caseId);
}
