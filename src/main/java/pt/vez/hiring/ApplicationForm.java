package pt.vez.hiring;

import java.io.InputStream;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An application as it was typed, before any check.
 *
 * @param submission made with the page, unguessable: sending it twice is one application
 * @param language tag of the language in which the candidate reads
 * @param cv the file chosen now; null when none was, or when one sent earlier is kept
 */
public record ApplicationForm(
        UUID submission,
        String name,
        String email,
        String phone,
        Set<String> languages,
        Set<String> times,
        String motivation,
        String language,
        @Nullable InputStream cv) {
    @Override
    public String toString() {
        return "application form " + submission;
    }
}
