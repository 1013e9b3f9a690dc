package pt.vez.casework;

import java.time.LocalDate;
import pt.vez.people.ApplicantData;

/** Opens a case for the person described. */
public record NewCase(String procedureCode, ApplicantData applicant, Relations relations) {
    /** Of an adult who joins no family. */
    public NewCase(String procedureCode, ApplicantData applicant) {
        this(procedureCode, applicant, Relations.NONE);
    }

    /**
     * The same with its relations in the form they are kept in.
     *
     * @throws InvalidInput when a child has no representative
     */
    public NewCase complete(LocalDate today) {
        return new NewCase(procedureCode, applicant, relations.validated(applicant.birth(), today));
    }
}
