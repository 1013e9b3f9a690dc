package pt.vez.casework.internal;

import java.util.Optional;
import org.springframework.stereotype.Component;
import pt.vez.casework.CaseId;
import pt.vez.casework.CaseOutline;
import pt.vez.casework.Cases;
import pt.vez.casework.CurrentCase;
import pt.vez.identity.CurrentActor;
import pt.vez.shared.Actor;
import pt.vez.shared.Role;

/** The case of the visit in the session, else the one the person chose, else their newest. */
@Component
class SessionCase implements CurrentCase {
    private final CurrentActor current;
    private final Cases cases;

    SessionCase(CurrentActor current, Cases cases) {
        this.current = current;
        this.cases = cases;
    }

    @Override
    public Actor actor() {
        return current.get();
    }

    @Override
    public String draft(String form) {
        return actor().roles().contains(Role.MEDIATOR) ? VISIT_DRAFTS + form : form;
    }

    @Override
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

    @Override
    public void take(CaseId id) {
        current.take(id.value());
    }
}
