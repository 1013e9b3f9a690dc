package pt.vez.casework;

/**
 * Another module takes back a {@link CaseMilestone} it published by mistake; casework listens, removes the line of the
 * timeline and restores the stage, and refuses when the case has moved on.
 */
public interface CaseMilestoneUndone {
    CaseId caseId();

    CaseEventKind milestone();
}
