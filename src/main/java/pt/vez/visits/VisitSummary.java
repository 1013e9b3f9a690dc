package pt.vez.visits;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a person takes home from a visit, in the language they chose.
 *
 * @param done what was done for them today, in order
 * @param next the one thing that comes next
 * @param appointment day, time and place; null when there is none
 * @param open names of the documents that are still missing
 */
public record VisitSummary(
        Locale language,
        String person,
        String caseNumber,
        String by,
        String day,
        List<String> done,
        String next,
        @Nullable String appointment,
        List<String> open) {}
