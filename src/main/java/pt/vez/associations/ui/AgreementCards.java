package pt.vez.associations.ui;

import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.springframework.stereotype.Component;
import pt.vez.associations.AgreementCoverage;
import pt.vez.associations.AgreementPapers;
import pt.vez.associations.Agreements;
import pt.vez.identity.CurrentActor;

/** The agreements of a partner, a card each. */
@Component
public class AgreementCards {
    private final CurrentActor current;
    private final Agreements agreements;
    private final AgreementPapers papers;
    private final AgreementCoverage coverage;

    AgreementCards(CurrentActor current, Agreements agreements, AgreementPapers papers, AgreementCoverage coverage) {
        this.current = current;
        this.agreements = agreements;
        this.papers = papers;
        this.coverage = coverage;
    }

    /**
     * Newest first.
     *
     * @throws pt.vez.shared.NotAuthorised for all actors but an administrator and the members of this partner
     */
    public List<AgreementCard> of(UUID partner, AgreementForm.Said said, Locale language) {
        return agreements.of(current.get(), partner).stream()
                .map(agreement -> new AgreementCard(agreement, coverage, papers, current, said, language))
                .toList();
    }
}
