package pt.vez.casework;

import java.util.UUID;
import pt.vez.shared.Actor;
import pt.vez.shared.InvalidInput;

/**
 * Opens a decided case on which no work is left: the officer states a reason, the file is open for four hours, and the
 * person is told (purpose limitation, GDPR art. 5 n.º 1 b).
 */
public interface BreakGlass {
    /** An officer opened a decided case; the person is to be told. */
    record GlassBroken(UUID id, CaseId caseId, String reason) {}

    /**
     * Opens the file for four hours.
     *
     * @throws InvalidInput when the reason has fewer than fifteen letters
     */
    void open(Actor actor, CaseId caseId, String typed);
}
