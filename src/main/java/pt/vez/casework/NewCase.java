package pt.vez.casework;

/** Opens a case for the person described. */
public record NewCase(String procedureCode, ApplicantData applicant) {}
