package pt.vez.documents.internal;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.apache.pdfbox.io.RandomAccessRead;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.io.RandomAccessReadView;

/** A PDF in memory that is no longer read once its time is over: a parser that looks for structure reads again and again. */
final class TimedBytes extends RandomAccessReadBuffer {
    private static final int EVERY = 4_096;
    private int reads;

    TimedBytes(byte[] content) {
        super(content);
    }

    private void step() {
        if (++reads % EVERY == 0) {
            PdfBudget.requireTime();
        }
    }

    @Override
    public int read() throws IOException {
        step();
        return super.read();
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        step();
        return super.read(target, offset, length);
    }

    @Override
    public void seek(long position) throws IOException {
        step();
        super.seek(position);
    }

    @Override
    public RandomAccessReadView createView(long start, long length) throws IOException {
        RandomAccessRead parent = this;
        return new RandomAccessReadView(parent, start, length);
    }

    /** What is written in the same time. */
    static final class Out extends ByteArrayOutputStream {
        Out(int size) {
            super(size);
        }

        @Override
        public synchronized void write(byte[] bytes, int offset, int length) {
            PdfBudget.requireTime();
            super.write(bytes, offset, length);
        }
    }
}
