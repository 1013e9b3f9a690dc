package pt.vez.portal;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.server.VaadinSession;
import org.springframework.stereotype.Component;
import pt.vez.casework.CaseInHand;
import pt.vez.identity.CurrentActor;
import pt.vez.mandates.Mandates;
import pt.vez.platform.Drafts;
import pt.vez.shared.Actor;
import pt.vez.shared.NotAuthorised;

/** Beginning and ending a mediator's visit, with a clean slate between two people. */
@Component
public class Visits {
    private final CurrentActor current;
    private final Mandates mandates;
    private final Drafts drafts;
    private final VisitTrace trace;

    Visits(CurrentActor current, Mandates mandates, Drafts drafts, VisitTrace trace) {
        this.current = current;
        this.mandates = mandates;
        this.drafts = drafts;
        this.trace = trace;
    }

    /** From here on the screens are the person's; a full page load leaves nothing of the mediator's own screens. */
    public void begin(UI ui, java.util.UUID mandateId) {
        Actor actor = current.get();
        drafts.discardAll(actor.accountId(), CaseInHand.VISIT_DRAFTS);
        current.act(mandates.beginVisit(actor, mandateId));
        trace.began(current.get());
        ui.getPage().setLocation("/home");
    }

    /** Ends the visit and wipes everything of the person from the session and the browser. */
    public void end(UI ui) {
        wipe(current.get());
        current.act(null);
        current.take(null);
        ui.getPage().executeJs("window.vez && window.vez.keep(null)");
        ui.getPage().setLocation("/desk");
    }

    /** Ends the mandate of the visit and removes what was typed in it. */
    void wipe(Actor actor) {
        Actor.Acting acting = actor.acting();
        if (acting != null) {
            try {
                if (!trace.goesOn(actor)) {
                    mandates.endVisit(actor, acting.mandateId());
                }
            } catch (NotAuthorised e) {
                // The authority is gone already; the slate is wiped all the same.
            }
            trace.ended(actor);
            drafts.discardAll(actor.accountId(), CaseInHand.VISIT_DRAFTS);
        }
    }

    /** Signs out: the visit and the session end, the device forgets. */
    public void leave(UI ui) {
        current.find().ifPresent(this::wipe);
        ui.getPage().setLocation("/signed-out");
        var session = VaadinSession.getCurrent();
        if (session != null) {
            session.getSession().invalidate();
            session.close();
        }
    }
}
