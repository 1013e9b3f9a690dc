package pt.vez.scheduling.internal;

import pt.vez.shared.InvalidInput;

/** Texts that must fit their columns. */
final class FieldLengths {
    private FieldLengths() {}

    /** @throws InvalidInput {@code field.tooLong} with the number of characters there is room for */
    static void require(String text, int longest) {
        if (text.length() > longest) {
            throw new InvalidInput("field.tooLong", longest);
        }
    }
}
