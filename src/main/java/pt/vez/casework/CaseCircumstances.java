package pt.vez.casework;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import pt.vez.shared.Actor;
import pt.vez.shared.ChangedMeanwhile;
import pt.vez.shared.InvalidInput;
import pt.vez.shared.NotAuthorised;
import pt.vez.shared.NotFound;

/**
 * The data that decides on the priority of a case besides its age: circumstances an officer confirmed, and its family.
 */
public interface CaseCircumstances {
    /** A family is a handful of people who come together. */
    int LARGEST_FAMILY = 8;

    /**
     * @param vulnerability confirmed by an officer from a document
     * @param courtOrderBy day until which a court ordered the attendance (<i>intimação</i>, CPTA art. 109)
     * @param legalDeadline day on which a legal term of this case ends
     * @param protectedAppointment in a disruption the appointment stands, or moves before all others
     */
    record Circumstances(
            @Nullable Vulnerability vulnerability,
            @Nullable LocalDate courtOrderBy,
            @Nullable LocalDate legalDeadline,
            boolean protectedAppointment) {
        public static final Circumstances NONE = new Circumstances(null, null, null, false);
    }

    /** The place of these cases in the order must be computed again. */
    record CircumstancesChanged(List<CaseId> cases) {}

    /** The confirmed circumstances of a case, for an actor who may read the case. */
    Circumstances of(Actor actor, CaseId caseId);

    /**
     * An officer confirms circumstances; the person sees that it was done.
     *
     * @param seen what the officer's form was filled with
     * @param overdue the officer says that a day that has passed is meant: a term that has run out keeps its weight
     * @throws InvalidInput when a day is new, has passed, and that is not said to be meant
     * @throws NotAuthorised for others
     * @throws ChangedMeanwhile when another officer confirmed others since
     */
    void confirm(Actor actor, CaseId caseId, Circumstances seen, Circumstances circumstances, boolean overdue);

    /** The cases of the family, the given one first; alone when it has none. */
    List<CaseId> familyOf(Actor actor, CaseId caseId);

    /**
     * Two cases belong to one family from now on; families that meet become one. The person may join their own cases,
     * an officer any two.
     *
     * @throws InvalidInput when the family would be larger than {@value #LARGEST_FAMILY}
     * @throws NotAuthorised without authority over both
     */
    void join(Actor actor, CaseId one, CaseId other);

    /** The case leaves its family. */
    void leave(Actor actor, CaseId caseId);

    /**
     * The case with this number, when the actor may act on it.
     *
     * @throws NotFound also when the actor may not act on it
     */
    CaseId byNumber(Actor actor, String typed);
}
