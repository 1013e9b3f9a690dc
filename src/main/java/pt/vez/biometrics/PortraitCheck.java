package pt.vez.biometrics;

/** What is measured of a portrait, after ICAO Doc 9303 part 3 and the capture guidance of ISO/IEC 19794-5. */
public enum PortraitCheck implements QualityCheck {
    /** Pixels: at least 480 by 600. */
    SIZE,
    /** Width to height, in hundredths. */
    ASPECT,
    /** Variance of the Laplacian within the outline of the head. */
    SHARPNESS,
    /** Mean brightness of the head, 0 to 255. */
    EXPOSURE,
    /** Spread of brightness of the background, 0 to 255. */
    BACKGROUND,
    /** Blown-out pixels of the head, in thousandths. */
    GLARE,
    /** Height of the head in hundredths of the picture, by its silhouette. */
    HEAD,
    /** Signs of a photographed screen or print: a periodic grid, straight borders. Warns, never refuses. */
    SCREEN
}
