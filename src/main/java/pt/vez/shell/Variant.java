package pt.vez.shell;

/** Mood of a notice or a pill; colour never speaks alone. */
public enum Variant {
    NEUTRAL,
    SUCCESS,
    ATTENTION,
    DANGER;

    String css() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
