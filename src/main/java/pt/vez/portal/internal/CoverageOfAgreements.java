package pt.vez.portal.internal;

import java.util.List;
import org.springframework.stereotype.Component;
import pt.vez.associations.AgreementCoverage;
import pt.vez.casework.Procedures;
import pt.vez.scheduling.Centres;
import pt.vez.shared.Actor;

/** Procedures are kept by casework, centres by scheduling. */
@Component
class CoverageOfAgreements implements AgreementCoverage {
    private final Procedures procedures;
    private final Centres centres;

    CoverageOfAgreements(Procedures procedures, Centres centres) {
        this.procedures = procedures;
        this.centres = centres;
    }

    @Override
    public List<Procedure> procedures() {
        return procedures.all().stream()
                .map(each -> new Procedure(each.code(), each.name()))
                .toList();
    }

    @Override
    public List<Centre> centres(Actor actor) {
        return centres.all(actor).stream()
                .map(each -> new Centre(each.id().value(), each.data().name()))
                .toList();
    }
}
