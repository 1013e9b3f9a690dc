package pt.vez.documents.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.filter.DecodeOptions;
import org.apache.pdfbox.filter.DecodeResult;
import org.apache.pdfbox.filter.Filter;
import org.apache.pdfbox.filter.FilterFactory;

/**
 * A filter of PDFBox that spends the {@link PdfBudget} of its thread. PDFBox has neither a bound nor a place to put one
 * (3.0.8), so its table of filters is changed once, when the class is loaded; should a later version keep it elsewhere,
 * loading fails and no PDF is read.
 */
final class BoundedFilter extends Filter {
    /** Pictures are copied as they are; nothing that has to be unpacked here is one. */
    private static final Set<COSName> PICTURES = Set.of(
            COSName.DCT_DECODE,
            COSName.DCT_DECODE_ABBREVIATION,
            COSName.CCITTFAX_DECODE,
            COSName.CCITTFAX_DECODE_ABBREVIATION,
            COSName.JPX_DECODE,
            COSName.JBIG2_DECODE);

    private static boolean installed;
    private final Filter bounded;
    private final boolean picture;

    private BoundedFilter(Filter bounded, boolean picture) {
        this.bounded = bounded;
        this.picture = picture;
    }

    /** Puts every filter of PDFBox under the budget; a second call does nothing. */
    @SuppressWarnings("unchecked")
    static synchronized void install() {
        if (installed) {
            return;
        }
        try {
            var field = FilterFactory.class.getDeclaredField("filters");
            field.setAccessible(true);
            var filters = (Map<COSName, Filter>) field.get(FilterFactory.INSTANCE);
            Map<Filter, Filter> once = new IdentityHashMap<>();
            filters.replaceAll((name, filter) ->
                    once.computeIfAbsent(filter, each -> new BoundedFilter(each, PICTURES.contains(name))));
            installed = true;
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("the filters of PDFBox cannot be bounded", e);
        }
    }

    static boolean isPicture(COSName filter) {
        return PICTURES.contains(filter);
    }

    @Override
    public DecodeResult decode(InputStream encoded, OutputStream decoded, COSDictionary parameters, int index)
            throws IOException {
        return decode(encoded, decoded, parameters, index, DecodeOptions.DEFAULT);
    }

    @Override
    public DecodeResult decode(
            InputStream encoded, OutputStream decoded, COSDictionary parameters, int index, DecodeOptions options)
            throws IOException {
        PdfBudget budget = PdfBudget.current();
        if (budget == null) {
            return bounded.decode(encoded, decoded, parameters, index, options);
        }
        if (picture) {
            throw new IOException("a picture where objects or contents should be");
        }
        budget.requireRows(parameters);
        boolean last = !(parameters.getDictionaryObject(COSName.FILTER, COSName.F) instanceof COSArray chain)
                || index == chain.size() - 1;
        return bounded.decode(encoded, budget.counted(decoded, parameters, last), parameters, index, options);
    }

    @Override
    protected void encode(InputStream input, OutputStream encoded, COSDictionary parameters) throws IOException {
        bounded.encode(input, encoded, parameters, 0);
    }
}
