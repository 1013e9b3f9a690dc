package pt.vez.casework;

import java.util.UUID;

/** A case whose access was just checked. */
public record CaseRef(
        CaseId id, String number, UUID applicantId, String procedureCode, String serviceCode, Stage stage) {}
