package pt.vez.documents.internal;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.jspecify.annotations.Nullable;
import pt.vez.documents.UploadRefused;

/**
 * What one PDF may unpack to. PDFBox unpacks object streams, tables and contents into memory without a bound; within a
 * budget every byte that leaves a filter is counted ({@link BoundedFilter}).
 */
final class PdfBudget {
    /** Object streams and cross-reference streams: what becomes objects. */
    private static final long STRUCTURE_BYTES = 32L << 20;

    /** Arrays, dictionaries and strings begin with one of {@code [ < (}; each costs about a hundred bytes of memory. */
    private static final long STRUCTURE_OBJECTS = 1_200_000;

    private static final long CROSS_REFERENCES = 300_000;

    /** One content stream, font or profile; it is unpacked to be counted, then let go. */
    private static final long CONTENT_BYTES = 64L << 20;

    private static final long CONTENT_BYTES_TOGETHER = 256L << 20;

    /** One row of a predictor (ISO 32000-1, 7.4.4.4). */
    private static final long ROW_BYTES = 1 << 20;

    /** Checked by all that reads, copies and writes, so that a file whose time is over gives its place to the next one. */
    static final Duration TIME = Duration.ofSeconds(30);

    private static final ThreadLocal<@Nullable PdfBudget> CURRENT = new ThreadLocal<>();

    private long structureBytes = STRUCTURE_BYTES;
    private long structureObjects = STRUCTURE_OBJECTS;
    private long contentBytes = CONTENT_BYTES_TOGETHER;
    private boolean content;
    private final long deadline;

    private PdfBudget(Duration time) {
        deadline = System.nanoTime() + time.toNanos();
    }

    static <T> T within(Duration time, Callable<T> work) throws Exception {
        CURRENT.set(new PdfBudget(time));
        try {
            return work.call();
        } finally {
            CURRENT.remove();
        }
    }

    /** The budget of the file that this thread reads; none outside of an upload. */
    static @Nullable PdfBudget current() {
        return CURRENT.get();
    }

    /** @throws UploadRefused when the time of the file that this thread reads is over */
    static void requireTime() {
        PdfBudget budget = current();
        if (budget != null && System.nanoTime() > budget.deadline) {
            throw tooCostly();
        }
    }

    /** Counts a stream that is unpacked only to be measured, as content and not as objects. */
    static void measuring(IoRunnable unpacking) throws IOException {
        PdfBudget budget = current();
        if (budget == null) {
            unpacking.run();
            return;
        }
        boolean before = budget.content;
        budget.content = true;
        try {
            unpacking.run();
        } finally {
            budget.content = before;
        }
    }

    /** Unpacking that may fail. */
    interface IoRunnable {
        void run() throws IOException;
    }

    static UploadRefused tooCostly() {
        return new UploadRefused("upload.costly");
    }

    /**
     * Counts what stands in the file as it came, before it is parsed.
     *
     * @throws UploadRefused when it is too much
     */
    static void requireParsable(byte[] file) {
        long objects = 0;
        for (byte each : file) {
            if (begins(each)) {
                objects++;
            }
        }
        if (objects > STRUCTURE_OBJECTS) {
            throw tooCostly();
        }
    }

    private static boolean begins(byte each) {
        return each == '[' || each == '<' || each == '(';
    }

    /** @throws UploadRefused when the parameters ask for rows no document has */
    void requireRows(COSDictionary stream) {
        COSBase parameters = stream.getDictionaryObject(COSName.DECODE_PARMS, COSName.DP);
        if (parameters instanceof COSArray each) {
            for (int i = 0; i < each.size(); i++) {
                requireRow(each.getObject(i));
            }
        } else {
            requireRow(parameters);
        }
    }

    private static void requireRow(@Nullable COSBase parameters) {
        if (parameters instanceof COSDictionary row) {
            long columns = row.getLong(COSName.COLUMNS, 1);
            long colours = Math.min(32, row.getLong(COSName.COLORS, 1));
            long bits = row.getLong(COSName.BITS_PER_COMPONENT, 8);
            if (columns < 0
                    || colours < 0
                    || bits < 0
                    || bits > 64
                    || columns > ROW_BYTES * 8 / Math.max(1, colours)
                    || columns * colours * bits / 8 > ROW_BYTES) {
                throw tooCostly();
            }
        }
    }

    /** @param last whether another filter reads what comes out; contents that are only measured are let go at the last */
    OutputStream counted(OutputStream target, COSDictionary stream, boolean last) {
        COSArray widths = stream.getCOSArray(COSName.W);
        long most = content ? CONTENT_BYTES : STRUCTURE_BYTES;
        if (!content && widths != null) {
            long width = 0;
            for (int i = 0; i < Math.min(8, widths.size()); i++) {
                width += Math.max(0, widths.getInt(i, 0));
            }
            most = Math.min(most, CROSS_REFERENCES * Math.max(1, width));
        }
        return new Counted(content && last ? OutputStream.nullOutputStream() : target, most);
    }

    private final class Counted extends OutputStream {
        private final OutputStream target;
        private long left;

        Counted(OutputStream target, long most) {
            this.target = target;
            left = most;
        }

        @Override
        public void write(int b) throws IOException {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            requireTime();
            left -= length;
            if (content) {
                contentBytes -= length;
            } else {
                structureBytes -= length;
                for (int i = offset; i < offset + length; i++) {
                    if (begins(bytes[i])) {
                        structureObjects--;
                    }
                }
            }
            if (left < 0 || contentBytes < 0 || structureBytes < 0 || structureObjects < 0) {
                throw tooCostly();
            }
            target.write(bytes, offset, length);
        }

        @Override
        public void flush() throws IOException {
            target.flush();
        }
    }
}
