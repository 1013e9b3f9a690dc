package pt.vez.casework.ui;

import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import pt.vez.casework.CaseId;
import pt.vez.shared.Ids;
import pt.vez.shared.NotFound;

/** An officer corrects the data of a person whose document they saw. */
@Route("work/:case/correct")
@RolesAllowed("OFFICER")
class CorrectFileView extends CorrectionScreen implements BeforeEnterObserver {
    CorrectFileView(Source source) {
        super(source);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        String id = event.getRouteParameters().get("case").orElse("");
        resetWithHeading(null);
        runOrShowError(() -> ask(caseId(id)));
    }

    private static CaseId caseId(String text) {
        return Ids.parse(text).map(CaseId::new).orElseThrow(() -> new NotFound("problem.404"));
    }

    @Override
    String caseAddress(CaseId id) {
        return "work/" + id.value();
    }
}
