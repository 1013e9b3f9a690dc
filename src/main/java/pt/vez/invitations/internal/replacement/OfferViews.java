package pt.vez.invitations.internal.replacement;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import pt.vez.casework.CaseFacts;
import pt.vez.casework.CaseId;
import pt.vez.invitations.InvitationLink;
import pt.vez.invitations.InvitationLinks;
import pt.vez.invitations.Offers.Letter;
import pt.vez.invitations.Offers.Now;
import pt.vez.invitations.Offers.Offer;
import pt.vez.invitations.Offers.State;
import pt.vez.scheduling.SeatReservations;

/** Offers as pages and messages show them. */
@Component
class OfferViews {
    private final OfferRepository offers;
    private final OfferSituations situations;
    private final InvitationLinks links;
    private final SeatReservations seats;
    private final CaseFacts facts;

    OfferViews(
            OfferRepository offers,
            OfferSituations situations,
            InvitationLinks links,
            SeatReservations seats,
            CaseFacts facts) {
        this.offers = offers;
        this.situations = situations;
        this.links = links;
        this.seats = seats;
        this.facts = facts;
    }

    Offer view(OfferRow row) {
        return new Offer(
                row.id(),
                row.kind(),
                row.caseId(),
                row.state(),
                row.centre(),
                row.start(),
                row.expires(),
                row.closed(),
                seats.appointment(row.caseId()).orElse(null));
    }

    private Letter letter(OfferRow row) {
        var known = facts.of(List.of(row.caseId())).getFirst();
        return new Letter(
                view(row),
                links.write(new InvitationLink(
                        InvitationLink.Kind.OFFER,
                        row.id(),
                        row.expires(),
                        known.serviceCode(),
                        Objects.requireNonNullElse(known.municipality(), ""))));
    }

    /** The letter of an offer that is open and on a seat that is not closed. */
    Optional<Letter> letter(UUID offerId) {
        return offers.find(offerId)
                .filter(row -> row.state() == State.OFFERED && !row.closed())
                .map(this::letter);
    }

    /** The open offer of a case, without a question about authority. */
    Optional<Letter> open(CaseId caseId) {
        return offers.openOf(caseId).filter(row -> !row.closed()).map(this::letter);
    }

    Now now(CaseId caseId) {
        return situations.now(caseId);
    }
}
