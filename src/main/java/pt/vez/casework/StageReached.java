package pt.vez.casework;

/** A case is in another stage now; published in the transaction that writes it to the timeline. */
public record StageReached(CaseId caseId, Stage stage) {}
