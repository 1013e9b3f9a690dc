package pt.vez.invitations;

import static pt.vez.shared.Zones.LISBON;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import pt.vez.casework.CaseFacts.Facts;

/** The points of a case and what they are made of, so that they can be explained. */
public record Score(int total, List<Part> parts) {
    private static final int DEADLINE_DAYS = 30;

    /** What gives or takes points. */
    public enum Kind {
        WEEKS,
        VULNERABILITY,
        COURT_ORDER,
        DEADLINE,
        FAMILY,
        PENALTY
    }

    /** @param amount weeks, or members of the family; 1 where there is nothing to count */
    public record Part(Kind kind, int amount, int points) {}

    /** @param penalty points taken away now, not negative */
    public static Score of(Facts facts, Policy policy, Instant now, int penalty) {
        List<Part> parts = new ArrayList<>();
        int weeks = (int) Math.max(0, Duration.between(facts.openedAt(), now).toDays() / 7);
        parts.add(new Part(Kind.WEEKS, weeks, weeks * policy.perWeek()));
        if (facts.vulnerable()) {
            parts.add(new Part(Kind.VULNERABILITY, 1, policy.vulnerability()));
        }
        if (facts.courtOrderBy() != null) {
            parts.add(new Part(Kind.COURT_ORDER, 1, policy.courtOrder()));
        }
        LocalDate deadline = facts.legalDeadline();
        if (deadline != null
                && !deadline.isAfter(LocalDate.ofInstant(now, LISBON).plusDays(DEADLINE_DAYS))) {
            parts.add(new Part(Kind.DEADLINE, 1, policy.deadline()));
        }
        if (facts.family() > 1) {
            int others = facts.family() - 1;
            parts.add(new Part(Kind.FAMILY, others, others * policy.family()));
        }
        if (penalty > 0) {
            parts.add(new Part(Kind.PENALTY, 1, -penalty));
        }
        return new Score(parts.stream().mapToInt(Part::points).sum(), parts);
    }

    /** For the database: {@code WEEKS:104:1040,VULNERABILITY:1:300}. */
    public String written() {
        return String.join(
                ",",
                parts.stream()
                        .map(part -> part.kind() + ":" + part.amount() + ":" + part.points())
                        .toList());
    }

    public static List<Part> read(String written) {
        List<Part> parts = new ArrayList<>();
        for (String each : written.split(",")) {
            String[] fields = each.split(":");
            if (fields.length == 3) {
                parts.add(new Part(Kind.valueOf(fields[0]), Integer.parseInt(fields[1]), Integer.parseInt(fields[2])));
            }
        }
        return parts;
    }
}
