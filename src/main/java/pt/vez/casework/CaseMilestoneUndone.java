package pt.vez.casework;

/**
 * A higher floor takes back what it published as a {@link CaseMilestone} by mistake; casework listens, takes the line of the
 * timeline and the stage back, and refuses when the case has moved on.
 */
public interface CaseMilestoneUndone {
    CaseId caseId();

    CaseEventKind milestone();
}
