package pt.vez.shell;

import java.util.Locale;

/** Mood of a notice or a pill; colour never speaks alone. */
public enum Variant {
    NEUTRAL,
    SUCCESS,
    ATTENTION,
    DANGER;

    String css() {
        return name().toLowerCase(Locale.ROOT);
    }
}
