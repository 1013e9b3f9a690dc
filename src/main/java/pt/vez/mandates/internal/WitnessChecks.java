package pt.vez.mandates.internal;

import com.ibm.icu.text.Transliterator;
import java.util.Arrays;
import java.util.Collection;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import pt.vez.mandates.Consents.Interpreter;
import pt.vez.mandates.Consents.Person;
import pt.vez.mandates.Consents.Witness;
import pt.vez.shared.InvalidInput;
import pt.vez.shared.PersonName;
import pt.vez.shared.TypedText;

/**
 * Checks a witness, who signs for the person, and an interpreter. A witness needs a name and a document, and may not
 * be the mediator, a colleague of the same association, or the person. An interpreter needs a name only.
 */
final class WitnessChecks {
    private static final int SHORTEST_DOCUMENT = 5;
    private static final Transliterator LATIN =
            Transliterator.getInstance("Any-Latin; NFKD; [:Nonspacing Mark:] Remove; Latin-ASCII; Lower");

    private WitnessChecks() {}

    /**
     * @param colleagues names of the other mediators of the association
     * @throws InvalidInput when name or document is missing, or the witness is one who may not be
     */
    public static Witness sound(
            @Nullable Witness witness, String mediator, Collection<String> colleagues, Person person) {
        if (witness == null || !isName(witness.name())) {
            throw new InvalidInput("mandate.witness.name");
        }
        String document = TypedText.visible(witness.document());
        if (document.length() < SHORTEST_DOCUMENT || document.length() > 30) {
            throw new InvalidInput("mandate.witness.document");
        }
        String name = canonical(witness.name());
        if (name.equals(canonical(mediator))) {
            throw new InvalidInput("mandate.witness.mediator");
        }
        if (colleagues.stream().map(WitnessChecks::canonical).anyMatch(name::equals)) {
            throw new InvalidInput("mandate.witness.colleague");
        }
        boolean samePaper =
                person.document() != null && TypedText.compact(document).equals(TypedText.compact(person.document()));
        if (samePaper || person.names().stream().map(WitnessChecks::canonical).anyMatch(name::equals)) {
            throw new InvalidInput("mandate.witness.person");
        }
        return new Witness(TypedText.name(witness.name()), document);
    }

    /**
     * Checks an interpreter, who may be any named person, the mediator too.
     *
     * @throws InvalidInput without a name or a language
     */
    public static Interpreter sound(Interpreter interpreter) {
        String name = TypedText.name(interpreter.name());
        if (!isName(name)) {
            throw new InvalidInput("mandate.interpreter.missing");
        }
        return new Interpreter(name, WordingChecks.language(interpreter.language()));
    }

    private static boolean isName(String typed) {
        return PersonName.isValid(TypedText.name(typed));
    }

    /** Letters only: script, case, accents, spaces and order of names do not make another person. */
    static String canonical(String name) {
        return Arrays.stream(LATIN.transliterate(TypedText.name(name))
                        .toLowerCase(Locale.ROOT)
                        .split("[^\\p{L}]+"))
                .filter(part -> !part.isBlank())
                .sorted()
                .collect(Collectors.joining(" "));
    }
}
