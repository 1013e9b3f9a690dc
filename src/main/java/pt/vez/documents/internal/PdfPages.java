package pt.vez.documents.internal;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import pt.vez.documents.UploadRefused;

/** The pages of a PDF, counted while the tree is walked: what the file says about their number is not asked. */
final class PdfPages {
    private static final List<COSName> INHERITED =
            List.of(COSName.RESOURCES, COSName.MEDIA_BOX, COSName.CROP_BOX, COSName.ROTATE);
    private static final int MOST_NODES = 5_000;

    private PdfPages() {}

    /** @param inherited what the page takes from the nodes above it (ISO 32000-1, 7.7.3.4), its own values included */
    record Leaf(COSDictionary page, Map<COSName, COSBase> inherited) {}

    /** @throws UploadRefused when there are more than {@code most} pages, or nodes without end */
    static List<Leaf> of(COSDictionary root, int most) {
        List<Leaf> pages = new ArrayList<>();
        Set<COSDictionary> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        Deque<Leaf> open = new ArrayDeque<>();
        open.push(new Leaf(root, Map.of()));
        int nodes = 0;
        while (!open.isEmpty()) {
            Leaf node = open.pop();
            Map<COSName, COSBase> inherited = new HashMap<>(node.inherited());
            for (COSName key : INHERITED) {
                COSBase value = node.page().getDictionaryObject(key);
                if (value != null) {
                    inherited.put(key, value);
                }
            }
            COSArray kids = node.page().getCOSArray(COSName.KIDS);
            if (kids == null) {
                if (pages.size() == most) {
                    throw new UploadRefused("upload.pages", most);
                }
                pages.add(new Leaf(node.page(), inherited));
            } else if (seen.add(node.page())) {
                nodes += kids.size() + 1;
                if (nodes > MOST_NODES) {
                    throw new UploadRefused("upload.pages", most);
                }
                for (int i = kids.size() - 1; i >= 0; i--) {
                    if (kids.getObject(i) instanceof COSDictionary kid) {
                        open.push(new Leaf(kid, inherited));
                    }
                }
            }
        }
        return pages;
    }
}
