package pt.vez.casework;

/** An event of another module that belongs on the timeline of a case; casework listens and moves the stage. */
public interface CaseMilestone {
    CaseId caseId();

    CaseEventKind milestone();

    /** A code of the item or a moment with its zone, never personal data. */
    String milestoneDetail();
}
