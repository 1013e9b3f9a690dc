package pt.vez.documents;

/** First look at a photograph; advice, never a refusal. */
public enum PageQuality {
    LEGIBLE,
    BLURRED,
    DARK,
    SMALL
}
