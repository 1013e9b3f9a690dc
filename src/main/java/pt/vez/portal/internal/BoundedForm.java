package pt.vez.portal.internal;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.Part;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Enumeration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.tomcat.util.http.fileupload.FileItemIterator;
import org.apache.tomcat.util.http.fileupload.FileItemStream;
import org.apache.tomcat.util.http.fileupload.FileUpload;
import org.apache.tomcat.util.http.fileupload.servlet.ServletRequestContext;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;
import org.springframework.util.StreamUtils;
import org.springframework.web.util.UriComponentsBuilder;
import org.springframework.web.util.UriUtils;

/**
 * A form (<i>multipart/form-data</i>, RFC 7578) read as it arrives: of every file no more than a bound is kept, in memory,
 * and the rest is dropped. Whoever sends too much is answered like everybody else, with what they typed still there.
 */
class BoundedForm extends HttpServletRequestWrapper {
    private static final int MOST_PARTS = 100;
    private static final int MOST_TEXT = 20_000;
    private final Map<String, List<String>> values = new LinkedHashMap<>();
    private final List<Part> parts = new ArrayList<>();

    /** @param most bytes kept of a file; one byte more says that there were more */
    BoundedForm(HttpServletRequest request, int most) throws IOException {
        super(request);
        String asked = request.getQueryString();
        if (asked != null) {
            query(asked);
        }
        var reader = new FileUpload();
        reader.setHeaderEncoding(StandardCharsets.UTF_8.name());
        reader.setFileCountMax(MOST_PARTS);
        FileItemIterator items = reader.getItemIterator(new ServletRequestContext(request));
        while (items.hasNext()) {
            FileItemStream item = items.next();
            try (InputStream content = item.openStream()) {
                if (item.isFormField()) {
                    String text = new String(content.readNBytes(MOST_TEXT), StandardCharsets.UTF_8);
                    values.computeIfAbsent(item.getFieldName(), any -> new ArrayList<>())
                            .add(text);
                } else {
                    // The form has one file; of others, which nobody asked for, nothing is kept.
                    byte[] kept = content.readNBytes(parts.isEmpty() ? most + 1 : 0);
                    parts.add(new Kept(item.getFieldName(), item.getContentType(), kept));
                }
                StreamUtils.drain(content);
            }
        }
    }

    private void query(String query) {
        MultiValueMap<String, String> asked =
                UriComponentsBuilder.newInstance().query(query).build().getQueryParams();
        asked.forEach((name, all) -> values.put(
                UriUtils.decode(name, StandardCharsets.UTF_8),
                new ArrayList<>(all.stream()
                        .map(each -> each == null ? "" : UriUtils.decode(each, StandardCharsets.UTF_8))
                        .toList())));
    }

    @Override
    public @Nullable String getParameter(String name) {
        List<String> all = values.get(name);
        return all == null ? null : all.getFirst();
    }

    @Override
    public String @Nullable [] getParameterValues(String name) {
        List<String> all = values.get(name);
        return all == null ? null : all.toArray(String[]::new);
    }

    @Override
    public Enumeration<String> getParameterNames() {
        return Collections.enumeration(values.keySet());
    }

    @Override
    public Map<String, String[]> getParameterMap() {
        Map<String, String[]> map = new LinkedHashMap<>();
        values.forEach((name, all) -> map.put(name, all.toArray(String[]::new)));
        return map;
    }

    @Override
    public Collection<Part> getParts() {
        return parts;
    }

    @Override
    public @Nullable Part getPart(String name) {
        return parts.stream()
                .filter(part -> part.getName().equals(name))
                .findFirst()
                .orElse(null);
    }

    /** What the file is called on the device of who sent it is of no use here. */
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
