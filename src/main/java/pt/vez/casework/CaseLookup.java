package pt.vez.casework;

import java.time.Instant;
import java.time.LocalDate;
import pt.vez.platform.Limits;
import pt.vez.shared.InvalidInput;
import pt.vez.shared.LocalText;

/**
 * Tells the stage of a case, and nothing personal, to a person who gives its number and the birth date; without
 * sign-in.
 */
public interface CaseLookup {
    /** What the holder of the paper with the number may know. */
    record Whereabouts(Stage stage, Instant since, LocalText procedure) {}

    /**
     * @param address the network the request came from, counted
     * @throws InvalidInput the same for an unknown number and a wrong birth date
     * @throws Limits.TooManyAttempts after thirty tries of a network in an hour, ten of them for one number; what other
     *     networks try does not keep the owner out
     */
    Whereabouts find(String number, LocalDate birthDate, String address);
}
