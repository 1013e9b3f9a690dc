package pt.vez.documents.internal;

import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotation;
import org.apache.pdfbox.pdmodel.interactive.form.PDAcroForm;
import org.apache.pdfbox.pdmodel.interactive.form.PDField;
import org.apache.pdfbox.pdmodel.interactive.form.PDSignatureField;
import org.apache.pdfbox.pdmodel.interactive.form.PDTerminalField;
import org.apache.pdfbox.util.Matrix;
import org.jspecify.annotations.Nullable;
import pt.vez.documents.UploadRefused;

/**
 * What a person wrote on a page after it was made: fields of forms, ink, stamps, highlights, free text, notes. Each is
 * given back as the drawing it has, or PDFBox makes for it; words that would not be seen on the page as text.
 */
final class PdfAnnotations {
    private static final int MOST_ON_A_PAGE = 5_000;
    private static final int HIDDEN = 1 << 1 | 1 << 5;
    private static final Set<String> NOT_DRAWN = Set.of("Link", "Popup", "PrinterMark", "TrapNet");

    /** Their words are on the page already. */
    private static final Set<String> WORDS_DRAWN = Set.of("FreeText", "Widget", "Link");

    private final PDDocument document;
    private final List<String> words = new ArrayList<>();
    private int attachments;

    PdfAnnotations(PDDocument document) {
        this.document = document;
    }

    /** An appearance and where it stands on its page. */
    record Drawn(COSStream appearance, AffineTransform placed) {}

    /** What is not seen on any page, in the order of the pages. */
    List<String> words() {
        return words;
    }

    int attachments() {
        return attachments;
    }

    /** Gives fields that have a value and no drawing their drawing; what cannot be drawn becomes words. */
    void drawFields() {
        PDAcroForm form = document.getDocumentCatalog().getAcroForm(null);
        if (form == null) {
            return;
        }
        boolean stale = form.getNeedAppearances();
        for (PDField field : form.getFieldTree()) {
            if (field instanceof PDTerminalField && !(field instanceof PDSignatureField)) {
                drawField(form, field, stale);
            }
        }
    }

    private void drawField(PDAcroForm form, PDField field, boolean stale) {
        String value = field.getValueAsString();
        boolean drawn = field.getWidgets().stream().allMatch(widget -> appearance(widget.getCOSObject()) != null);
        if (value == null || value.isBlank() || value.equals("Off") || drawn && !stale) {
            return;
        }
        try {
            form.refreshAppearances(List.of(field));
            drawn = field.getWidgets().stream().anyMatch(widget -> appearance(widget.getCOSObject()) != null);
        } catch (UploadRefused e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            // A letter its font does not have, or no font at all.
            drawn = false;
        }
        if (!drawn) {
            String name =
                    field.getAlternateFieldName() == null ? field.getPartialName() : field.getAlternateFieldName();
            words.add((name == null ? "" : name + ": ") + value);
        }
    }

    List<Drawn> of(COSDictionary page, int number) {
        List<Drawn> drawn = new ArrayList<>();
        COSArray annotations = page.getCOSArray(COSName.ANNOTS);
        if (annotations == null) {
            return drawn;
        }
        if (annotations.size() > MOST_ON_A_PAGE) {
            throw PdfBudget.tooCostly();
        }
        for (int i = 0; i < annotations.size(); i++) {
            if (annotations.getObject(i) instanceof COSDictionary annotation) {
                Drawn one = one(annotation, number);
                if (one != null) {
                    drawn.add(one);
                }
            }
        }
        return drawn;
    }

    private @Nullable Drawn one(COSDictionary annotation, int number) {
        String kind = String.valueOf(annotation.getNameAsString(COSName.SUBTYPE));
        if (kind.equals("FileAttachment")) {
            attachments++;
        }
        if (NOT_DRAWN.contains(kind) || (annotation.getInt(COSName.F, 0) & HIDDEN) != 0) {
            return null;
        }
        COSStream appearance = appearance(annotation);
        if (appearance == null && !kind.equals("Widget")) {
            appearance = made(annotation);
        }
        String said = annotation.getString(COSName.CONTENTS, "");
        if (!said.isBlank() && (appearance == null || !WORDS_DRAWN.contains(kind))) {
            words.add(number + " · " + said);
        }
        AffineTransform placed = appearance == null ? null : placed(annotation, appearance);
        return appearance == null || placed == null ? null : new Drawn(appearance, placed);
    }

    private @Nullable COSStream made(COSDictionary annotation) {
        try {
            PDAnnotation known = PDAnnotation.createAnnotation(annotation);
            known.constructAppearances(document);
            return appearance(annotation);
        } catch (UploadRefused e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            return null;
        }
    }

    /** The normal appearance, of the state the annotation is in (ISO 32000-1, 12.5.5). */
    private static @Nullable COSStream appearance(COSDictionary annotation) {
        COSDictionary appearances = annotation.getCOSDictionary(COSName.AP);
        COSBase normal = appearances == null ? null : appearances.getDictionaryObject(COSName.N);
        if (normal instanceof COSDictionary states && !(normal instanceof COSStream)) {
            COSName state = annotation.getCOSName(COSName.AS);
            normal = state == null ? null : states.getDictionaryObject(state);
        }
        return normal instanceof COSStream stream ? stream : null;
    }

    /** Algorithm 8.1 of ISO 32000-1: the transformed box of the appearance is brought onto the annotation's rectangle. */
    private static @Nullable AffineTransform placed(COSDictionary annotation, COSStream appearance) {
        COSArray corners = annotation.getCOSArray(COSName.RECT);
        COSArray box = appearance.getCOSArray(COSName.BBOX);
        if (corners == null || corners.size() < 4 || box == null || box.size() < 4) {
            return null;
        }
        var rectangle = new PDRectangle(corners);
        Rectangle2D shape = new PDRectangle(box)
                .transform(Matrix.createMatrix(appearance.getDictionaryObject(COSName.MATRIX)))
                .getBounds2D();
        if (shape.getWidth() == 0 || shape.getHeight() == 0) {
            return null;
        }
        var placed = new AffineTransform();
        placed.translate(rectangle.getLowerLeftX(), rectangle.getLowerLeftY());
        placed.scale(rectangle.getWidth() / shape.getWidth(), rectangle.getHeight() / shape.getHeight());
        placed.translate(-shape.getX(), -shape.getY());
        return placed;
    }
}
