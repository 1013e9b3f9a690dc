package pt.vez.casework.ui;

import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import pt.vez.casework.CaseId;
import pt.vez.casework.CaseOutline;

/** The person corrects their own data, or a mediator does it with them in a visit. */
@Route("case/correct")
@PermitAll
class CorrectView extends CorrectionScreen implements BeforeEnterObserver {
    CorrectView(Source source) {
        super(source);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        resetWithHeading(null);
        runOrShowError(() -> {
            CaseOutline outline = inHand().find().orElse(null);
            if (outline == null) {
                add(NoCase.card(this::t));
            } else if (PassportHelp.isNeeded(inHand().actor(), outline)) {
                add(PassportHelp.card(this::t));
            } else {
                ask(outline.id());
            }
        });
    }

    @Override
    String caseAddress(CaseId id) {
        return "case";
    }
}
