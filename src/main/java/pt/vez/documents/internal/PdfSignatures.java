package pt.vez.documents.internal;

import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSString;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.interactive.form.PDField;
import org.apache.pdfbox.pdmodel.interactive.form.PDSignatureField;

/**
 * Tells whether a PDF is digitally signed: a signature field of its form has a value that covers the file from its first
 * byte but for the place of the signature itself (ISO 32000-1, 12.8.1), and that place holds what begins as CMS (RFC 5652)
 * does. Whether the signature is valid is for others to verify.
 */
final class PdfSignatures {
    private static final COSName BYTE_RANGE = COSName.getPDFName("ByteRange");
    private static final int SEQUENCE = 0x30;
    private static final int SHORTEST = 128;

    private PdfSignatures() {}

    /** @param length of the file, in bytes */
    static boolean isSigned(PDDocument document, int length) {
        var form = document.getDocumentCatalog().getAcroForm(null);
        if (form == null) {
            return false;
        }
        for (PDField field : form.getFieldTree()) {
            PdfBudget.requireTime();
            if (field instanceof PDSignatureField
                    && field.getCOSObject().getDictionaryObject(COSName.V) instanceof COSDictionary value
                    && isSignature(value, length)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isSignature(COSDictionary value, int length) {
        COSArray range = value.getCOSArray(BYTE_RANGE);
        COSBase contents = value.getDictionaryObject(COSName.CONTENTS);
        if (range == null || range.size() != 4 || !(contents instanceof COSString signature)) {
            return false;
        }
        long first = range.getInt(1, -1);
        long second = range.getInt(2, -1);
        long rest = range.getInt(3, -1);
        byte[] bytes = signature.getBytes();
        return range.getInt(0, -1) == 0
                && first > 0
                && rest >= 0
                // In hexadecimal digits, between angle brackets.
                && second - first >= 2L * bytes.length
                && second + rest <= length
                && bytes.length >= SHORTEST
                && (bytes[0] & 0xFF) == SEQUENCE;
    }
}
