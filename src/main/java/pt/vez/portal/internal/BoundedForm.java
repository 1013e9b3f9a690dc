package pt.vez.portal.internal;

import jakarta.servlet.http.Part;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.tomcat.util.http.fileupload.FileItemIterator;
import org.apache.tomcat.util.http.fileupload.FileItemStream;
import org.apache.tomcat.util.http.fileupload.FileUpload;
import org.apache.tomcat.util.http.fileupload.UploadContext;
import org.jspecify.annotations.Nullable;
import org.springframework.util.StreamUtils;

/**
 * A form (<i>multipart/form-data</i>, RFC 7578) read as it arrives: of its file no more than a bound is kept, in memory, and
 * the rest is dropped, so that a file too large is answered at its field with what was typed still there. The number of
 * parts and the length of a field are bounded while they are read.
 */
record BoundedForm(Map<String, List<String>> values, List<Part> parts) {
    static final int MOST_PARTS = 100;
    static final int MOST_TEXT = 20_000;

    /**
     * @param body bounded in length and time by the caller
     * @param most bytes kept of the file; one byte more says that there were more
     * @throws BodyTooLarge with more than {@value #MOST_PARTS} parts, or a field of more than {@value #MOST_TEXT} bytes
     * @throws IOException when the body is no such form, or ends too early
     */
    static BoundedForm read(InputStream body, String contentType, int most) throws IOException {
        Map<String, List<String>> values = new LinkedHashMap<>();
        List<Part> parts = new ArrayList<>();
        var reader = new FileUpload();
        reader.setHeaderEncoding(StandardCharsets.UTF_8.name());
        FileItemIterator items = reader.getItemIterator(new Source(body, contentType));
        int seen = 0;
        while (items.hasNext()) {
            FileItemStream item = items.next();
            if (++seen > MOST_PARTS) {
                throw new BodyTooLarge(MOST_PARTS + " parts");
            }
            try (InputStream content = item.openStream()) {
                if (item.isFormField()) {
                    byte[] text = content.readNBytes(MOST_TEXT + 1);
                    if (text.length > MOST_TEXT) {
                        throw new BodyTooLarge(MOST_TEXT + " bytes in a field");
                    }
                    values.computeIfAbsent(item.getFieldName(), any -> new ArrayList<>())
                            .add(new String(text, StandardCharsets.UTF_8));
                } else {
                    // The form has one file; of others, which it did not ask for, nothing is kept.
                    byte[] kept = content.readNBytes(parts.isEmpty() ? most + 1 : 0);
                    parts.add(new Kept(item.getFieldName(), item.getContentType(), kept));
                    StreamUtils.drain(content);
                }
            }
        }
        return new BoundedForm(values, parts);
    }

    private record Source(InputStream body, String contentType) implements UploadContext {
        @Override
        public String getCharacterEncoding() {
            return StandardCharsets.UTF_8.name();
        }

        @Override
        public String getContentType() {
            return contentType;
        }

        @Override
        public InputStream getInputStream() {
            return body;
        }

        @Override
        public long contentLength() {
            return -1;
        }
    }

    /** The name of the file on the sender's device is of no use here. */
    private record Kept(String field, @Nullable String type, byte[] content) implements Part {
        private static final String NAME = "file";

        @Override
        public String getName() {
            return field;
        }

        @Override
        public String getSubmittedFileName() {
            return NAME;
        }

        @Override
        public @Nullable String getContentType() {
            return type;
        }

        @Override
        public InputStream getInputStream() {
            return new ByteArrayInputStream(content);
        }

        @Override
        public long getSize() {
            return content.length;
        }

        @Override
        public void write(String file) throws IOException {
            Files.write(Path.of(file), content);
        }

        @Override
        public void delete() {
            // it is in memory alone
        }

        @Override
        public @Nullable String getHeader(String name) {
            return name.equalsIgnoreCase("Content-Disposition")
                    ? "form-data; name=\"" + field + "\"; filename=\"" + NAME + "\""
                    : null;
        }

        @Override
        public Collection<String> getHeaders(String name) {
            String value = getHeader(name);
            return value == null ? List.of() : List.of(value);
        }

        @Override
        public Collection<String> getHeaderNames() {
            return List.of("Content-Disposition");
        }
    }
}
