package pt.vez.casework;

import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import pt.vez.shared.Actor;
import pt.vez.shared.NotAuthorised;

/** What the desk may know about a person who arrives with an appointment: their name, to compare with the passport. */
public interface Attendance {
    record Arriving(String name, @Nullable String nativeName, String caseNumber) {}

    /**
     * Every look is written to the journal.
     *
     * @param centre where the person has an appointment
     * @throws NotAuthorised for all actors but officers, administrators and mediators who are on duty there now
     */
    Arriving arriving(Actor actor, CaseId caseId, UUID centre);

    /** The person a case is about, as an id. */
    UUID applicantOf(CaseId caseId);

    /**
     * The case with this number.
     *
     * @throws pt.vez.shared.InvalidInput when there is none
     */
    CaseId caseOf(CaseNumber number);

    /** The number written on the person's papers. */
    CaseNumber numberOf(CaseId caseId);

    /** What the list of a day may say about a case without a name. */
    record Listed(CaseNumber number, Stage stage) {}

    /** Number and stage of many cases at once. */
    Map<CaseId, Listed> listed(Collection<CaseId> caseIds);

    /** The numbers of many cases at once. */
    Map<CaseId, CaseNumber> numbersOf(Collection<CaseId> caseIds);
}
