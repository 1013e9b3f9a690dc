package pt.vez.casework;

import java.util.Locale;
import java.util.Optional;
import pt.vez.shared.Actor;
import pt.vez.shared.ChangedMeanwhile;
import pt.vez.shared.InvalidInput;

/**
 * The number a case has in the agency's register, beside the product's own. It has no check character and any form; it is
 * ASCII, has at most {@value #LONGEST} characters, and no two cases share its letters and digits.
 */
public interface RegisterNumbers {
    int LONGEST = 40;

    Optional<String> of(Actor actor, CaseId id);

    /**
     * Keeps the number an officer read in the register.
     *
     * @param seen what the form was filled with; empty for none
     * @param typed as written there; blank removes the number
     * @throws InvalidInput when it cannot be a number of a register, or another case has it
     * @throws ChangedMeanwhile when another officer wrote another since
     */
    void set(Actor actor, CaseId id, String seen, String typed);

    /** Letters and digits alone, by which a number is found however it is punctuated. */
    static String key(String number) {
        return number.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "");
    }
}
