package pt.vez.visits;

import java.util.Locale;
import pt.vez.shared.Actor;
import pt.vez.shared.NotAuthorised;

/** Puts a visit into words for the person: for the screen, for paper and for mail the same. */
public interface VisitSummaries {
    /** @throws NotAuthorised without a visit under a live mandate */
    VisitSummary of(Actor actor, Locale language);
}
