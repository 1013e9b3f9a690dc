package pt.vez.people;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A person of the register (<i>requerente</i>), and what their contacts rest on.
 *
 * @param phoneProved whether the telephone, or that there is none, was corrected, so that it counts before that of the account
 * @param emailProved the same of the mail address
 * @param seenPhone the telephone, when it was entered by staff who saw a document of the person
 * @param seenEmail the mail address, when it was entered by staff who saw a document of the person
 * @param languageChosen whether the language of messages was chosen for this person, so that it counts before that of the
 *     account
 */
public record Person(
        UUID id,
        ApplicantData data,
        boolean phoneProved,
        boolean emailProved,
        @Nullable String seenPhone,
        @Nullable String seenEmail,
        boolean languageChosen) {}
