package pt.vez.training;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import pt.vez.shared.LocalText;

/**
 * Proof that a person passed the test of a course.
 *
 * @param number ten characters of {@link pt.vez.shared.Base32}, the last a check character: 45 random bits
 * @param from first day it is valid, of Lisbon
 * @param to last day it is valid
 * @param standing on the day it was read
 */
public record Certificate(
        UUID id,
        String number,
        UUID accountId,
        String courseCode,
        LocalText course,
        LocalDate from,
        LocalDate to,
        @Nullable Instant revokedAt,
        @Nullable String revokedReason,
        CertificateStanding standing) {
    /** Characters of a number without its check character. */
    public static final int BODY = 9;

    /** In two groups, as it is printed and read aloud. */
    public String shown() {
        return number.length() == BODY + 1 ? number.substring(0, 5) + "-" + number.substring(5) : number;
    }
}
