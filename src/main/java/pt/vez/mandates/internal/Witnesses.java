package pt.vez.mandates.internal;

import java.text.Normalizer;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import pt.vez.mandates.Consents.Interpreter;
import pt.vez.mandates.Consents.Witness;
import pt.vez.shared.Actor;
import pt.vez.shared.InvalidInput;

/** Who may sign or speak for somebody: with a name; who signs with a document too, and never the mediator. */
public final class Witnesses {
    private static final int SHORTEST_DOCUMENT = 5;

    private Witnesses() {}

    /** @throws InvalidInput when name or document is missing, or the witness is the mediator */
    public static Witness sound(@Nullable Witness witness, Actor mediator) {
        if (witness == null
                || witness.name().strip().length() < 3
                || witness.name().length() > 200) {
            throw new InvalidInput("mandate.witness.name");
        }
        String document = witness.document().strip();
        if (document.length() < SHORTEST_DOCUMENT || document.length() > 30) {
            throw new InvalidInput("mandate.witness.document");
        }
        if (plain(witness.name()).equals(plain(mediator.name()))) {
            throw new InvalidInput("mandate.witness.mediator");
        }
        return new Witness(witness.name().strip(), document);
    }

    /** Anybody who is named, the mediator too. @throws InvalidInput without a name or a language */
    public static Interpreter sound(Interpreter interpreter) {
        String name = interpreter.name().strip();
        if (name.length() < 3 || name.length() > 200) {
            throw new InvalidInput("mandate.interpreter.missing");
        }
        return new Interpreter(name, Wordings.language(interpreter.language()));
    }

    /** Letters only: case, accents, spaces and order of names do not make another person. */
    private static String plain(String name) {
        String letters = Normalizer.normalize(name, Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .toLowerCase(Locale.ROOT);
        return java.util.Arrays.stream(letters.split("[^\\p{L}]+"))
                .filter(part -> !part.isBlank())
                .sorted()
                .collect(java.util.stream.Collectors.joining(" "));
    }
}
