package pt.vez.casework;

/** Something a higher floor did that belongs on the timeline; casework listens and moves the stage. */
public interface CaseMilestone {
    CaseId caseId();

    CaseEventKind milestone();

    /** A code of the item or a moment with its zone, never personal data. */
    String milestoneDetail();
}
