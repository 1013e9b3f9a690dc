package pt.vez.documents;

/** What a photograph of a page is measured against, on the device before it is sent and on the server. */
public final class PhotographBounds {
    /** Longest side that is kept, in pixels. */
    public static final int LONG_SIDE = 2400;

    /** Below this long side, in pixels, print cannot be read. */
    public static final int SMALLEST_SIDE = 700;

    /** Long side, in pixels, at which light and sharpness are measured. */
    public static final int MEASURED_SIDE = 800;

    /** Variance of the Laplacian; phone pictures of printed pages lie above 150. */
    public static final double BLURRED_BELOW = 40;

    /** Mean of the grey picture, 0 to 255. */
    public static final double DARK_BELOW = 50;

    private PhotographBounds() {}
}
