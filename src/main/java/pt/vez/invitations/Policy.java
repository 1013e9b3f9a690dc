package pt.vez.invitations;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import pt.vez.shared.InvalidInput;

/**
 * The rules an administrator sets. Points are whole numbers; the case with most points is next, the older one where they
 * are equal.
 *
 * @param perWeek points for every week since the case was opened
 * @param vulnerability points for a vulnerability an officer confirmed
 * @param courtOrder points for a court order (CPTA art. 109)
 * @param deadline points when a legal term ends within thirty days
 * @param family points for every further member of a family that comes together
 * @param lateCancelHours cancelling later than this before the appointment counts as late
 * @param lateCancel points taken for a late cancellation, until the penalty ends
 * @param missed points taken for an appointment the applicant did not come to, until the penalty ends
 * @param penaltyDays how long points are taken
 * @param offerHours working hours an offered seat is kept
 * @param noticeDays working days between today and the first day an appointment may be moved to
 */
public record Policy(
        int perWeek,
        int vulnerability,
        int courtOrder,
        int deadline,
        int family,
        int lateCancelHours,
        int lateCancel,
        int missed,
        int penaltyDays,
        int offerHours,
        int noticeDays) {

    public static final Policy FIRST = new Policy(10, 300, 2_000, 500, 20, 24, 50, 150, 30, 9, 5);

    /** Names and bounds of the rules, in the order of the form. */
    public static final List<String> RULES = List.of(
            "perWeek",
            "vulnerability",
            "courtOrder",
            "deadline",
            "family",
            "lateCancelHours",
            "lateCancel",
            "missed",
            "penaltyDays",
            "offerHours",
            "noticeDays");

    /** @throws OutOfBounds naming rule and bounds when a number is outside of them */
    public Policy {
        require("perWeek", perWeek, 1, 1_000);
        require("vulnerability", vulnerability, 0, 10_000);
        require("courtOrder", courtOrder, 0, 10_000);
        require("deadline", deadline, 0, 10_000);
        require("family", family, 0, 1_000);
        require("lateCancelHours", lateCancelHours, 0, 168);
        require("lateCancel", lateCancel, 0, 10_000);
        require("missed", missed, 0, 10_000);
        require("penaltyDays", penaltyDays, 0, 365);
        require("offerHours", offerHours, 1, 90);
        require("noticeDays", noticeDays, 1, 30);
    }

    /** A number of a rule outside of its bounds. */
    public static final class OutOfBounds extends InvalidInput {
        private final String rule;

        OutOfBounds(String rule, int lowest, int highest) {
            super("policy.bounds", lowest, highest);
            this.rule = rule;
        }

        /** Which of {@link #RULES}. */
        public String rule() {
            return rule;
        }
    }

    private static void require(String rule, int value, int lowest, int highest) {
        if (value < lowest || value > highest) {
            throw new OutOfBounds(rule, lowest, highest);
        }
    }

    public Map<String, Integer> values() {
        Map<String, Integer> values = new TreeMap<>();
        int[] all = {
            perWeek,
            vulnerability,
            courtOrder,
            deadline,
            family,
            lateCancelHours,
            lateCancel,
            missed,
            penaltyDays,
            offerHours,
            noticeDays
        };
        for (int i = 0; i < all.length; i++) {
            values.put(RULES.get(i), all[i]);
        }
        return values;
    }

    /** Rules that are missing stay as they were first. */
    public static Policy of(Map<String, Integer> values) {
        Map<String, Integer> all = FIRST.values();
        all.putAll(values);
        int[] v = RULES.stream()
                .mapToInt(rule -> Objects.requireNonNull(all.get(rule)))
                .toArray();
        return new Policy(v[0], v[1], v[2], v[3], v[4], v[5], v[6], v[7], v[8], v[9], v[10]);
    }
}
