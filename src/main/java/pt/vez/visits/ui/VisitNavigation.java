package pt.vez.visits.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.server.VaadinSession;
import java.util.UUID;
import org.springframework.stereotype.Component;
import pt.vez.casework.VisitTakeovers;
import pt.vez.identity.CurrentActor;
import pt.vez.shared.Actor;
import pt.vez.visits.Visits;

/** Where a mediator's screens go when a visit begins and ends; the session remembers which one goes on. */
@Component
public class VisitNavigation {
    private final CurrentActor current;
    private final Visits visits;
    private final VisitTakeovers takeovers;

    VisitNavigation(CurrentActor current, Visits visits, VisitTakeovers takeovers) {
        this.current = current;
        this.visits = visits;
        this.takeovers = takeovers;
    }

    /** From here on the screens are the person's; a full page load leaves nothing of the mediator's own screens. */
    void begin(UI ui, UUID mandateId) {
        current.act(visits.begin(current.get(), mandateId));
        ui.getPage().setLocation("/home");
    }

    /** The same with the person a colleague hands over. */
    void takeOver(UI ui, UUID handoverId) {
        current.act(visits.takeOver(current.get(), handoverId));
        ui.getPage().setLocation("/home");
    }

    /** Ends the visit and wipes everything of the person from the session and the browser. */
    void end(UI ui) {
        visits.end(current.get());
        current.act(null);
        current.take(null);
        ui.getPage().executeJs("window.vez && window.vez.keep(null)");
        ui.getPage().setLocation("/desk");
    }

    /**
     * Ends the visit of this session when a colleague took it over.
     *
     * @return whether that was so
     */
    public boolean endIfTakenOver(UI ui, Actor mediator) {
        if (!takeovers.isTakenOver(mediator)) {
            return false;
        }
        end(ui);
        return true;
    }

    /** Signs out: the visit and the session end, the device forgets. */
    public void leave(UI ui) {
        current.find().ifPresent(visits::end);
        ui.getPage().setLocation("/signed-out");
        var session = VaadinSession.getCurrent();
        if (session != null) {
            session.getSession().invalidate();
            session.close();
        }
    }
}
