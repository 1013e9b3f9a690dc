package pt.vez.documents.ui;

import pt.vez.documents.ReviewQueue.Waiting;

/** Where documents that wait are listed, and the file of a case at one of them. */
public final class ReviewAddress {
    public static final String PATH = "review";

    /** Parameter of the case file: the document the officer came for. */
    public static final String DOCUMENT = "document";

    private ReviewAddress() {}

    /** The case file at this document. */
    public static String of(Waiting waiting) {
        return "work/" + waiting.caseId().value() + "?" + DOCUMENT + "=" + waiting.documentId();
    }
}
