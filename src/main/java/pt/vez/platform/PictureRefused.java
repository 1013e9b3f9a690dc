package pt.vez.platform;

/** A picture that is not decoded; the caller says it in the words of its own screen. */
public final class PictureRefused extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** What is wrong with the picture. */
    public enum Reason {
        /** Neither JPEG nor PNG, or its structure cannot be followed. */
        DAMAGED,
        /** It begins well and part of it is missing. */
        INCOMPLETE,
        /** More pixels than {@link PictureDecoder} decodes. */
        TOO_LARGE,
        /** Decoding it would take more work than any photograph does. */
        TOO_COSTLY,
        /** Too many files are being read on this node at the moment. */
        BUSY
    }

    private final Reason reason;
    private final int width;
    private final int height;

    PictureRefused(Reason reason, int width, int height) {
        super(reason.name(), null, false, false);
        this.reason = reason;
        this.width = width;
        this.height = height;
    }

    PictureRefused(Reason reason) {
        this(reason, 0, 0);
    }

    public Reason reason() {
        return reason;
    }

    /** In pixels, as the header says; 0 when it was not read. */
    public int width() {
        return width;
    }

    /** In pixels, as the header says; 0 when it was not read. */
    public int height() {
        return height;
    }
}
