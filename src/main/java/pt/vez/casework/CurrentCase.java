package pt.vez.casework;

import java.util.Optional;
import org.springframework.stereotype.Component;
import pt.vez.identity.CurrentActor;
import pt.vez.shared.Actor;
import pt.vez.shared.Role;

/** The case the screens are about: the one of the mediator's visit, else the person's own. */
@Component
public class CurrentCase {
    /** Drafts a mediator types during a visit carry this prefix and vanish with the visit. */
    public static final String VISIT_DRAFTS = "visit/";

    private final CurrentActor current;
    private final Cases cases;

    CurrentCase(CurrentActor current, Cases cases) {
        this.current = current;
        this.cases = cases;
    }

    public Actor actor() {
        return current.get();
    }

    /** Name of a draft: the person's own, or the visit's. */
    public String draft(String form) {
        return actor().roles().contains(Role.MEDIATOR) ? VISIT_DRAFTS + form : form;
    }

    public Optional<CaseOutline> find() {
        Actor actor = current.get();
        var acting = actor.acting();
        if (acting != null) {
            return Optional.of(cases.outline(actor, new CaseId(acting.caseId())));
        }
        var own = cases.ownOf(actor);
        return own.stream()
                .filter(outline -> outline.id().value().equals(current.caseInHand()))
                .findFirst()
                .or(() -> own.stream().findFirst());
    }

    /** The person chose another of their cases. */
    public void take(CaseId id) {
        current.take(id.value());
    }
}
