package pt.vez.portal.internal;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import pt.vez.portal.internal.BoundedStream.Pace;

/** A request whose body the application reads itself, within the pace and the size of an upload. */
class PacedRequest extends HttpServletRequestWrapper {
    private final Pace pace;
    private @Nullable ServletInputStream body;

    PacedRequest(HttpServletRequest request, Pace pace) {
        super(request);
        this.pace = pace;
    }

    @Override
    public ServletInputStream getInputStream() throws IOException {
        ServletInputStream known = body;
        if (known == null) {
            ServletInputStream source = super.getInputStream();
            known = new Paced(source, new BoundedStream(source, BodyLimits.UPLOAD, pace));
            body = known;
        }
        return known;
    }

    private static final class Paced extends ServletInputStream {
        private final ServletInputStream source;
        private final BoundedStream bounded;

        Paced(ServletInputStream source, BoundedStream bounded) {
            this.source = source;
            this.bounded = bounded;
        }

        @Override
        public int read() throws IOException {
            return bounded.read();
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            return bounded.read(target, offset, length);
        }

        @Override
        public boolean isFinished() {
            return source.isFinished();
        }

        @Override
        public boolean isReady() {
            return source.isReady();
        }

        @Override
        public void setReadListener(ReadListener listener) {
            throw new IllegalStateException("the body is read with a pace");
        }
    }
}
