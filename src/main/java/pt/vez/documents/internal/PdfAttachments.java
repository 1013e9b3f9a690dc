package pt.vez.documents.internal;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.jspecify.annotations.Nullable;

/** Names of the files that lie inside of a PDF (ISO 32000-1, 7.11.4), so that the person can be told. */
final class PdfAttachments {
    private static final int MOST_NODES = 2_000;
    private static final int SAID = 5;
    private static final int LONGEST_NAME = 60;

    private PdfAttachments() {}

    static List<String> names(COSDictionary catalog) {
        List<String> names = new ArrayList<>();
        Deque<COSDictionary> open = new ArrayDeque<>();
        COSDictionary trees = catalog.getCOSDictionary(COSName.NAMES);
        COSDictionary files = trees == null ? null : trees.getCOSDictionary(COSName.EMBEDDED_FILES);
        if (files != null) {
            open.push(files);
        }
        for (int nodes = 0; !open.isEmpty() && nodes < MOST_NODES; nodes++) {
            COSDictionary node = open.pop();
            pairs(node.getCOSArray(COSName.NAMES), names);
            COSArray kids = node.getCOSArray(COSName.KIDS);
            for (int i = 0; kids != null && i < Math.min(kids.size(), MOST_NODES); i++) {
                if (kids.getObject(i) instanceof COSDictionary kid) {
                    open.add(kid);
                }
            }
        }
        return names;
    }

    private static void pairs(@Nullable COSArray pairs, List<String> names) {
        for (int i = 1; pairs != null && i < pairs.size() && names.size() < MOST_NODES; i += 2) {
            if (pairs.getObject(i) instanceof COSDictionary file) {
                names.add(file.getString(COSName.UF, file.getString(COSName.F, "?")));
            }
        }
    }

    /** The first five, shortened, for a sentence. */
    static String listed(List<String> names) {
        var said = names.stream()
                .limit(SAID)
                .map(name -> name.replaceAll("[\\p{Cc}\\p{Cf}]", ""))
                .map(name -> name.length() > LONGEST_NAME ? name.substring(0, LONGEST_NAME) + "…" : name)
                .toList();
        return String.join(", ", said) + (names.size() > SAID ? ", …" : "");
    }
}
