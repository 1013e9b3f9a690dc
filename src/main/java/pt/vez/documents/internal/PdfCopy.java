package pt.vez.documents.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSNull;
import org.apache.pdfbox.cos.COSObject;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.jspecify.annotations.Nullable;

/**
 * Copies into a new document what makes a page look as it does (ISO 32000-1, 7.8 to 11): fonts, colours, pictures,
 * patterns, layers. A key that is not on the list is not copied, so actions, scripts, attached files, streams that lie
 * outside of the file and private data of programs stay behind.
 */
final class PdfCopy {
    private static final int MOST_OBJECTS = 400_000;
    private static final int DEEPEST = 120;
    private static final long MOST_PIXELS = 120_000_000L;

    private static final Set<COSName> ALLOWED = names("""
            Type Subtype Name BaseFont FirstChar LastChar Widths FontDescriptor Encoding ToUnicode DescendantFonts
            CIDSystemInfo DW W DW2 W2 CIDToGIDMap FontBBox FontMatrix CharProcs Resources
            FontName FontFamily FontStretch FontWeight Flags ItalicAngle Ascent Descent Leading CapHeight XHeight StemV
            StemH AvgWidth MaxWidth MissingWidth FontFile FontFile2 FontFile3 CharSet CIDSet Lang
            BaseEncoding Differences CMapName WMode UseCMap Registry Ordering Supplement
            Length1 Length2 Length3 Filter DecodeParms Predictor Colors BitsPerComponent Columns EarlyChange K EndOfLine
            EncodedByteAlign Rows EndOfBlock BlackIs1 DamagedRowsBeforeError JBIG2Globals ColorTransform
            N Alternate Range WhitePoint BlackPoint Gamma Matrix Colorants Process MixingHints Components ColorSpace
            FunctionType Domain Size BitsPerSample Order Encode Decode C0 C1 Functions Bounds
            PatternType PaintType TilingType BBox XStep YStep Shading ExtGState
            ShadingType Background AntiAlias Function Coords Extend BitsPerCoordinate BitsPerFlag VerticesPerRow
            LW LC LJ ML D RI OP op OPM Font BG BG2 UCR UCR2 TR TR2 FL SM SA BM SMask CA ca AIS TK S G BC
            FormType Group CS I Width Height Intent ImageMask Mask Interpolate SMaskInData Matte
            OC OCGs P VE BaseState ON OFF
            """);

    /** Their keys are names the document chose. */
    private static final Set<COSName> NAMED = names("CharProcs Colorants");

    private static final Set<COSName> RESOURCES = names("Font XObject ExtGState ColorSpace Pattern Shading Properties");

    private final PDDocument target;
    private final Map<COSBase, COSBase> copied = new IdentityHashMap<>();
    private int objects;

    PdfCopy(PDDocument target) {
        this.target = target;
    }

    private static Set<COSName> names(String words) {
        return Stream.of(words.strip().split("\\s+")).map(COSName::getPDFName).collect(Collectors.toSet());
    }

    static @Nullable COSBase resolved(@Nullable COSBase base) {
        return base instanceof COSObject reference ? reference.getObject() : base;
    }

    /** @throws pt.vez.documents.UploadRefused when there are more objects, or deeper ones, than a document has */
    @Nullable
    COSBase value(@Nullable COSBase source) throws IOException {
        return value(source, 0);
    }

    COSDictionary resources(@Nullable COSBase source) throws IOException {
        return resources(source, 0);
    }

    private @Nullable COSBase value(@Nullable COSBase reference, int depth) throws IOException {
        COSBase source = resolved(reference);
        if (++objects > MOST_OBJECTS || depth > DEEPEST) {
            throw PdfBudget.tooCostly();
        }
        return switch (source) {
            case null -> null;
            case COSStream stream -> stream(stream, depth);
            case COSDictionary dictionary -> {
                COSBase before = copied.get(dictionary);
                if (before != null) {
                    yield before;
                }
                var copy = new COSDictionary();
                copied.put(dictionary, copy);
                fill(copy, dictionary, depth);
                yield copy;
            }
            case COSArray array -> {
                var copy = new COSArray();
                for (COSBase each : array) {
                    COSBase value = value(each, depth + 1);
                    copy.add(value == null ? COSNull.NULL : value);
                }
                yield copy;
            }
            default -> source;
        };
    }

    private void fill(COSDictionary copy, COSDictionary source, int depth) throws IOException {
        for (var entry : source.entrySet()) {
            COSName key = entry.getKey();
            if (!ALLOWED.contains(key)) {
                continue;
            }
            COSBase value = key.equals(COSName.RESOURCES)
                    ? resources(entry.getValue(), depth + 1)
                    : NAMED.contains(key) ? named(entry.getValue(), depth + 1) : value(entry.getValue(), depth + 1);
            if (value != null) {
                copy.setItem(key, value);
            }
        }
    }

    private COSDictionary resources(@Nullable COSBase reference, int depth) throws IOException {
        var copy = new COSDictionary();
        if (resolved(reference) instanceof COSDictionary source) {
            COSBase before = copied.get(source);
            if (before instanceof COSDictionary known) {
                return known;
            }
            copied.put(source, copy);
            for (COSName category : RESOURCES) {
                COSBase entries = source.getItem(category);
                if (entries != null) {
                    copy.setItem(category, named(entries, depth + 1));
                }
            }
        }
        return copy;
    }

    private COSDictionary named(@Nullable COSBase reference, int depth) throws IOException {
        var copy = new COSDictionary();
        if (resolved(reference) instanceof COSDictionary source) {
            for (var entry : source.entrySet()) {
                COSBase value = value(entry.getValue(), depth + 1);
                if (value != null) {
                    copy.setItem(entry.getKey(), value);
                }
            }
        }
        return copy;
    }

    private COSStream stream(COSStream source, int depth) throws IOException {
        COSBase before = copied.get(source);
        if (before instanceof COSStream known) {
            return known;
        }
        COSStream copy = target.getDocument().createCOSStream();
        copied.put(source, copy);
        if (source.containsKey(COSName.getPDFName("FFilter"))
                || COSName.getPDFName("PS").equals(source.getCOSName(COSName.SUBTYPE))) {
            return copy;
        }
        requireBounds(source);
        try (InputStream in = source.createRawInputStream();
                OutputStream out = copy.createRawOutputStream()) {
            in.transferTo(out);
        }
        fill(copy, source, depth);
        return copy;
    }

    private static void requireBounds(COSStream source) throws IOException {
        boolean image = COSName.IMAGE.equals(source.getCOSName(COSName.SUBTYPE));
        if (image) {
            long pixels =
                    Math.max(0, source.getLong(COSName.WIDTH, 0)) * Math.max(0, source.getLong(COSName.HEIGHT, 0));
            if (pixels > MOST_PIXELS || pixels < 0) {
                throw PdfBudget.tooCostly();
            }
        }
        if (image || filters(source).anyMatch(BoundedFilter::isPicture)) {
            return;
        }
        PdfBudget.measuring(() -> {
            try (InputStream in = source.createInputStream()) {
                in.transferTo(OutputStream.nullOutputStream());
            }
        });
    }

    private static Stream<COSName> filters(COSStream source) {
        COSBase filters = source.getFilters();
        if (filters instanceof COSArray array) {
            return array.toList().stream()
                    .map(PdfCopy::resolved)
                    .filter(COSName.class::isInstance)
                    .map(COSName.class::cast);
        }
        return filters instanceof COSName one ? Stream.of(one) : Stream.empty();
    }
}
