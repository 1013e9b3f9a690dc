package pt.vez.training;

import java.time.LocalDate;
import pt.vez.shared.InvalidInput;
import pt.vez.shared.LocalText;

/**
 * A course of the agency.
 *
 * @param code 2–20 capital letters or digits; other modules name a course by it
 */
public record Course(String code, LocalText name, LocalText summary, boolean active, Rules rules) {
    /** Code of the course whose certificate is required to collect biometric data. */
    public static final String BIOMETRICS = "BIOMETRICS";

    /**
     * @param validityMonths how long a certificate is valid, 1–120
     * @param questions how many the test of the whole course asks, 1–40
     * @param refresherQuestions how many the test of a refresher asks, 1–40
     * @param passPercent share of right answers needed, 1–100
     * @param attempts tests allowed after one session, 1–10
     * @param minutes time for one test, 1–180
     * @param refresherBefore days before the end of a certificate from which a refresher is open, 0–365
     * @param refresherAfter days after the end until which a refresher is enough, 0–365
     */
    public record Rules(
            int validityMonths,
            int questions,
            int refresherQuestions,
            int passPercent,
            int attempts,
            int minutes,
            int refresherBefore,
            int refresherAfter) {
        public Rules {
            within(validityMonths, 1, 120);
            within(questions, 1, 40);
            within(refresherQuestions, 1, 40);
            within(passPercent, 1, 100);
            within(attempts, 1, 10);
            within(minutes, 1, 180);
            within(refresherBefore, 0, 365);
            within(refresherAfter, 0, 365);
        }

        private static void within(int value, int least, int most) {
            if (value < least || value > most) {
                throw new InvalidInput("courses.rule.range", least, most);
            }
        }

        public int asked(SessionKind kind) {
            return kind == SessionKind.FULL ? questions : refresherQuestions;
        }

        /** Right answers needed to pass, rounded up. */
        public int needed(int asked) {
            return (asked * passPercent + 99) / 100;
        }

        /** Whether a refresher is enough on this day for who holds a certificate until {@code end}. */
        public boolean refreshes(LocalDate end, LocalDate day) {
            return !day.isBefore(end.minusDays(refresherBefore)) && !day.isAfter(end.plusDays(refresherAfter));
        }
    }

    /** @throws InvalidInput when a code, a name or a summary is missing or too long */
    public Course {
        if (!code.matches("[A-Z][A-Z0-9]{1,19}")) {
            throw new InvalidInput("courses.code.invalid");
        }
        text(name, 120);
        text(summary, 600);
    }

    /** @throws InvalidInput when one of the languages is missing or too long */
    static void text(LocalText text, int longest) {
        if (text.pt().isBlank() || text.en().isBlank()) {
            throw new InvalidInput("courses.text.missing");
        }
        if (text.pt().length() > longest || text.en().length() > longest) {
            throw new InvalidInput("field.tooLong", longest);
        }
    }
}
