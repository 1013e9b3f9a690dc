package pt.vez.casework;

import java.util.Optional;
import pt.vez.shared.Actor;

/** The case the screens are about: the one of the mediator's visit, else the person's own. */
public interface CurrentCase {
    /** Drafts a mediator types during a visit carry this prefix and vanish with the visit. */
    String VISIT_DRAFTS = "visit/";

    Actor actor();

    /** Name of a draft: the person's own, or the visit's. */
    String draft(String form);

    Optional<CaseOutline> find();

    /** The person chose another of their cases. */
    void take(CaseId id);
}
