package pt.vez.casework;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import pt.vez.mandates.Consent;
import pt.vez.mandates.Mandates;
import pt.vez.shared.Actor;

/** How the person of the visit consented to it. */
@Service
public class VisitConsent {
    private final Mandates mandates;

    VisitConsent(Mandates mandates) {
        this.mandates = mandates;
    }

    /**
     * Whether a witness signed because the person cannot (<i>a rogo</i>).
     *
     * @throws pt.vez.shared.NotAuthorised outside a visit
     */
    @Transactional(readOnly = true)
    public boolean isByWitness(Actor mediator) {
        return mandates.inHand(mediator).consent() == Consent.ROGO;
    }
}
